import type { PlanHead } from '../../storage/plan-heads.ts';
import { loadActivePlan, savePlanStatus } from '../../storage/plans.ts';
import { loadSchedule, saveSchedule } from '../../storage/schedules.ts';
import type { Change } from '../change.ts';
import { dueNext, storeSchedule } from '../sync-schedule.ts';

/** Completes a plan: the sync ends, and a closing summary is queued. */
export function completePlan(c: Change, head: PlanHead, reviewId: string): void {
  savePlanStatus(c.store, head.id, 'complete', null);
  endSync(c, head.id);
  c.record(head.id, {
    verb: 'plan.completed',
    subject: head.id,
    level: 'notice',
    data: { review: reviewId },
  });
  c.post(head.id, {
    key: `plan-complete:${reviewId}:${c.now}`,
    channel: head.channel,
    view: { type: 'plan complete', planId: head.id, reviewId },
  });
}

/** Archives a plan with its reason; the sync ends. */
export function stopPlan(c: Change, head: PlanHead, reason: string): void {
  savePlanStatus(c.store, head.id, 'archived', reason);
  endSync(c, head.id);
  c.record(head.id, { verb: 'plan.archived', subject: head.id, level: 'warning', data: { reason } });
}

/** Makes a completed plan the channel's active one again, with its sync; false where another one took its place. */
export function resumePlan(c: Change, head: PlanHead): boolean {
  if (head.status === 'active') return true;
  if (loadActivePlan(c.store, head.workspace, head.channel) !== null) return false;
  savePlanStatus(c.store, head.id, 'active', null);
  const { sync } = head.plan;
  const key = { workspace: head.workspace, planId: head.id };
  if (sync !== null) storeSchedule(c.store, key, { ...head.plan, items: [] }, sync, c.now);
  c.record(head.id, { verb: 'plan.resumed', subject: head.id, level: 'notice' });
  return true;
}

function endSync(c: Change, planId: string): void {
  const schedule = loadSchedule(c.store, planId);
  if (schedule !== null) saveSchedule(c.store, { ...schedule, ...dueNext(schedule, null, c.now) });
}
