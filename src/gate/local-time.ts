import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../plan/plan.ts';

/** The part of the plan's calendar that windows are counted by. */
export interface WorkdayCalendar {
  /** A workday of the plan that is neither a public holiday nor in a closure. */
  isWorkday(date: IsoDate): boolean;
}

/** Days in which a calendar must have a working day; a plan without one is refused when it is read. */
const horizonDays = 3660;

/** Wall-clock time of an instant in a zone. Throws a RangeError for a zone that is not known. */
export function localTime(instant: number, timezone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timezone).toPlainDateTime();
}

/** Epoch milliseconds of a full hour of a day in a zone. */
export function atHour(day: IsoDate, hour: number, timezone: string): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: timezone, plainTime: { hour } })
    .epochMilliseconds;
}

/** The nth working day after a day, which itself does not count; n at least 1. */
export function workdayAfter(day: IsoDate, n: number, calendar: WorkdayCalendar): IsoDate {
  let at = Temporal.PlainDate.from(day);
  let left = n;
  for (let searched = 0; searched < horizonDays; searched += 1) {
    at = at.add({ days: 1 });
    if (calendar.isWorkday(at.toString())) left -= 1;
    if (left <= 0) return at.toString();
  }
  throw new Error(`the plan's calendar has fewer than ${n} working days in ten years after ${day}`);
}

/** Working days from one day to another, both of them among them. */
export function workdaysBetween(from: IsoDate, to: IsoDate, calendar: WorkdayCalendar): IsoDate[] {
  const days: IsoDate[] = [];
  const end = Temporal.PlainDate.from(to);
  let at = Temporal.PlainDate.from(from);
  while (Temporal.PlainDate.compare(at, end) <= 0 && days.length < horizonDays) {
    if (calendar.isWorkday(at.toString())) days.push(at.toString());
    at = at.add({ days: 1 });
  }
  return days;
}

/** Whether a text is a calendar day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}
