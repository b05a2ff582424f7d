import { dateOf, dayOf } from '../calendar/day.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { DateRange, IsoDate } from '../plan.ts';
import { SLOTS_PER_DAY } from './estimate.ts';

/** Stretches of slots in which nothing is done: sorted, apart from each other, each up to but not including its end. */
export interface Away {
  from: number[];
  to: number[];
}

/** Somebody who is away for good is back after this many days, so that every forecast has an end. */
const LONGEST_AWAY_DAYS = 20 * 366;

export const startOfDay = (calendar: WorkCalendar, date: IsoDate): number =>
  calendar.ordinalOf(date) * SLOTS_PER_DAY;

/** The slot after the last one of the date. */
export const endOfDay = (calendar: WorkCalendar, date: IsoDate): number =>
  startOfDay(calendar, dateOf(dayOf(date) + 1));

/** Merges stretches that touch or overlap; empty ones are dropped. */
export const merged = (stretches: readonly (readonly [number, number])[]): Away => {
  const away: Away = { from: [], to: [] };
  for (const [from, to] of stretches.filter(([a, b]) => b > a).sort((a, b) => a[0] - b[0])) {
    const last = away.to.length - 1;
    const lastTo = away.to[last];
    if (lastTo !== undefined && from <= lastTo) away.to[last] = Math.max(lastTo, to);
    else {
      away.from.push(from);
      away.to.push(to);
    }
  }
  return away;
};

/** Null where none of the ranges takes a working day. */
export const awayOf = (ranges: readonly DateRange[], calendar: WorkCalendar, date: IsoDate): Away | null => {
  if (ranges.length === 0) return null;
  const horizon = dateOf(dayOf(date) + LONGEST_AWAY_DAYS);
  const until = (day: IsoDate): IsoDate => (day < horizon ? day : horizon);
  const away = merged(
    ranges.map(({ from, to }) => [startOfDay(calendar, until(from)), endOfDay(calendar, until(to))] as const),
  );
  return away.from.length === 0 ? null : away;
};

/** Slots of away between `from` and `to`. */
export const awayWithin = (away: Away, from: number, to: number): number => {
  let slots = 0;
  for (let at = 0; at < away.from.length; at++) {
    slots += Math.max(0, Math.min(away.to[at] as number, to) - Math.max(away.from[at] as number, from));
  }
  return slots;
};

/** The first slot from `start` on in which work can be done. */
export const presentFrom = (away: Away, start: number): number => {
  for (let at = 0; at < away.from.length && (away.from[at] as number) <= start; at++) {
    if (start < (away.to[at] as number)) return away.to[at] as number;
  }
  return start;
};

/** Where work of `length` slots ends that begins at `start`, a slot in which work can be done. */
export const finishFrom = (away: Away, start: number, length: number): number => {
  let finish = start + length;
  for (let at = 0; at < away.from.length; at++) {
    const from = away.from[at] as number;
    if (from >= finish) break;
    if (from >= start) finish += (away.to[at] as number) - from;
  }
  return finish;
};

/** The latest slot at which work of `length` slots can begin and end by `finish`. */
export const startBefore = (away: Away, finish: number, length: number): number => {
  let start = finish - length;
  for (let at = away.from.length - 1; at >= 0; at--) {
    const to = away.to[at] as number;
    const from = away.from[at] as number;
    if (to <= start) break;
    if (from < finish) start -= Math.min(to, finish) - from;
  }
  return start;
};
