import { dayOf, weekdayOf } from '../plan/calendar/day.ts';
import type { IsoDate } from '../plan/plan.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** From this many days away a date is told with its year. */
const daysUntilYear = 300;

/** A calendar day as `Fri 18 Dec`; with its year where it is far from `today`. */
export function plainDay(date: IsoDate, today: IsoDate = date): string {
  const far = Math.abs(dayOf(date) - dayOf(today)) >= daysUntilYear;
  const [year, month, day] = date.split('-').map(Number);
  return `${weekday(date).slice(0, 3)} ${day} ${months[(month ?? 0) - 1]}${far ? ` ${year}` : ''}`;
}

/** `Friday` for a day of the last week, `earlier today`, else the date. */
export function sinceDay(date: IsoDate, today: IsoDate): string {
  const ago = dayOf(today) - dayOf(date);
  if (ago === 0) return 'earlier today';
  return ago > 0 && ago < 7 ? weekday(date) : plainDay(date, today);
}

/** `1 item`, `2 items`, `0.5 days`; `plural` where an s does not do. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** `2 hours`, `1 hour 5 minutes`, `20 minutes`. */
export function span(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return counted(rest, 'minute');
  return rest === 0 ? counted(hours, 'hour') : `${counted(hours, 'hour')} ${counted(rest, 'minute')}`;
}

/** The first `max` of a list in one line; the rest is counted, as `A, B, +12 more`. */
export function listed(words: readonly string[], max: number): string {
  const shown = words.slice(0, max);
  return words.length > max ? [...shown, `+${words.length - max} more`].join(', ') : shown.join(', ');
}

/** Shortens text to `max` UTF-16 units, never inside a character; what is cut shows as `…`. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const char of text) {
    if (kept.length + char.length > max - 1) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

function weekday(date: IsoDate): string {
  return weekdays[weekdayOf(dayOf(date))] ?? '';
}
