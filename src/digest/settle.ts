import { type Due, type DueCalendar, decideDue, nextDue } from './due.ts';
import type { Schedule } from './schedule.ts';

/** `late`: more than four hours have passed; `overtaken`: a later one was due as well. */
type SkipReason = 'late' | 'overtaken';

export type DueEvent =
  | (Due & { kind: 'post'; lateMinutes: number })
  | (Due & { kind: 'skip'; reason: SkipReason; lateMinutes: number });

export interface Settled {
  /** One for each due time that has come, oldest first; at most the last is a post. */
  events: DueEvent[];
  /** What to store as the next due time; null where no further one is in sight. */
  next: Due | null;
}

/**
 * Settles every due time up to `nowMs`, from the stored `due` on. `next` only ever moves forward, by a day at
 * least, so a clock set back makes nothing due twice, nor does a schedule that was changed meanwhile.
 */
export function settle(schedule: Schedule, calendar: DueCalendar, due: Due | null, nowMs: number): Settled {
  const events: DueEvent[] = [];
  let next = due;
  while (next !== null && next.dueAt <= nowMs) {
    const current = next;
    next = reschedule(schedule, calendar, current, current.dueAt);
    events.push(eventOf(current, next !== null && next.dueAt <= nowMs, nowMs));
  }
  return { events, next };
}

/**
 * The next due time after the schedule, zone or calendar changed: after now, and never on the local day of `last`,
 * the last due time that was settled, or before it. null `last` means that none was.
 */
export function reschedule(
  schedule: Schedule,
  calendar: DueCalendar,
  last: Due | null,
  nowMs: number,
): Due | null {
  let next = nextDue(schedule, calendar, Math.max(nowMs, last?.dueAt ?? nowMs));
  while (next !== null && last !== null && next.date <= last.date)
    next = nextDue(schedule, calendar, next.dueAt);
  return next;
}

function eventOf(due: Due, overtaken: boolean, nowMs: number): DueEvent {
  const decision = decideDue(due.dueAt, nowMs);
  const lateMinutes = decision.kind === 'not yet' ? 0 : decision.lateMinutes;
  if (decision.kind === 'skip') return { ...due, kind: 'skip', reason: 'late', lateMinutes };
  return overtaken
    ? { ...due, kind: 'skip', reason: 'overtaken', lateMinutes }
    : { ...due, kind: 'post', lateMinutes };
}
