import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../plan/plan.ts';
import { type Schedule, weekdayOf } from './schedule.ts';

/** What a schedule asks of the plan's calendar. */
export interface DueCalendar {
  /** A workday of the plan that is neither a public holiday nor in a closure. */
  isWorkday(date: IsoDate): boolean;
  /** A public holiday or a day of a closure, whatever the day of the week. */
  isClosed(date: IsoDate): boolean;
}

/** One due time: the local day that it belongs to and its instant in epoch milliseconds. */
export interface Due {
  date: IsoDate;
  dueAt: number;
}

/** A digest later than this, in minutes, is skipped. */
const latestMinutes = 4 * 60;

/** Days that are searched before a calendar counts as closed for good. */
const horizonDays = 800;

/** No clock was ever put forward by more than this, but by whole days, on which nothing is due. */
const longestGapHours = 3;

/**
 * The first due time after `afterMs`; null where none comes within two years. A time in the gap of a clock change
 * moves to the first valid minute after it; a repeated time is due once, the first time. Throws a RangeError for a
 * zone that is not known.
 */
export function nextDue(schedule: Schedule, calendar: DueCalendar, afterMs: number): Due | null {
  const zone = schedule.timezone;
  const time = Temporal.PlainTime.from(schedule.at);
  const local = Temporal.Instant.fromEpochMilliseconds(afterMs).toZonedDateTimeISO(zone).toPlainDateTime();
  const passed = local.subtract({ hours: longestGapHours });
  let day = local.toPlainDate().subtract({ days: 1 });
  for (let searched = 0; searched < horizonDays; searched += 1, day = day.add({ days: 1 })) {
    const wanted = day.toPlainDateTime(time);
    if (Temporal.PlainDateTime.compare(wanted, passed) < 0) continue;
    const date = day.toString();
    if (!runsOn(schedule, calendar, day, date)) continue;
    const dueAt = instantOf(wanted, zone);
    if (dueAt !== null && dueAt > afterMs) return { date, dueAt };
  }
  return null;
}

export type DueDecision =
  | { kind: 'not yet' }
  | { kind: 'post'; lateMinutes: number }
  | { kind: 'skip'; lateMinutes: number };

/** Up to four hours late is posted, older is skipped; whole minutes. */
export function decideDue(dueAt: number, nowMs: number): DueDecision {
  if (nowMs < dueAt) return { kind: 'not yet' };
  const lateMs = nowMs - dueAt;
  const lateMinutes = Math.floor(lateMs / 60_000);
  return { kind: lateMs <= latestMinutes * 60_000 ? 'post' : 'skip', lateMinutes };
}

/** Whether this runtime knows the zone; a zone can be renamed after a plan was imported. */
export function zoneIsKnown(timezone: string): boolean {
  if (knownZones.has(timezone)) return true;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timezone);
  } catch {
    return false;
  }
  knownZones.add(timezone);
  return true;
}

/** Every command asks; a runtime knows some hundred zones. */
const knownZones = new Set<string>();

function runsOn(schedule: Schedule, calendar: DueCalendar, day: Temporal.PlainDate, date: IsoDate): boolean {
  const { days } = schedule;
  return (
    (days === 'workdays' || days.includes(weekdayOf(day.dayOfWeek))) && !isDayOff(schedule, calendar, date)
  );
}

/** Whether the calendar leaves a day without a digest: no workday, or where days are named a holiday or a closure. */
export function isDayOff({ days }: Pick<Schedule, 'days'>, calendar: DueCalendar, date: IsoDate): boolean {
  return days === 'workdays' ? !calendar.isWorkday(date) : calendar.isClosed(date);
}

/** Many plans share a zone and an hour, and the calculation is slow. */
const instants = new Map<string, number | null>();
const mostInstants = 10_000;

/** Epoch milliseconds of a local time; null where the zone left out the whole day. */
function instantOf(wanted: Temporal.PlainDateTime, zone: string): number | null {
  const key = `${wanted.toString()} ${zone}`;
  const known = instants.get(key);
  if (known !== undefined) return known;
  const made = computedInstant(wanted, zone);
  if (instants.size >= mostInstants) instants.clear();
  instants.set(key, made);
  return made;
}

function computedInstant(wanted: Temporal.PlainDateTime, zone: string): number | null {
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wanted)) return earlier.epochMilliseconds;
  const day = wanted.toPlainDate();
  if (!day.toZonedDateTime(zone).toPlainDate().equals(day)) return null;
  return earlier.getTimeZoneTransition('next')?.epochMilliseconds ?? null;
}
