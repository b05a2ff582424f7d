import { dateOf, dayOf } from '../calendar/day.ts';
import type { DateRange, Dependency, Duration, Share } from '../plan.ts';

/** Longest single duration, lag or window that a file may state, in working days. */
export const MOST_DAYS = 1_000;
const UNITS: Record<string, 'day' | 'week'> = {
  d: 'day',
  day: 'day',
  days: 'day',
  w: 'week',
  week: 'week',
  weeks: 'week',
};
const NUMBER = String.raw`\d{1,9}(?:\.\d{1,6})?`;
const SINGLE = new RegExp(`^(${NUMBER}) ?([a-z]+)$`, 'i');
const RANGE = new RegExp(`^(${NUMBER}) ?(?:-|–|to) ?(${NUMBER}) ?([a-z]+)$`, 'i');
const PERT = new RegExp(`^(${NUMBER}) ?/ ?(${NUMBER}) ?/ ?(${NUMBER}) ?([a-z]+)$`, 'i');
const ID = String.raw`[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}`;
const WHOLE_ID = new RegExp(`^${ID}$`, 'u');
const DEPENDENCY = new RegExp(`^(${ID})(?: *\\+ *(.+))?$`, 'u');

/** Letters, digits, dot, dash and underline, at most 64. */
export const isId = (text: string): boolean => WHOLE_ID.test(text);

/** A real day from 1970 to 2199, as `YYYY-MM-DD`. */
export const isDate = (text: string): boolean =>
  /^(19[7-9]|20\d|21\d)\d-\d\d-\d\d$/.test(text) && dateOf(dayOf(text)) === text;

/** `2026-12-24` or `2026-12-28..2026-12-31`. */
export function parseDateRange(text: string): DateRange | null {
  const [from = '', to = from, ...rest] = text.split('..').map((end) => end.trim());
  return rest.length === 0 && isDate(from) && isDate(to) && from <= to ? { from, to } : null;
}

const daysOf = (amount: string | undefined, unit: string | undefined, week: number): number | null => {
  const kind = Object.hasOwn(UNITS, (unit ?? '').toLowerCase())
    ? UNITS[(unit ?? '').toLowerCase()]
    : undefined;
  if (kind === undefined || amount === undefined) return null;
  const days = Math.round(Number(amount) * (kind === 'week' ? week : 1) * 1e6) / 1e6;
  return days <= MOST_DAYS ? days : null;
};

/**
 * `3 days`, `0.5 days`, `1 week`, a range `2-5 days`, or `2/3/7 days`; null where it is none of them,
 * is not in order, or is longer than MOST_DAYS.
 * @param week working days of a week
 */
export function parseDuration(text: string, week: number): Duration | null {
  const single = SINGLE.exec(text);
  if (single) {
    const days = daysOf(single[1], single[2], week);
    return days === null ? null : { kind: 'fixed', days };
  }
  const range = RANGE.exec(text);
  if (range) {
    const low = daysOf(range[1], range[3], week);
    const high = daysOf(range[2], range[3], week);
    return low === null || high === null || low > high ? null : { kind: 'range', low, high };
  }
  const [, first, second, third, unit] = PERT.exec(text) ?? [];
  const optimistic = daysOf(first, unit, week);
  const likely = daysOf(second, unit, week);
  const pessimistic = daysOf(third, unit, week);
  if (optimistic === null || likely === null || pessimistic === null) return null;
  return optimistic <= likely && likely <= pessimistic
    ? { kind: 'pert', optimistic, likely, pessimistic }
    : null;
}

/** Working days of a single `3 days` or a bare `3`, rounded up to half days. */
export function parseDays(text: string, week: number): number | null {
  const duration = parseDuration(/^\d+(\.\d+)?$/.test(text) ? `${text} days` : text, week);
  return duration?.kind === 'fixed' ? Math.ceil(duration.days * 2) / 2 : null;
}

/** `TASK-1` or `TASK-1 + 2 days`. */
export function parseDependency(text: string, week: number): Dependency | null {
  const [, item, lag] = DEPENDENCY.exec(text) ?? [];
  if (item === undefined) return null;
  const lagDays = lag === undefined ? 0 : parseDays(lag, week);
  return lagDays === null ? null : { item, lagDays };
}

/** `2/3`: more than none and not more than all. */
export function parseShare(text: string): Share | null {
  const [, first, second] = /^(\d{1,4}) ?\/ ?(\d{1,4})$/.exec(text) ?? [];
  const [numerator, denominator] = [Number(first), Number(second)];
  return numerator > 0 && numerator <= denominator ? { numerator, denominator } : null;
}

/** `09:30` or `9:30`, as `HH:MM`. */
export function parseTime(text: string): string | null {
  return /^([01]?\d|2[0-3]):[0-5]\d$/.test(text) ? text.padStart(5, '0') : null;
}

/** `true` or `false`, in any case. */
export function parseBoolean(text: string): boolean | null {
  const word = text.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : null;
}

/** A share from 0 to 1. */
export function parseProgress(text: string): number | null {
  return /^\d?\.?\d{1,30}(e-\d{1,3})?$/i.test(text) && Number(text) <= 1 ? Number(text) : null;
}

const daysText = (days: number): string => `${days} ${days === 1 ? 'day' : 'days'}`;

/** The inverse of parseDuration, in days. */
export function durationText(duration: Duration): string {
  switch (duration.kind) {
    case 'fixed':
      return daysText(duration.days);
    case 'range':
      return `${duration.low}-${daysText(duration.high)}`;
    case 'pert':
      return `${duration.optimistic}/${duration.likely}/${daysText(duration.pessimistic)}`;
  }
}

/** The inverse of parseDependency. */
export const dependencyText = ({ item, lagDays }: Dependency): string =>
  lagDays === 0 ? item : `${item} + ${daysText(lagDays)}`;

/** The inverse of parseDateRange. */
export const dateRangeText = ({ from, to }: DateRange): string => (from === to ? from : `${from}..${to}`);

/** Days as a file states them. */
export const lengthText = daysText;

/** Whether `zone` is an IANA name that this machine knows. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
