import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

/** Where the backups that Signalbox makes by itself stand: beside the database. */
const backupsFolder = (path: string): string => join(dirname(path), 'backups');

/** Where a backup stands until it is whole. */
export const halfOf = (file: string): string => `${file}.part`;

/** Endings of the files that stand beside a database with a write-ahead log. */
export const LOGS = ['-wal', '-shm'] as const;

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
  try {
    // In one go: in parts it begins anew with each write of another connection, and never ends in a busy database.
    await driver.backup(half, { progress: () => ALL_PAGES });
    const copy = new SqliteDatabase(half);
    // One file alone, to be moved about: without the two that go with a write-ahead log.
    copy.pragma('journal_mode = DELETE');
    copy.close();
    renameSync(half, file);
  } catch (error) {
    // On a disk that is full it would take the room that others need.
    dropHalf(file);
    throw error;
  }
}

/** Removes what a backup that was broken off has left behind. */
export function dropHalf(file: string): void {
  for (const rest of ['', ...LOGS, '-journal']) rmSync(`${halfOf(file)}${rest}`, { force: true });
}

/** Whether two names are those of one file, be it by a link. */
export function isSameFile(one: string, other: string): boolean {
  try {
    const [a, b] = [statSync(one), statSync(other)];
    return a.dev === b.dev && a.ino === b.ino;
  } catch {
    // One of them is not there, or not to be seen.
    return false;
  }
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

/** Where a database's backup stands: its own name with what it was made for before the ending. */
export function backupName(path: string, madeFor: string): string {
  return join(backupsFolder(path), `${stem(path)}-${madeFor}.db`);
}

/** Deletes all but the last `most` of a database's backups whose purpose begins so, in the order of their names. */
export function keepLast(path: string, madeFor: string, most: number): void {
  const folder = backupsFolder(path);
  if (!existsSync(folder)) return;
  // Another database may stand beside this one.
  const known = readdirSync(folder)
    .filter((name) => name.startsWith(`${stem(path)}-${madeFor}`) && name.endsWith('.db'))
    .sort();
  for (const name of known.slice(0, Math.max(0, known.length - most))) rmSync(join(folder, name));
}

const stem = (path: string): string => basename(path).replace(/\.db$/, '');
