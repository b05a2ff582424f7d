import { analyse } from '../plan/analysis/analyse.ts';
import type { Analysis } from '../plan/analysis/analysis.ts';
import { compileCalendar, type WorkCalendar } from '../plan/calendar/work-calendar.ts';
import { checkPlan } from '../plan/check/check-plan.ts';
import { groupFindings } from '../plan/check/group-findings.ts';
import type { IsoDate } from '../plan/plan.ts';
import type { Store } from '../storage/database.ts';
import type { StoredPlan } from '../storage/plans.ts';
import type { Actor, PlanRef } from './deps.ts';
import { dayOf, findPlan } from './find.ts';
import { goesWith } from './goes-with.ts';
import type { Result } from './refusal.ts';

/** A stored plan with its analysis of a day. It may be shared with other readers: nothing in it is changed. */
export interface AnalysedPlan {
  stored: StoredPlan;
  /** The day in the plan's zone. */
  today: IsoDate;
  analysis: Analysis;
  calendar: WorkCalendar;
}

/**
 * Names a plan as it stands on a day, for what is kept of it. With its version: an answer that waited for its odds
 * tells of the plan as it stood when it was asked for.
 */
export function asItStands({ id, version }: Pick<StoredPlan, 'id' | 'version'>, today: IsoDate): string {
  return `${id} ${version} ${today}`;
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
  return analysisOn(stored, dayOf(stored, now));
}

/** What the plan check finds on the day of an analysis, alike findings together. */
export const findingsOn = onceADay((stored, day) => {
  const { analysis } = analysisOn(stored, day);
  return groupFindings(checkPlan(stored.plan, stored.state, day, analysis));
});

const analysisOn = onceADay(
  (stored, today): AnalysedPlan => ({
    stored,
    today,
    analysis: analyse(stored.plan, stored.state, today),
    calendar: compileCalendar(stored.plan),
  }),
);

/**
 * Computes something of a plan once for each day that is asked of it in a row. A plan that changed is another
 * object, so what is remembered is never old, and it goes with the plan.
 */
function onceADay<T>(
  compute: (stored: StoredPlan, day: IsoDate) => T,
): (stored: StoredPlan, day: IsoDate) => T {
  const known = goesWith<StoredPlan, { day: IsoDate; value: T }>();
  return (stored, day) => {
    const before = known.get(stored);
    if (before?.day === day) return before.value;
    const value = compute(stored, day);
    known.set(stored, { day, value });
    return value;
  };
}
