import { analyse } from '../../../src/plan/analysis/analyse.ts';
import { checkPlan } from '../../../src/plan/check/check-plan.ts';
import type { Finding } from '../../../src/plan/check/finding.ts';
import type { IsoDate, Plan } from '../../../src/plan/plan.ts';
import type { PlanState } from '../../../src/plan/state.ts';

/** When and in what state a plan is checked: on its first day and untouched, unless said otherwise. */
export interface Moment extends Partial<PlanState> {
  today?: IsoDate;
  lastUpdate?: IsoDate | null;
}

export function findingsOf(plan: Plan, { today = plan.start, lastUpdate, ...known }: Moment = {}): Finding[] {
  const state: PlanState = {
    phase: plan.phases[0]?.id ?? null,
    items: new Map(),
    blockers: [],
    requirementsTicked: new Map(),
    results: [],
    ...known,
  };
  return checkPlan(plan, state, today, analyse(plan, state, today), lastUpdate);
}
