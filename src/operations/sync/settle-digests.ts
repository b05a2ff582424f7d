import { dueCalendar } from '../../digest/due-calendar.ts';
import { type DueEvent, settle } from '../../digest/settle.ts';
import { claimSchedule, insertDigest, loadDueSchedules, type StoredSchedule } from '../../storage/digests.ts';
import { loadPlan, type StoredPlan } from '../../storage/plans.ts';
import { type Change, change } from '../change.ts';
import { type Deps, SIGNALBOX } from '../deps.ts';
import { toSchedule } from '../sync-schedule.ts';
import { postDigest } from './post-digest.ts';

/** Schedules that are taken at once. */
const BATCH = 100;

/**
 * Settles every due time that has come: one digest or one logged skip for each, claimed by a conditional
 * update so that two ticks at once make one. Gives way to other work between two plans.
 */
export async function settleDigests(deps: Deps): Promise<{ posted: number; skipped: number }> {
  const total = { posted: 0, skipped: 0 };
  for (;;) {
    const due = loadDueSchedules(deps.database.store, deps.clock.now(), BATCH);
    for (const row of due) {
      const one = settleOne(deps, row);
      total.posted += one.posted;
      total.skipped += one.skipped;
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (due.length < BATCH) return total;
  }
}

function settleOne(deps: Deps, row: StoredSchedule): { posted: number; skipped: number } {
  return change(deps, { workspace: row.workspace, user: SIGNALBOX }, (c) => {
    const stored = loadPlan(c.store, row.workspace, row.planId);
    const nothing = { posted: 0, skipped: 0 };
    if (stored === null || row.nextDueAt === null || row.nextDate === null) return nothing;
    const due = { date: row.nextDate, dueAt: row.nextDueAt };
    const settled = settle(toSchedule(stored.plan, row), dueCalendar(stored.plan), due, c.now);
    const next = stored.status === 'active' ? settled.next : null;
    const claimed = claimSchedule(c.store, row, {
      nextDate: next?.date ?? null,
      nextDueAt: next?.dueAt ?? null,
    });
    if (!claimed) return nothing;
    for (const event of settled.events) settleEvent(deps, c, stored, row, event);
    const posted = settled.events.filter((event) => event.kind === 'post').length;
    return { posted, skipped: settled.events.length - posted };
  });
}

function settleEvent(deps: Deps, c: Change, stored: StoredPlan, row: StoredSchedule, event: DueEvent): void {
  const pausedOn = row.pausedUntil !== null && event.date < row.pausedUntil;
  if (event.kind === 'post' && !pausedOn && stored.status === 'active') {
    postDigest(deps, c, stored, {
      date: event.date,
      dueAt: event.dueAt,
      lateMinutes: event.lateMinutes,
      trigger: 'schedule',
    });
    return;
  }
  const reason = event.kind === 'skip' ? event.reason : pausedOn ? 'paused' : 'ended';
  insertDigest(c.store, {
    id: deps.ids.next(),
    workspace: row.workspace,
    planId: row.planId,
    trigger: 'schedule',
    date: event.date,
    dueAt: event.dueAt,
    outcome: 'skipped',
    reason,
    lateMinutes: event.lateMinutes,
    view: null,
    createdAt: c.now,
  });
  c.record(row.planId, { verb: 'digest.skipped', subject: event.date, level: 'notice', data: { reason } });
}
