import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from './plan.ts';

const MINUTE = 60_000;
/** Before this, zones had offsets of odd seconds. */
const WHOLE_MINUTES_SINCE = Date.UTC(1973, 0, 1);
const MOST = 2_000;

/** Days by zone and minute: a zone's day changes on a whole minute, and most questions are about now. */
const known = new Map<string, IsoDate>();

/** The calendar day that an instant (milliseconds since the epoch) falls on in an IANA zone. */
export function localDate(at: number, timezone: string): IsoDate {
  if (at < WHOLE_MINUTES_SINCE) return computed(at, timezone);
  const key = `${Math.floor(at / MINUTE)} ${timezone}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const date = computed(at, timezone);
  if (known.size >= MOST) known.clear();
  known.set(key, date);
  return date;
}

function computed(at: number, timezone: string): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate().toString();
}
