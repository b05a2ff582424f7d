import { type Due, nextDue } from '../digest/due.ts';
import { dueCalendar } from '../digest/due-calendar.ts';
import type { Schedule } from '../digest/schedule.ts';
import { reschedule } from '../digest/settle.ts';
import type { Plan, Sync, Weekday } from '../plan/plan.ts';
import type { Store } from '../storage/database.ts';
import { type StoredSchedule, saveSchedule } from '../storage/digests.ts';
import type { PlanKey } from '../storage/items.ts';

const EVERY_DAY: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A stored schedule in the plan's zone. */
export function toSchedule(plan: Plan, row: StoredSchedule): Schedule {
  const days =
    row.days === 'workdays' ? 'workdays' : EVERY_DAY.filter((day) => row.days.includes(`"${day}"`));
  return { timezone: plan.timezone, at: row.at, days };
}

/** Stores a plan's schedule with its next due time; never one on the day of `last`, the last that was settled. */
export function storeSchedule(
  store: Store,
  key: PlanKey,
  plan: Plan,
  sync: Sync,
  last: Due | null,
  now: number,
): Due | null {
  const schedule: Schedule = { timezone: plan.timezone, at: sync.at, days: sync.days };
  const calendar = dueCalendar(plan);
  const next = last === null ? nextDue(schedule, calendar, now) : reschedule(schedule, calendar, last, now);
  saveSchedule(store, {
    ...key,
    at: sync.at,
    days: sync.days === 'workdays' ? 'workdays' : JSON.stringify(sync.days),
    unchanged: sync.unchanged,
    nextDate: next?.date ?? null,
    nextDueAt: next?.dueAt ?? null,
    pausedUntil: null,
    pausedReason: null,
  });
  return next;
}
