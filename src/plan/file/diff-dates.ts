import type { Analysis } from '../analysis/analysis.ts';
import { dayOf } from '../calendar/day.ts';
import type { IsoDate } from '../plan.ts';

/** A date that two analyses see differently. */
export interface DateMove {
  what: 'end' | 'convergence point' | 'gate';
  /** null for the plan's end. */
  id: string | null;
  from: IsoDate;
  to: IsoDate;
  /** Positive is later. */
  days: number;
}

const calendarDays = (from: IsoDate, to: IsoDate): number => dayOf(to) - dayOf(from);

/**
 * What moved between two analyses: the plan's end, and each convergence point and gate that stands in both.
 * @param daysBetween how days are counted; calendar days unless the caller gives the plan's working days
 */
export function diffDates(
  before: Analysis,
  after: Analysis,
  daysBetween: (from: IsoDate, to: IsoDate) => number = calendarDays,
): DateMove[] {
  const moves: DateMove[] = [];
  const compare = (what: DateMove['what'], id: string | null, from: IsoDate | undefined, to: IsoDate) => {
    if (from !== undefined && from !== to) moves.push({ what, id, from, to, days: daysBetween(from, to) });
  };
  compare('end', null, before.end, after.end);
  const points = new Map(before.convergence.map(({ id, forecast }) => [id, forecast]));
  for (const { id, forecast } of after.convergence)
    compare('convergence point', id, points.get(id), forecast);
  const gates = new Map(before.gates.map(({ id, forecast }) => [id, forecast]));
  for (const { id, forecast } of after.gates) compare('gate', id, gates.get(id), forecast);
  return moves;
}
