import type { Logger } from '../log.ts';
import type { Deps } from '../operations/deps.ts';
import { backUpNightly } from '../operations/upkeep/nightly-backup.ts';
import { prune } from '../operations/upkeep/prune.ts';

/** Backs the database up and prunes it, once a day; a night that fails is tried again with the next tick. */
export async function nightly(
  deps: Deps,
  { path, log, stopping }: { path: string; log: Logger; stopping: AbortSignal },
): Promise<void> {
  const file = await backUpNightly(deps, path, stopping);
  if (file === null) return;
  log.info({ file, pruned: await prune(deps) }, 'backed up and pruned');
}
