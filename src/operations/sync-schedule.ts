import { type Due, nextDue } from '../digest/due.ts';
import { dueCalendar } from '../digest/due-calendar.ts';
import type { Schedule } from '../digest/schedule.ts';
import { reschedule } from '../digest/settle.ts';
import type { Plan, Sync, Weekday } from '../plan/plan.ts';
import type { Store } from '../storage/database.ts';
import type { PlanKey } from '../storage/items.ts';
import { loadSchedule, type StoredSchedule, saveSchedule } from '../storage/schedules.ts';

const EVERY_DAY: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Why a schedule stands still when somebody asked for it; any other reason is a fault that the app met. */
export const PAUSED_BY_HAND = 'asked';

/** Whether its next due time falls into a pause, or none comes because of one. */
export function isPaused({ pausedReason, pausedUntil, nextDate }: StoredSchedule): boolean {
  if (pausedReason === null) return false;
  return pausedUntil === null || nextDate === null || nextDate < pausedUntil;
}

/** A stored schedule in the plan's zone. */
export function toSchedule(plan: Pick<Plan, 'timezone'>, row: StoredSchedule): Schedule {
  const days =
    row.days === 'workdays' ? 'workdays' : EVERY_DAY.filter((day) => row.days.includes(`"${day}"`));
  return { timezone: plan.timezone, at: row.at, days };
}

/**
 * Stores a plan's schedule with its next due time; never one on the day of `last`, the last that was settled. A pause
 * that somebody asked for stays, one that a fault brought ends.
 */
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
  const before = loadSchedule(store, key.planId);
  const asked = before?.pausedReason === PAUSED_BY_HAND ? before : null;
  const stands = asked !== null && asked.pausedUntil === null;
  const next = last === null ? nextDue(schedule, calendar, now) : reschedule(schedule, calendar, last, now);
  saveSchedule(store, {
    ...key,
    at: sync.at,
    days: sync.days === 'workdays' ? 'workdays' : JSON.stringify(sync.days),
    unchanged: sync.unchanged,
    nextDate: stands ? null : (next?.date ?? null),
    nextDueAt: stands ? null : (next?.dueAt ?? null),
    pausedUntil: asked?.pausedUntil ?? null,
    pausedReason: asked?.pausedReason ?? null,
    claimedAt: null,
  });
  return next;
}
