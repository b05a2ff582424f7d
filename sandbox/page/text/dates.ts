/** Formatting of instants in a zone; every function takes milliseconds and an IANA zone. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** `09:30`. */
export function timeOf(ms: number, zone: string): string {
  return format(ms, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** `09:30:05`. */
export function secondsOf(ms: number, zone: string): string {
  return format(ms, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
}

/** `Tuesday, 20 October 2025`. */
export function longDay(ms: number, zone: string): string {
  return format(ms, zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** `Tue 20 Oct 2025, 09:30`. */
export function clockText(ms: number, zone: string): string {
  const day = format(ms, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  return `${day.replaceAll(',', '')}, ${timeOf(ms, zone)}`;
}

/** `2025-10-20`. */
export function dayKey(ms: number, zone: string): string {
  const part = partsOf(ms, zone);
  return `${part.year}-${pad(part.month)}-${pad(part.day)}`;
}

/** The value of a `datetime-local` field. */
export function fieldValue(ms: number, zone: string): string {
  const part = partsOf(ms, zone);
  return `${dayKey(ms, zone)}T${pad(part.hour)}:${pad(part.minute)}`;
}

/** The instant that a `datetime-local` value means in a zone; NaN where it is none. */
export function instantOf(value: string, zone: string): number {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(value)) return Number.NaN;
  const asUtc = Date.parse(`${value}:00Z`);
  const firstGuess = asUtc - offsetAt(asUtc, zone);
  return asUtc - offsetAt(firstGuess, zone);
}

/** Slack's date token: `{date_short} at {time}` and its kin, in the reader's zone. */
export function dateTokenText(pattern: string, ms: number, zone: string, nowMs: number): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (token, name: string) => tokenText(name, ms, zone, nowMs) ?? token);
}

function tokenText(name: string, ms: number, zone: string, nowMs: number): string | undefined {
  const near = name.includes('pretty') ? nearDay(ms, zone, nowMs) : undefined;
  switch (name) {
    case 'date_num':
      return dayKey(ms, zone);
    case 'date':
    case 'date_pretty':
      return near ?? format(ms, zone, { month: 'long', day: 'numeric', year: 'numeric' });
    case 'date_short':
    case 'date_short_pretty':
      return near ?? format(ms, zone, { month: 'short', day: 'numeric', year: 'numeric' });
    case 'date_long':
    case 'date_long_pretty':
      return near ?? longDay(ms, zone);
    case 'time':
      return timeOf(ms, zone);
    case 'time_secs':
      return secondsOf(ms, zone);
    case 'ago':
      return agoText(ms, nowMs);
    default:
      return undefined;
  }
}

function nearDay(ms: number, zone: string, nowMs: number): string | undefined {
  const days = Math.round((Date.parse(dayKey(ms, zone)) - Date.parse(dayKey(nowMs, zone))) / 86_400_000);
  return new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]).get(days);
}

function agoText(ms: number, nowMs: number): string {
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  const minutes = Math.round((ms - nowMs) / 60_000);
  if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  const hours = Math.round(minutes / 60);
  return Math.abs(hours) < 24
    ? relative.format(hours, 'hour')
    : relative.format(Math.round(hours / 24), 'day');
}

function format(ms: number, zone: string, options: Intl.DateTimeFormatOptions): string {
  return formatFor(zone, options).format(ms);
}

function formatFor(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
}

function partsOf(
  ms: number,
  zone: string,
): Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number> {
  const numeric = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  } as const;
  const parts = formatFor(zone, { ...numeric, second: 'numeric', hourCycle: 'h23' }).formatToParts(ms);
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value ?? 0);
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  };
}

function offsetAt(ms: number, zone: string): number {
  const part = partsOf(ms, zone);
  const asUtc = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return asUtc - Math.floor(ms / 1000) * 1000;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
