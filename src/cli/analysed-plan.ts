import { analyse } from '../plan/analysis/analyse.ts';
import type { Analysis } from '../plan/analysis/analysis.ts';
import { compileCalendar } from '../plan/calendar/work-calendar.ts';
import { checkPlan } from '../plan/check/check-plan.ts';
import type { Finding } from '../plan/check/finding.ts';
import type { Odds } from '../plan/odds/odds.ts';
import { odds } from '../plan/odds/simulate.ts';
import type { Actuals, IsoDate, Plan } from '../plan/plan.ts';
import { stateFromPlan } from '../plan/state-from-plan.ts';

export interface AnalysedPlan {
  plan: Plan;
  analysis: Analysis;
  odds: Odds;
  baselineEnd: IsoDate;
  /** Working days that the forecast of the end lies behind the baseline; negative where it lies ahead. */
  behindDays: number;
  findings: Finding[];
}

const UNTOUCHED: Actuals = { started: null, finished: null, progress: null, remaining: null, blocked: null };

/** The plan of a file as it stands on a day, by the actuals in the file; the baseline is the plan without them. */
export function analysePlan(plan: Plan, day: IsoDate): AnalysedPlan {
  const today = day < plan.start ? plan.start : day;
  const state = stateFromPlan(plan);
  const analysis = analyse(plan, state, today);
  const promised = untouched(plan);
  const baselineEnd = analyse(promised, stateFromPlan(promised), plan.start).end;
  return {
    plan,
    analysis,
    odds: odds(plan, state, today),
    baselineEnd,
    behindDays: compileCalendar(plan).workdaysBetween(baselineEnd, analysis.end),
    findings: checkPlan(plan, state, today, analysis),
  };
}

const untouched = (plan: Plan): Plan => ({
  ...plan,
  items: plan.items.map((item) => ({
    ...item,
    actuals: UNTOUCHED,
    subtasks: item.subtasks.map(({ text }) => ({ text, done: false })),
  })),
});
