import { analyse } from '../plan/analysis/analyse.ts';
import type { Analysis } from '../plan/analysis/analysis.ts';
import { compileCalendar, type WorkCalendar } from '../plan/calendar/work-calendar.ts';
import type { IsoDate } from '../plan/plan.ts';
import type { Store } from '../storage/database.ts';
import type { StoredPlan } from '../storage/plans.ts';
import type { Actor, PlanRef } from './deps.ts';
import { dayOf, findPlan } from './find.ts';
import type { Result } from './refusal.ts';

/** A stored plan with its analysis of a day. */
export interface AnalysedPlan {
  stored: StoredPlan;
  /** The day in the plan's zone. */
  today: IsoDate;
  analysis: Analysis;
  calendar: WorkCalendar;
}

/** The plan that a caller means, analysed from the day that `now` (milliseconds) falls on in its zone. */
export function loadAnalysedPlan(
  store: Store,
  actor: Actor,
  ref: PlanRef,
  now: number,
): Result<{ analysed: AnalysedPlan }> {
  const found = findPlan(store, actor, ref);
  return found.ok ? { ok: true, analysed: analysePlan(found.stored, now) } : found;
}

export function analysePlan(stored: StoredPlan, now: number): AnalysedPlan {
  const today = dayOf(stored, now);
  return {
    stored,
    today,
    analysis: analyse(stored.plan, stored.state, today),
    calendar: compileCalendar(stored.plan),
  };
}
