import type { Logger } from '../log.ts';
import { escalateBlockers } from '../operations/blockers/escalate-blockers.ts';
import type { Deps } from '../operations/deps.ts';
import { nextReviewAt } from '../operations/gates/next-review-at.ts';
import { openReachedGates } from '../operations/gates/open-reached-gates.ts';
import { tickReviews } from '../operations/gates/tick-reviews.ts';
import { eachDoneInTurn } from '../operations/in-turn.ts';
import { settleDigests } from '../operations/sync/settle-digests.ts';
import { nextEscalationAt } from '../storage/blockers.ts';
import { nextScheduleAt } from '../storage/schedules.ts';

/**
 * Does what is due now: gate reviews and escalations, then digests, which tell of them. Safe to repeat. Where one part
 * throws, as over a plan that cannot be read, the others are still done before that is told.
 */
export function tick(deps: Deps, log: Logger): Promise<void> {
  return eachDoneInTurn([
    () => openReachedGates(deps),
    () => tickReviews(deps),
    () => escalateBlockers(deps),
    () => settle(deps, log),
  ]);
}

async function settle(deps: Deps, log: Logger): Promise<void> {
  const { posted, skipped } = await settleDigests(deps);
  if (posted + skipped > 0) log.info({ posted, skipped }, 'digests settled');
}

/** When something is due next; null where nothing is. */
export function nextDueAt(deps: Deps): number | null {
  const { store } = deps.database;
  const now = deps.clock.now();
  const due = [nextScheduleAt(store), nextReviewAt(store, now), nextEscalationAt(store)].filter(
    (at) => at !== null,
  );
  return due.length === 0 ? null : Math.min(...due);
}
