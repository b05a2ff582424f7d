import type { Weekday } from '../plan/plan.ts';

/** When a plan's digest is due, in the plan's own zone. */
export interface Schedule {
  /** IANA name. */
  timezone: string;
  /** Local time `HH:MM`. */
  at: string;
  days: 'workdays' | Weekday[];
}

export type ParsedSchedule =
  | { ok: true; value: Pick<Schedule, 'at' | 'days'> }
  | { ok: false; message: string; example: string };

const week: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const fillers: ReadonlySet<string> = new Set(['at', 'on', 'and', 'every']);
const example = '09:30 workdays';

/** Reads `09:30 workdays`, `mon,thu 14:00`, `mon-fri 9:30`: a time and days in either order; no days means workdays. */
export function parseSchedule(text: string): ParsedSchedule {
  const words = text
    .toLowerCase()
    .replace(/\s*-\s*/gu, '-')
    .split(/[\s,;]+/u)
    .filter((word) => word !== '' && !fillers.has(word));
  const times = words.filter((word) => /\d/u.test(word));
  const [time] = times;
  if (time === undefined) return refused('Say the time of day as hours and minutes.');
  if (times.length > 1) return refused(`One time a day: “${short(times.join(' '))}” has ${times.length}.`);
  const at = parseTime(time);
  if (at === null) return refused(`“${short(time)}” is not a time of day from 00:00 to 23:59.`);
  return parseDays(
    words.filter((word) => word !== time),
    at,
  );
}

/** The schedule in the words that `parseSchedule` reads. */
export function scheduleWords(schedule: Pick<Schedule, 'at' | 'days'>): string {
  return `${schedule.at} ${schedule.days === 'workdays' ? 'workdays' : schedule.days.join(',')}`;
}

/** ISO day of the week, Monday 1, as its short name. */
export function weekdayOf(dayOfWeek: number): Weekday {
  return week[dayOfWeek - 1] ?? 'mon';
}

function parseTime(word: string): string | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/u.exec(word) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

function parseDays(words: string[], at: string): ParsedSchedule {
  if (words.length === 0 || (words.length === 1 && /^(workdays?|working)$/u.test(words[0] ?? ''))) {
    return { ok: true, value: { at, days: 'workdays' } };
  }
  const chosen = new Set<Weekday>();
  for (const word of words) {
    const days = daysOf(word);
    if (days === null) return refused(`“${short(word)}” is no day: say workdays, or days such as mon,thu.`);
    for (const day of days) chosen.add(day);
  }
  return { ok: true, value: { at, days: week.filter((day) => chosen.has(day)) } };
}

function daysOf(word: string): Weekday[] | null {
  if (word === 'daily' || word === 'day') return [...week];
  if (word === 'weekdays') return week.slice(0, 5);
  const [first, last, ...more] = word.split('-').map(dayNumber);
  if (first === undefined || first < 0 || more.length > 0) return null;
  if (last === undefined) return week.slice(first, first + 1);
  if (last < 0) return null;
  return first <= last ? week.slice(first, last + 1) : [...week.slice(first), ...week.slice(0, last + 1)];
}

function dayNumber(word: string): number {
  const known = /^(mon|tues?|wed(nes)?|thu(rs?)?|fri|sat(ur)?|sun)(days?)?$/u.test(word);
  return known ? week.findIndex((day) => word.startsWith(day)) : -1;
}

function refused(message: string): ParsedSchedule {
  return { ok: false, message, example };
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
