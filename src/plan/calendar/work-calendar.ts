import type { Calendar, IsoDate, Weekday } from '../plan.ts';
import { dateOf, dayOf, FIRST_DAY, LAST_DAY, weekdayOf, yearOf } from './day.ts';
import { type HolidaySource, publicHolidays } from './public-holidays.ts';

const WEEK: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Years around a plan's start for which public holidays are looked up; laws change sooner than that. */
const HOLIDAY_YEARS = 50;
const YEAR = 366;

/**
 * The working days of one plan. An ordinal counts working days: 0 is the first one on or after the plan's start.
 * Dates held outside the years 0001 to 9999, or in a calendar without working days, stay at those ends.
 */
export interface WorkCalendar {
  isWorkday(date: IsoDate): boolean;
  /** The first working day on or after the date. */
  nextWorkday(date: IsoDate): IsoDate;
  /** The last working day on or before the date. */
  previousWorkday(date: IsoDate): IsoDate;
  /** The n-th working day after the date (before it where n is negative); nextWorkday where n is 0. */
  addWorkdays(date: IsoDate, n: number): IsoDate;
  /** How many working days follow `from` up to and including `to`; negative where `to` is earlier. */
  workdaysBetween(from: IsoDate, to: IsoDate): number;
  /** Ordinal of the first working day on or after the date. */
  ordinalOf(date: IsoDate): number;
  dateAt(ordinal: number): IsoDate;
}

/** What is known of the days from `first` on. */
interface Span {
  first: number;
  /** By day: working days before it within the span; one entry more than days. */
  before: Int32Array;
  /** Day numbers of the working days. */
  workdays: Int32Array;
  /** How many of them lie before the plan's start. */
  origin: number;
}

type DayTest = (day: number) => boolean;

const holidayTest = (region: string | null, anchorYear: number, source: HolidaySource): DayTest => {
  if (region === null) return () => false;
  const byYear = new Map<number, Set<number>>();
  return (day) => {
    const year = yearOf(day);
    if (Math.abs(year - anchorYear) > HOLIDAY_YEARS) return false;
    let days = byYear.get(year);
    if (!days) {
      days = new Set(source(region, year).map(dayOf));
      byYear.set(year, days);
    }
    return days.has(day);
  };
};

const workdayTest = (calendar: Calendar, anchor: number, source: HolidaySource): DayTest => {
  const week = WEEK.map((weekday) => calendar.workdays.includes(weekday));
  const closures = calendar.closures.map(({ from, to }) => ({ from: dayOf(from), to: dayOf(to) }));
  const isHoliday = holidayTest(calendar.holidays, yearOf(anchor), source);
  return (day) =>
    week[weekdayOf(day)] === true &&
    !closures.some(({ from, to }) => from <= day && day <= to) &&
    !isHoliday(day);
};

const spanOf = (first: number, last: number, anchor: number, isWorkday: DayTest): Span => {
  const length = last - first + 1;
  const before = new Int32Array(length + 1);
  const workdays = new Int32Array(length);
  let count = 0;
  for (let at = 0; at < length; at++) {
    before[at] = count;
    if (isWorkday(first + at)) workdays[count++] = first + at;
  }
  before[length] = count;
  return { first, before, workdays: workdays.subarray(0, count), origin: before[anchor - first] ?? 0 };
};

/** The span that reaches twice as far in the wanted direction. */
const wider = (span: Span, towards: 'past' | 'future', anchor: number, isWorkday: DayTest): Span => {
  const length = span.before.length - 1;
  const last = span.first + length - 1;
  return towards === 'past'
    ? spanOf(Math.max(FIRST_DAY, span.first - length), last, anchor, isWorkday)
    : spanOf(span.first, Math.min(LAST_DAY, last + length), anchor, isWorkday);
};

const clampedDay = (date: IsoDate): number => Math.min(Math.max(dayOf(date), FIRST_DAY), LAST_DAY);

/** The working days of a plan: its weekdays without its public holidays and closures. */
export const compileCalendar = (
  plan: { calendar: Calendar; start: IsoDate },
  source: HolidaySource = publicHolidays,
): WorkCalendar => {
  const anchor = clampedDay(plan.start);
  const isWorkday = workdayTest(plan.calendar, anchor, source);
  let known: Span | null = null;
  const labels: IsoDate[] = [];
  const earlierLabels: IsoDate[] = [];

  /** Made with the first count: whether one day is worked needs none. */
  const firstSpan = (): Span =>
    spanOf(Math.max(FIRST_DAY, anchor - YEAR), Math.min(LAST_DAY, anchor + 2 * YEAR), anchor, isWorkday);

  /** Working days from the plan's start up to, not including, the day. */
  const workdaysBefore = (day: number): number => {
    let span = known ?? firstSpan();
    while (day < span.first) span = wider(span, 'past', anchor, isWorkday);
    while (day > span.first + span.before.length - 1) span = wider(span, 'future', anchor, isWorkday);
    known = span;
    return (span.before[day - span.first] ?? 0) - span.origin;
  };

  const dayAt = (ordinal: number): number => {
    let span = known ?? firstSpan();
    const lastOf = () => span.first + span.before.length - 2;
    while (ordinal + span.origin < 0 && span.first > FIRST_DAY) span = wider(span, 'past', anchor, isWorkday);
    while (ordinal + span.origin >= span.workdays.length && lastOf() < LAST_DAY)
      span = wider(span, 'future', anchor, isWorkday);
    known = span;
    return span.workdays[ordinal + span.origin] ?? (ordinal < 0 ? FIRST_DAY : LAST_DAY);
  };

  const ordinalOf = (date: IsoDate): number => workdaysBefore(clampedDay(date));
  const through = (date: IsoDate): number => workdaysBefore(clampedDay(date) + 1);
  const dateAt = (ordinal: number): IsoDate => {
    const known = ordinal < 0 ? earlierLabels : labels;
    const at = Math.abs(ordinal);
    let label = known[at];
    if (label === undefined) {
      label = dateOf(dayAt(ordinal));
      known[at] = label;
    }
    return label;
  };

  return {
    isWorkday: (date) => isWorkday(clampedDay(date)),
    nextWorkday: (date) => dateAt(ordinalOf(date)),
    previousWorkday: (date) => dateAt(through(date) - 1),
    addWorkdays: (date, n) => dateAt(n > 0 ? through(date) + n - 1 : ordinalOf(date) + n),
    workdaysBetween: (from, to) => through(to) - through(from),
    ordinalOf,
    dateAt,
  };
};
