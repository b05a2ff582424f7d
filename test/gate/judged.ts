import { judgeEvidence } from '../../src/gate/evidence.ts';
import type { GivenEvidence } from '../../src/gate/review.ts';
import type { Criterion, Plan } from '../../src/plan/plan.ts';
import type { PlanState } from '../../src/plan/state.ts';
import { plan, state } from './plans.ts';

interface Setting {
  plan?: Plan;
  state?: PlanState;
  phase?: string;
  today?: string;
  given?: Partial<GivenEvidence>[];
}

/** What is known of one criterion in a setting; things said are versions 1, 2 and so on. */
export function judged(one: Criterion, setting: Setting = {}) {
  const given = (setting.given ?? []).map((said, index) => ({
    criterion: one.id,
    version: index + 1,
    state: null,
    value: null,
    link: null,
    by: 'eve',
    ...said,
  }));
  const [evidence] = judgeEvidence({
    plan: setting.plan ?? plan(),
    state: setting.state ?? state(),
    gate: { phase: setting.phase ?? 'foundation', criteria: [one] },
    given,
    today: setting.today ?? '2026-11-16',
  });
  return evidence;
}
