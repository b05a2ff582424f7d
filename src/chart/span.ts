import { dateOf, dayOf, weekdayOf } from '../plan/calendar/day.ts';
import type { WorkCalendar } from '../plan/calendar/work-calendar.ts';
import type { DateRange, IsoDate } from '../plan/plan.ts';

/** Shorter plans are drawn as if they had three weeks. */
const SHORTEST = 21;
/** In longer ones a closed day is narrower than a hair. */
const LONGEST_SHADED = 3 * 366;

/** How much wider than the work promised dates may make a picture, and that in days at least. */
const WIDER = 0.2;
const LEAST_WIDER = 14;

const ends = (days: readonly number[]): [first: number, last: number] =>
  days.reduce(
    ([first, last], day) => [Math.min(first, day), Math.max(last, day)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );

/**
 * Whole weeks from Monday to Sunday that hold all the dates of `work`, which has one at least, and those of `promises`
 * that are not far outside.
 */
export function spanOf(work: readonly IsoDate[], promises: readonly IsoDate[]): DateRange {
  const [start, end] = ends(work.map(dayOf));
  const margin = Math.max(LEAST_WIDER, WIDER * (end - start));
  const near = promises.map(dayOf).filter((day) => day >= start - margin && day <= end + margin);
  const [first, last] = ends([start, end, ...near]);
  const from = first - weekdayOf(first);
  const to = Math.max(last, from + SHORTEST - 1);
  return { from: dateOf(from), to: dateOf(to + 6 - weekdayOf(to)) };
}

/** The runs of days that nobody works; none where the span is too long to show them. */
export function closedRuns({ from, to }: DateRange, calendar: WorkCalendar): DateRange[] {
  const runs: DateRange[] = [];
  const last = dayOf(to);
  if (last - dayOf(from) > LONGEST_SHADED) return runs;
  let open: DateRange | null = null;
  for (let day = dayOf(from); day <= last; day++) {
    const date = dateOf(day);
    if (calendar.isWorkday(date)) {
      open = null;
    } else if (open) {
      open.to = date;
    } else {
      open = { from: date, to: date };
      runs.push(open);
    }
  }
  return runs;
}
