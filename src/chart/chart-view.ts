import type { Analysis } from '../plan/analysis/analysis.ts';
import type { Snapshot } from '../plan/analysis/snapshot.ts';
import { compileCalendar } from '../plan/calendar/work-calendar.ts';
import type { Odds } from '../plan/odds/odds.ts';
import type { IsoDate, Plan } from '../plan/plan.ts';
import type { PlanState } from '../plan/state.ts';
import { lanesOf } from './lanes.ts';
import { type Decisions, meetingsOf, nearest } from './meetings.ts';
import { placedRows } from './rows.ts';
import { closedRuns, spanOf } from './span.ts';
import type { ChartLane, ChartView } from './view.ts';

/** Rows of items, convergence points and gates together. */
const MAX_ROWS = 60;
const MAX_MEETINGS = 16;

/** Pairs that follow each other, of those that have a row. */
function pairs(path: readonly string[], lanes: readonly ChartLane[]): ChartView['critical'] {
  const shown = new Set(lanes.flatMap(({ rows }) => rows.map(({ id }) => id)));
  return path.flatMap((after, at) => {
    const before = path[at - 1];
    return before !== undefined && shown.has(before) && shown.has(after) ? [[before, after] as const] : [];
  });
}

type Shown = Pick<ChartView, 'meetings' | 'lanes'>;

const workDates = ({ meetings, lanes }: Shown): IsoDate[] => [
  ...meetings.map(({ forecast }) => forecast),
  ...lanes.flatMap(({ rows, more }) =>
    [...rows, ...(more ? [more] : [])].flatMap((row) => [row.start, row.finish]),
  ),
];

/** Due dates, and the dates of the baseline. */
const promisedDates = ({ meetings, lanes }: Shown): IsoDate[] =>
  [
    ...meetings.flatMap((meeting) => [meeting.baseline, meeting.kind === 'convergence' ? meeting.due : null]),
    ...lanes.flatMap(({ rows }) =>
      rows.flatMap(({ due, state, baseline }) => [
        state === 'done' ? null : due,
        baseline?.start ?? null,
        baseline?.finish ?? null,
      ]),
    ),
  ].filter((date) => date !== null);

/** Of every level, since a blocker may stand on an epic. */
function blockedItems(plan: Plan, state: PlanState, analysis: Analysis): ChartView['blocked'] {
  const open = new Set(state.blockers.flatMap(({ item, resolvedOn }) => (resolvedOn === null ? [item] : [])));
  return plan.items.flatMap(({ id, name }, at) =>
    open.has(id) && analysis.items[at]?.status !== 'done' ? [{ id, name }] : [],
  );
}

/**
 * What a picture of the plan shows. `analysis` is of the same plan and state; `decisions` has the last outcome of each
 * gate that was reviewed, by gate id.
 */
export function chartView(
  plan: Plan,
  state: PlanState,
  analysis: Analysis,
  baseline: Snapshot | null,
  odds: Odds | null = null,
  decisions: Decisions = new Map(),
): ChartView {
  const calendar = compileCalendar(plan);
  const placed = placedRows(plan, analysis, baseline);
  const meetings = meetingsOf(plan, state, analysis, baseline, odds, decisions);
  const shown = nearest(meetings, MAX_MEETINGS);
  const moreMeetings = meetings.length - shown.length;
  const lanes = lanesOf(plan, placed, MAX_ROWS - shown.length - (moreMeetings > 0 ? 1 : 0));
  const drawn = { meetings: shown, lanes };
  const span = spanOf(
    [analysis.date, analysis.start, analysis.end, ...workDates(drawn)],
    promisedDates(drawn),
  );
  return {
    plan: plan.name,
    date: analysis.date,
    day: analysis.day,
    days: analysis.days,
    phase: plan.phases.find(({ id }) => id === state.phase)?.name ?? null,
    progress: analysis.progress,
    end: analysis.end,
    behindDays: baseline === null ? null : calendar.workdaysBetween(baseline.end, analysis.end),
    likelyEnd: odds?.end.p85 ?? null,
    ...span,
    closed: closedRuns(span, calendar),
    meetings: shown,
    moreMeetings,
    lanes,
    critical: pairs(analysis.criticalPath, lanes),
    blocked: blockedItems(plan, state, analysis),
    overdue: placed.flatMap(({ row: { overdue, id, name, lateDays } }) =>
      overdue ? [{ id, name, lateDays }] : [],
    ),
  };
}
