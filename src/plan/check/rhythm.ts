import { compileCalendar } from '../calendar/work-calendar.ts';
import type { IsoDate } from '../plan.ts';
import type { CheckedPlan } from './checked-plan.ts';
import type { Finding } from './finding.ts';
import { found } from './found.ts';

const QUIET_DAYS = 5;

/**
 * A plan with open work of which nothing was recorded for five working days. `lastUpdate` null means never:
 * the plan's start counts. Where it is not known, the latest date in the actuals and
 * the state serves; without any, a plan that keeps no record is not blamed for it.
 */
export function nothingUpdated(checked: CheckedPlan, lastUpdate: IsoDate | null | undefined): Finding[] {
  const { plan, today, open } = checked;
  const last = lastUpdate === undefined ? latestDate(checked) : (lastUpdate ?? plan.start);
  if (last === null || open.length === 0 || last >= today || plan.start > today) return [];
  const since = last < plan.start ? plan.start : last;
  const days = compileCalendar(plan).workdaysBetween(since, today);
  if (days < QUIET_DAYS) return [];
  return [found('nothing-updated', null, `Nothing was updated since ${since}: ${days} working days.`)];
}

function latestDate({ plan, state }: CheckedPlan): IsoDate | null {
  const dates = [
    ...plan.items.flatMap(({ actuals }) => [actuals.started, actuals.finished]),
    ...[...state.items.values()].flatMap(({ started, finished }) => [started, finished]),
    ...state.blockers.flatMap(({ raisedOn, resolvedOn }) => [raisedOn, resolvedOn]),
  ];
  return dates.reduce(
    (latest, date) => (date !== null && (latest === null || date > latest) ? date : latest),
    null,
  );
}

export function missingSync({ plan, open }: CheckedPlan): Finding[] {
  if (plan.sync !== null || open.length === 0) return [];
  return [found('no-sync', null, 'No daily sync is scheduled.')];
}
