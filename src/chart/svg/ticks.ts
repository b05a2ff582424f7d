import { dateOf, dayOf, weekdayOf } from '../../plan/calendar/day.ts';
import type { DateRange, IsoDate } from '../../plan/plan.ts';
import { monthOf } from '../words.ts';

/** A stretch of the axis, with its names from long to short. */
export interface Stretch {
  from: IsoDate;
  names: string[];
}

interface Unit {
  days: number;
  /** Pixels that a stretch needs for its shortest name. */
  least: number;
  /** The first day of the stretch that holds a day. */
  start(day: number): number;
  names(date: IsoDate): string[];
  /** What stands above it on the axis. */
  above: 'month' | 'year' | null;
}

const padded = (year: number, month: number): IsoDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));
const dayOfMonth = (date: IsoDate): string => String(Number(date.slice(8)));

/** Stretches of some months; `year` numbers of 0 do not exist in a plan. */
const monthsOf = (count: number) => (day: number) => {
  const date = dateOf(day);
  const months = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1;
  const start = Math.max(12, months - (months % count));
  return dayOf(padded(Math.floor(start / 12), (start % 12) + 1));
};

const years = (count: number): Unit => ({
  days: 365 * count,
  least: 70,
  start: monthsOf(12 * count),
  names: (date) => [String(yearOf(date))],
  above: null,
});

const MONTH: Unit = {
  days: 30,
  least: 54,
  start: monthsOf(1),
  names: (date) => [monthOf(date), monthOf(date).slice(0, 3)],
  above: 'year',
};

/** From fine to coarse. */
const UNITS: readonly Unit[] = [
  { days: 1, least: 44, start: (day) => day, names: (date) => [dayOfMonth(date)], above: 'month' },
  {
    days: 7,
    least: 44,
    start: (day) => day - weekdayOf(day),
    names: (date) => [dayOfMonth(date)],
    above: 'month',
  },
  MONTH,
  {
    days: 91,
    least: 54,
    start: monthsOf(3),
    names: (date) => [`Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`],
    above: 'year',
  },
  ...[1, 2, 5, 10, 25, 50, 100, 250, 500, 1000].map(years),
];

function stretches(span: DateRange, unit: Unit): Stretch[] {
  const found: Stretch[] = [];
  const last = dayOf(span.to);
  let day = dayOf(span.from);
  while (day <= last) {
    const start = unit.start(day);
    found.push({ from: dateOf(Math.max(start, dayOf(span.from))), names: unit.names(dateOf(start)) });
    let next = start + unit.days;
    while (next <= last && unit.start(next) <= start) next++;
    day = next > last ? next : unit.start(next);
  }
  return found;
}

const withYear = ({ from, names: [long = '', short = ''] }: Stretch): Stretch => ({
  from,
  names: [`${long} ${from.slice(0, 4)}`, `${short} ${from.slice(0, 4)}`, short],
});

/** Two lines of an axis: the finest stretches whose names have room, and what they belong to. */
export function axisOf(span: DateRange, dayWidth: number): { fine: Stretch[]; coarse: Stretch[] } {
  const unit = UNITS.find(({ days, least }) => days * dayWidth >= least) ?? years(1000);
  const fine = stretches(span, unit).map(({ from, names }) => ({ from, names: names.slice(-1) }));
  if (unit.above === 'month') return { fine, coarse: stretches(span, MONTH).map(withYear) };
  return { fine, coarse: unit.above === 'year' ? stretches(span, years(1)) : [] };
}
