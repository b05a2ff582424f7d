import type { Logger } from '../log.ts';
import type { Deps } from '../operations/deps.ts';
import { settleDigests } from '../operations/sync/settle-digests.ts';
import { nextScheduleAt } from '../storage/digests.ts';

/** Does what is due now: digests. Safe to repeat. */
export async function tick(deps: Deps, log: Logger): Promise<void> {
  const { posted, skipped } = await settleDigests(deps);
  if (posted + skipped > 0) log.info({ posted, skipped }, 'digests settled');
}

/** When something is due next; null where nothing is. */
export function nextDueAt(deps: Deps): number | null {
  return nextScheduleAt(deps.database.store);
}
