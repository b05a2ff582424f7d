import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from './plan.ts';

/** The calendar day that an instant (milliseconds since the epoch) falls on in an IANA zone. */
export function localDate(at: number, timezone: string): IsoDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone).toPlainDate().toString();
}
