import { zoneIsKnown } from '../../digest/due.ts';
import type { PlanHead } from '../../storage/plan-heads.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { loadSchedule, saveSchedule } from '../../storage/schedules.ts';
import type { Change } from '../change.ts';
import { dueNext } from '../sync-schedule.ts';

/** What keeps a digest from being posted until somebody mends it. */
export type SyncFault = 'archived' | 'app-removed' | 'zone-unknown' | 'plan-empty' | 'failed';

/** What has happened, and what an owner can do about it. */
const WORDS: Record<SyncFault, string> = {
  archived:
    'its channel is archived. Unarchive the channel and send /sync resume in it, or import the plan in another one.',
  'app-removed':
    'I am not in its channel any more, or cannot see it. Invite me there again and send /sync resume in it.',
  'zone-unknown': 'its time zone is not known here. Import the plan with one that is, as Europe/Berlin.',
  'plan-empty': 'it has no items. Import it with its items, then send /sync resume.',
  failed: 'today’s digest could not be made. The log says why; /sync resume tries again tomorrow.',
};

type Paused = Pick<PlanHead, 'id' | 'workspace' | 'roles'> & { plan: Pick<PlanHead['plan'], 'name'> };

/**
 * Stops the schedule of a plan and tells its owners once, in a direct message, what to do; nothing more is due until
 * `/sync resume`. Says whether it was this call that stopped it.
 */
export function pauseForFault(c: Change, { id, workspace, roles, plan }: Paused, fault: SyncFault): boolean {
  const schedule = loadSchedule(c.store, id);
  if (schedule === null || schedule.pausedReason === fault) return false;
  saveSchedule(c.store, {
    ...schedule,
    ...dueNext(schedule, null, c.now),
    pausedUntil: null,
    pausedReason: fault,
    claimedAt: null,
  });
  c.note(id, { verb: 'sync.paused', subject: null, level: 'warning', data: { reason: fault } });
  const text = `The daily sync of ${plan.name} is paused: ${WORDS[fault]}`;
  for (const [user, role] of roles) {
    if (role !== 'owner') continue;
    const key = `sync-paused:${workspace}:${id}:${c.now}:${user}`;
    c.post(id, { key, channel: user, view: { type: 'words', text } });
  }
  return true;
}

/** What keeps a plan's digest from being made; null where nothing does. */
export function faultOf({ plan, status }: StoredPlan): SyncFault | null {
  if (!zoneIsKnown(plan.timezone)) return 'zone-unknown';
  return status === 'active' && plan.items.length === 0 ? 'plan-empty' : null;
}
