import type { Due } from '../digest/due.ts';
import { dueCalendar } from '../digest/due-calendar.ts';
import type { Schedule } from '../digest/schedule.ts';
import { reschedule } from '../digest/settle.ts';
import type { Plan, Sync, Weekday } from '../plan/plan.ts';
import type { Store } from '../storage/database.ts';
import { loadLastSettled } from '../storage/digests.ts';
import type { PlanKey } from '../storage/items.ts';
import { loadSchedule, type StoredSchedule, saveSchedule } from '../storage/schedules.ts';

const EVERY_DAY: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Why a schedule stands still when somebody asked for it; any other reason is a fault that the app met. */
export const PAUSED_BY_HAND = 'asked';

/** Whether nothing is due until somebody resumes it. */
export function standsStill({ pausedReason, pausedUntil }: StoredSchedule): boolean {
  return pausedReason !== null && pausedUntil === null;
}

/** Whether a day (ISO date) falls into a pause. */
export function isPausedOn(row: StoredSchedule, date: string): boolean {
  return standsStill(row) || (row.pausedUntil !== null && date < row.pausedUntil);
}

/** Whether its next due time falls into a pause, or none comes because of one. */
export function isPaused(row: StoredSchedule): boolean {
  return row.nextDate === null ? row.pausedReason !== null : isPausedOn(row, row.nextDate);
}

/** The due time that has come and that no tick has settled yet: it stays, whatever is changed about those after it. */
export function comeDue({ nextDate, nextDueAt }: StoredSchedule, now: number): Due | null {
  const has = nextDate !== null && nextDueAt !== null && nextDueAt <= now;
  return has ? { date: nextDate, dueAt: nextDueAt } : null;
}

/** As `nextDate` and `nextDueAt` of a stored schedule; none but what has come where nothing is due from now on. */
export function dueNext(row: StoredSchedule | null, next: Due | null, now: number) {
  const stored = (row && comeDue(row, now)) ?? next;
  return { nextDate: stored?.date ?? null, nextDueAt: stored?.dueAt ?? null };
}

/** A stored schedule in the plan's zone. */
export function toSchedule(plan: Pick<Plan, 'timezone'>, row: StoredSchedule): Schedule {
  const days =
    row.days === 'workdays' ? 'workdays' : EVERY_DAY.filter((day) => row.days.includes(`"${day}"`));
  return { timezone: plan.timezone, at: row.at, days };
}

/**
 * Stores a plan's schedule with its next due time, and gives it; never one on the day of the last that was settled,
 * or of one that is about to be. A pause that somebody asked for stays, one that a fault brought ends.
 */
export function storeSchedule(store: Store, key: PlanKey, plan: Plan, sync: Sync, now: number): Due | null {
  const schedule: Schedule = { timezone: plan.timezone, at: sync.at, days: sync.days };
  const calendar = dueCalendar(plan);
  const before = loadSchedule(store, key.planId);
  const asked = before?.pausedReason === PAUSED_BY_HAND ? before : null;
  const stands = asked !== null && asked.pausedUntil === null;
  const past = (before && comeDue(before, now)) ?? loadLastSettled(store, key.planId);
  const next = reschedule(schedule, calendar, past, now);
  saveSchedule(store, {
    ...key,
    at: sync.at,
    days: sync.days === 'workdays' ? 'workdays' : JSON.stringify(sync.days),
    unchanged: sync.unchanged,
    ...dueNext(before, stands ? null : next, now),
    pausedUntil: asked?.pausedUntil ?? null,
    pausedReason: asked?.pausedReason ?? null,
    claimedAt: null,
  });
  return next;
}
