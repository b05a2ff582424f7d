import type { Due } from '../../digest/due.ts';
import { dueCalendar } from '../../digest/due-calendar.ts';
import { reschedule, settle } from '../../digest/settle.ts';
import { isDate } from '../../plan/file/notation.ts';
import { loadLastSettled } from '../../storage/digests.ts';
import { saveSchedule } from '../../storage/schedules.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { dayOf } from '../find.ts';
import { type Result, refuse } from '../refusal.ts';
import { comeDue, dueNext, isPausedOn, PAUSED_BY_HAND, toSchedule } from '../sync-schedule.ts';
import { withSync } from './find-sync.ts';
import { skipDue } from './skip-due.ts';

/** `/sync pause`: nothing is posted before the day `until`, or until somebody resumes it where it is null. */
export function pauseSync(deps: Deps, actor: Actor, ref: PlanRef, until: string | null): Result {
  return withSync(deps, actor, ref, (c, { stored, schedule }) => {
    if (until !== null && !isDate(until)) return refuse({ reason: 'bad-date', text: until });
    if (until !== null && until <= dayOf(stored, c.now)) return refuse({ reason: 'date-past', date: until });
    const next = until === null ? null : nextOf(c.store, stored.plan, schedule, c.now);
    saveSchedule(c.store, {
      ...schedule,
      ...dueNext(schedule, next, c.now),
      pausedUntil: until,
      pausedReason: PAUSED_BY_HAND,
      claimedAt: null,
    });
    c.record(stored.id, { verb: 'sync.paused', subject: null, level: 'notice', data: { until } });
    return { ok: true };
  });
}

/** `/sync resume`: goes on with the next due time after now, whatever stopped it. */
export function resumeSync(deps: Deps, actor: Actor, ref: PlanRef): Result<{ next: Due | null }> {
  return withSync(deps, actor, ref, (c, { stored, schedule }) => {
    const next = nextOf(c.store, stored.plan, schedule, c.now);
    saveSchedule(c.store, {
      ...schedule,
      ...dueNext(schedule, next, c.now),
      pausedUntil: null,
      pausedReason: null,
      claimedAt: null,
    });
    c.record(stored.id, { verb: 'sync.resumed', subject: null, level: 'notice' });
    return { ok: true, next };
  });
}

/**
 * `/sync skip`: settles the next due time without a digest, of those that have come the last; gives the day that was
 * skipped and the one after it.
 */
export function skipNext(
  deps: Deps,
  actor: Actor,
  ref: PlanRef,
): Result<{ skipped: string; next: string | null }> {
  return withSync(deps, actor, ref, (c, { stored, schedule }) => {
    const { nextDate, nextDueAt } = schedule;
    if (nextDate === null || nextDueAt === null) return refuse({ reason: 'sync-paused' });
    const planned = toSchedule(stored.plan, schedule);
    const calendar = dueCalendar(stored.plan);
    const stands = { date: nextDate, dueAt: nextDueAt };
    const { events, next: after } = settle(planned, calendar, stands, c.now);
    const due = events.pop() ?? { ...stands, lateMinutes: 0 };
    if (isPausedOn(schedule, due.date)) return refuse({ reason: 'sync-paused' });
    const key = { workspace: stored.workspace, planId: stored.id };
    for (const event of events) if (event.kind === 'skip') skipDue(deps, c, key, event, event.reason);
    skipDue(deps, c, key, due, 'asked');
    const next = due.dueAt > c.now ? reschedule(planned, calendar, due, c.now) : after;
    saveSchedule(c.store, { ...schedule, nextDate: next?.date ?? null, nextDueAt: next?.dueAt ?? null });
    return { ok: true, skipped: due.date, next: next?.date ?? null };
  });
}

type Parts = Parameters<Parameters<typeof withSync>[3]>;

function nextOf(
  store: Parts[0]['store'],
  plan: Parts[1]['stored']['plan'],
  schedule: Parts[1]['schedule'],
  now: number,
): Due | null {
  const last = comeDue(schedule, now) ?? loadLastSettled(store, schedule.planId);
  return reschedule(toSchedule(plan, schedule), dueCalendar(plan), last, now);
}
