import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { backUp, LOGS } from './backup.ts';

/**
 * Puts a backup in the place of a database that no process has open. What stood there before is kept beside it, under
 * the name that is returned; null where nothing did. Posts that were due before `now` are looked for in Slack before they
 * are sent, as the process went on after the backup.
 */
export async function restoreBackup(file: string, path: string, now: number): Promise<string | null> {
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.restoring`;
  // Not as a file: what was committed last may still stand in the write-ahead log beside it.
  const source = new SqliteDatabase(file, { readonly: true });
  await backUp(source, fresh);
  source.close();
  doubtPosts(fresh, now);
  const kept = existsSync(path) ? freeName(`${path}.before-restore`) : null;
  if (kept !== null) {
    settleInto(path);
    for (const rest of ['', ...LOGS])
      if (existsSync(`${path}${rest}`)) renameSync(`${path}${rest}`, `${kept}${rest}`);
  }
  for (const rest of LOGS) rmSync(`${path}${rest}`, { force: true });
  renameSync(fresh, path);
  return kept;
}

/** The name, or the first one with a number behind it that nothing has: what was kept before is not replaced. */
function freeName(name: string): string {
  let free = name;
  for (let n = 2; existsSync(free); n += 1) free = `${name}-${n}`;
  return free;
}

/** Marks posts as under way, which is what is looked for first. */
function doubtPosts(path: string, now: number): void {
  const driver = new SqliteDatabase(path);
  driver
    .prepare(
      `update outbox set status = 'sending', sent_at = not_before
       where kind = 'post' and status = 'pending' and not_before <= ?`,
    )
    .run(now);
  driver.close();
}

/** Brings what still stands in the write-ahead log into the file itself, so that the file alone is whole. */
function settleInto(path: string): void {
  try {
    const driver = new SqliteDatabase(path);
    driver.pragma('wal_checkpoint(TRUNCATE)');
    driver.close();
  } catch {
    // A damaged database is what a restore is for: its files are kept as they are.
  }
}
