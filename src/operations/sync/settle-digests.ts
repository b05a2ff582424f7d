import { dueCalendar } from '../../digest/due-calendar.ts';
import { type DueEvent, settle } from '../../digest/settle.ts';
import { loadPlanHead } from '../../storage/plan-heads.ts';
import { loadPlan, type StoredPlan } from '../../storage/plans.ts';
import {
  claimDueSchedules,
  loadSchedule,
  moveSchedule,
  nextScheduleAt,
  type StoredSchedule,
} from '../../storage/schedules.ts';
import { type Change, change } from '../change.ts';
import { type Deps, SIGNALBOX } from '../deps.ts';
import { givenWay } from '../given-way.ts';
import { isPausedOn, standsStill, toSchedule } from '../sync-schedule.ts';
import { digestOdds } from './digest-odds.ts';
import { faultOf, pauseForFault } from './pause-for-fault.ts';
import { postDigest } from './post-digest.ts';
import { skipDue } from './skip-due.ts';

interface Tally {
  posted: number;
  skipped: number;
}

/** Milliseconds after which a claim counts as given up. */
const CLAIM_ENDS = 10 * 60_000;
/** Due times that are taken in one transaction. */
const BATCH = 1_000;
/** Digests that are stored in one write to the disk: one for each was seen to take a quarter of a morning. */
const FEW = 2;

/**
 * Settles every due time that has come: one digest or one logged skip for each. Takes all that are due on itself at
 * once, so that another tick leaves them alone, and then gives way to other work between one plan and the next. A
 * plan whose digest cannot be made is paused and its error thrown once the others are settled.
 */
export async function settleDigests(deps: Deps): Promise<Tally> {
  const total = { posted: 0, skipped: 0 };
  const errors: unknown[] = [];
  const due = await claimAll(deps);
  const tried = <T>(row: StoredSchedule, work: Promise<T>): Promise<T | null> =>
    work.catch((error: unknown) => {
      errors.push(error);
      try {
        giveUp(deps, row);
      } catch (again) {
        errors.push(again);
      }
      return null;
    });
  for (let first = 0; first < due.length; first += FEW) {
    const ready: StoredSchedule[] = [];
    for (const row of due.slice(first, first + FEW)) {
      await givenWay();
      const isReady = await tried(
        row,
        digestOdds(deps, row).then(() => true),
      );
      if (isReady) ready.push(row);
    }
    const settled = ready.map((row) =>
      tried(
        row,
        deps.database.together(() => settleOne(deps, row)),
      ),
    );
    for (const tally of await Promise.all(settled)) {
      total.posted += tally?.posted ?? 0;
      total.skipped += tally?.skipped ?? 0;
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `no digest: ${errors.map(String).join('; ')}`);
  return total;
}

/** Everything that is due now, taken in batches that hold nobody up. */
async function claimAll(deps: Deps): Promise<StoredSchedule[]> {
  const now = deps.clock.now();
  if ((nextScheduleAt(deps.database.store) ?? Number.POSITIVE_INFINITY) > now) return [];
  const claim = { now, givenUp: now - CLAIM_ENDS, limit: BATCH };
  const due: StoredSchedule[] = [];
  for (;;) {
    const batch = deps.database.transaction((store) => claimDueSchedules(store, claim));
    due.push(...batch);
    if (batch.length < BATCH) return due.sort((a, b) => (a.nextDueAt ?? 0) - (b.nextDueAt ?? 0));
    await givenWay();
  }
}

/** By the schedule as it is now: what comes after this due time may have been changed since it was claimed. */
function settleOne(deps: Deps, claimed: StoredSchedule): Tally {
  return change(deps, { workspace: claimed.workspace, user: SIGNALBOX }, (c) => {
    const nothing = { posted: 0, skipped: 0 };
    const stored = loadPlan(c.store, claimed.workspace, claimed.planId);
    const row = loadSchedule(c.store, claimed.planId);
    if (stored === null || row?.nextDueAt !== claimed.nextDueAt) return nothing;
    if (row.nextDueAt === null || row.nextDate === null) return nothing;
    const due = { date: row.nextDate, dueAt: row.nextDueAt };
    const fault = faultOf(stored);
    if (fault !== null) {
      if (!moveSchedule(c.store, row, null)) return nothing;
      skipDue(deps, c, row, { ...due, lateMinutes: 0 }, fault);
      pauseForFault(c, stored, fault);
      return { posted: 0, skipped: 1 };
    }
    const settled = settle(toSchedule(stored.plan, row), dueCalendar(stored.plan), due, c.now);
    const goesOn = stored.status === 'active' && !standsStill(row);
    if (!moveSchedule(c.store, row, goesOn ? settled.next : null)) return nothing;
    const posted = settled.events.filter((event) => settleEvent(deps, c, stored, row, event)).length;
    return { posted, skipped: settled.events.length - posted };
  });
}

/** Says whether it was posted. */
function settleEvent(
  deps: Deps,
  c: Change,
  stored: StoredPlan,
  row: StoredSchedule,
  event: DueEvent,
): boolean {
  const pausedOn = isPausedOn(row, event.date);
  if (event.kind === 'post' && !pausedOn && stored.status === 'active') {
    const { date, dueAt, lateMinutes } = event;
    postDigest(deps, c, stored, { date, dueAt, lateMinutes, trigger: 'schedule' });
    return true;
  }
  skipDue(deps, c, row, event, event.kind === 'skip' ? event.reason : pausedOn ? 'paused' : 'ended');
  return false;
}

/** Settles a due time whose digest could not be made, so that it is not tried for ever; then tells of it. */
function giveUp(deps: Deps, row: StoredSchedule): void {
  const actor = { workspace: row.workspace, user: SIGNALBOX };
  const mine = change(deps, actor, (c) => {
    if (row.nextDueAt === null || row.nextDate === null || !moveSchedule(c.store, row, null)) return false;
    skipDue(deps, c, row, { date: row.nextDate, dueAt: row.nextDueAt, lateMinutes: 0 }, 'failed');
    return true;
  });
  if (!mine) return;
  change(deps, actor, (c) => {
    const head = loadPlanHead(c.store, row.workspace, row.planId);
    if (head !== null) pauseForFault(c, head, 'failed');
  });
}
