import { dayOf, weekdayOf } from '../plan/calendar/day.ts';
import type { IsoDate } from '../plan/plan.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The month of a date in full. */
export const monthOf = (date: IsoDate): string => MONTHS[Number(date.slice(5, 7)) - 1] ?? '';

/** `Thu 18 Dec`. */
const shortDay = (date: IsoDate): string =>
  `${WEEKDAYS[weekdayOf(dayOf(date))]} ${Number(date.slice(8))} ${monthOf(date).slice(0, 3)}`;

/** `Thu 18 Dec 2025`. */
export const longDay = (date: IsoDate): string => `${shortDay(date)} ${date.slice(0, 4)}`;

/** From so many days on a date is told with its year. */
const FAR = 300;

/** A date as somebody says it on a given day. */
export const dayAsOf = (date: IsoDate, today: IsoDate): string =>
  Math.abs(dayOf(date) - dayOf(today)) >= FAR ? longDay(date) : shortDay(date);

export const days = (count: number): string => `${count} ${count === 1 ? 'day' : 'days'}`;

/** `2 days later than the baseline`, `as in the baseline`. */
export function againstBaseline(behindDays: number): string {
  if (behindDays === 0) return 'as in the baseline';
  return `${days(Math.abs(behindDays))} ${behindDays > 0 ? 'later' : 'earlier'} than the baseline`;
}
