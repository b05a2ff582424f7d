import { Temporal } from 'temporal-polyfill';
import { localTime, type WorkdayCalendar, workdayAfter } from '../gate/local-time.ts';
import { nextAsking } from '../gate/window.ts';

export interface Escalating {
  /** Milliseconds since the epoch. */
  raisedAt: number;
  critical: boolean;
  /** How far it has been escalated. */
  escalated: 'nobody' | 'lead' | 'owner';
}

/** Working days after which a blocker is too old; the owner hears of it one working day after the lead. */
const daysCritical = 1;
const daysAny = 2;

/**
 * When a blocker is next escalated, in epoch milliseconds: so many working days after it was raised, to the minute,
 * within 09:00-17:00 of the plan's zone; null where everybody was told. One raised on a day off ages from the next
 * working morning.
 */
export function escalationAt(
  { raisedAt, critical, escalated }: Escalating,
  timezone: string,
  calendar: WorkdayCalendar,
): number | null {
  if (escalated === 'owner') return null;
  const days = (critical ? daysCritical : daysAny) + (escalated === 'lead' ? 1 : 0);
  const raised = localTime(raisedAt, timezone);
  const worked = calendar.isWorkday(raised.toPlainDate().toString());
  const from = worked ? raised : localTime(nextAsking(raisedAt, timezone, calendar), timezone);
  const day = workdayAfter(from.toPlainDate().toString(), days, calendar);
  const old = Temporal.PlainDate.from(day).toPlainDateTime(from.toPlainTime());
  return nextAsking(old.toZonedDateTime(timezone).epochMilliseconds, timezone, calendar);
}
