import { existsSync } from 'node:fs';
import { backupName, dropHalf, keepLast } from '../../storage/backup.ts';
import type { Deps } from '../deps.ts';
import { inWorker } from '../in-worker.ts';

/** Hour (UTC) from which a day's backup is made. */
const HOUR = 2;
/** Nightly backups that are kept. */
const KEPT = 7;

/**
 * Makes the day's backup where it is not there yet, so that a night that was missed is made up for. Returns its file;
 * null where there is nothing to do. Once `signal` says so it is broken off; the next start makes it anew.
 */
export async function backUpNightly(
  { clock }: Deps,
  path: string,
  signal: AbortSignal,
): Promise<string | null> {
  const [day = '', time = ''] = new Date(clock.now()).toISOString().split('T');
  const file = backupName(path, `nightly-${day}`);
  if (path === ':memory:' || Number(time.slice(0, 2)) < HOUR || existsSync(file)) return null;
  if (signal.aborted) return null;
  // Beside the event loop: what ends a backup is a wait for the disk, as long as the file is large.
  const making = inWorker('src/operations/upkeep/backup-worker.ts', { path, file }, signal);
  await making.catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  if (signal.aborted) {
    dropHalf(file);
    return null;
  }
  keepLast(path, 'nightly-', KEPT);
  return file;
}
