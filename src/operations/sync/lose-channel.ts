import { loadActivePlanHead, loadPlanHead } from '../../storage/plan-heads.ts';
import { loadSchedule } from '../../storage/schedules.ts';
import { change } from '../change.ts';
import { type Deps, SIGNALBOX } from '../deps.ts';
import { pauseForFault, type SyncFault } from './pause-for-fault.ts';

/** Answers of Slack after which no message reaches a channel until somebody mends it. */
const FAULTS: Record<string, SyncFault> = {
  is_archived: 'archived',
  channel_not_found: 'app-removed',
  not_in_channel: 'app-removed',
  restricted_action: 'app-removed',
};

/** The channel of a plan was archived or left: the sync pauses. Does nothing where no active plan lives there. */
export function loseChannel(deps: Deps, workspace: string, channel: string, fault: SyncFault): void {
  change(deps, { workspace, user: SIGNALBOX }, (c) => {
    const head = loadActivePlanHead(c.store, workspace, channel);
    if (head !== null) pauseForFault(c, head, fault);
  });
}

/**
 * A post of a plan to its channel failed for good: the sync pauses where the channel is what is missing, and the owner
 * hears of that. Says whether it was so; a direct message that fails is not.
 */
export function losePost(
  deps: Deps,
  post: { workspace: string; planId: string | null; channel: string },
  error: string,
): boolean {
  const fault = FAULTS[error];
  const { workspace, planId, channel } = post;
  if (fault === undefined || planId === null || /^[UW]/.test(channel)) return false;
  return change(deps, { workspace, user: SIGNALBOX }, (c) => {
    const head = loadPlanHead(c.store, workspace, planId);
    if (head?.status !== 'active' || head.channel !== channel) return false;
    pauseForFault(c, head, fault);
    return loadSchedule(c.store, planId) !== null;
  });
}
