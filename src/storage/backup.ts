import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

/** Where the backups that Signalbox makes by itself stand: beside the database. */
export function backupsFolder(path: string): string {
  return join(dirname(path), 'backups');
}

/** Where a backup stands until it is whole. */
const halfOf = (file: string): string => `${file}.part`;

/** More than any database has. */
const ALL_PAGES = 0x7fffffff;

/**
 * Copies an open database to `file` while it is in use, as it stands at one moment; a file that is there is replaced
 * once the copy is whole. Holds the thread that it runs on.
 */
export async function backUp(driver: SqliteDatabase.Database, file: string): Promise<void> {
  mkdirSync(dirname(file), { recursive: true });
  const half = halfOf(file);
  dropHalf(file);
  // In one go: in parts it begins anew with each write of another connection, and never ends in a busy database.
  await driver.backup(half, { progress: () => ALL_PAGES });
  const copy = new SqliteDatabase(half);
  // One file alone, to be moved about: without the two that go with a write-ahead log.
  copy.pragma('journal_mode = DELETE');
  copy.close();
  renameSync(half, file);
}

/** Removes what a backup that was broken off has left behind. */
export function dropHalf(file: string): void {
  rmSync(halfOf(file), { force: true });
}

/** What keeps a file from being a database of Signalbox that is whole; null where nothing does. */
export function backupProblem(file: string): string | null {
  if (!existsSync(file)) return `${file} is not there.`;
  let driver: SqliteDatabase.Database | null = null;
  try {
    driver = new SqliteDatabase(file, { readonly: true });
    const told = driver.pragma('integrity_check', { simple: true });
    if (told !== 'ok') return `${file} is damaged: ${String(told)}.`;
    const log = driver.prepare("select 1 from sqlite_master where name = 'log_entry'").get();
    return log === undefined ? `${file} is no database of Signalbox.` : null;
  } catch (error) {
    return `${file} cannot be read as a database (${(error as Error).message}).`;
  } finally {
    driver?.close();
  }
}

/**
 * Puts a backup in the place of a database that no process has open. What stood there before is kept beside it, under
 * the name that is returned; null where nothing did. Posts that were due before `now` are looked for in Slack before they
 * are sent, as the process went on after the backup.
 */
export function restoreBackup(file: string, path: string, now: number): string | null {
  mkdirSync(dirname(path), { recursive: true });
  const fresh = `${path}.restoring`;
  copyFileSync(file, fresh);
  doubtPosts(fresh, now);
  const kept = existsSync(path) ? `${path}.before-restore` : null;
  if (kept !== null) {
    settleInto(path);
    renameSync(path, kept);
  }
  for (const rest of ['-wal', '-shm']) rmSync(`${path}${rest}`, { force: true });
  renameSync(fresh, path);
  return kept;
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

/** Deletes all but the last `most` files of a folder that match, in the order of their names. */
export function keepLast(folder: string, matching: RegExp, most: number): void {
  if (!existsSync(folder)) return;
  const known = readdirSync(folder)
    .filter((name) => matching.test(name))
    .sort();
  for (const name of known.slice(0, Math.max(0, known.length - most))) rmSync(join(folder, name));
}

/** The name of a database's backup: its own with what it was made for before the ending. */
export function backupName(path: string, madeFor: string): string {
  return join(backupsFolder(path), `${basename(path).replace(/\.db$/, '')}-${madeFor}.db`);
}
