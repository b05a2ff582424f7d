import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase from 'better-sqlite3';

/** Another process works on the database. */
export class DatabaseInUse extends Error {
  constructor(path: string) {
    super(
      `Another Signalbox works on ${path}. Two would post everything twice: stop it first, or set DATABASE_PATH to another file.`,
    );
  }
}

/** Milliseconds that the lock is waited for, as when a supervisor starts the next process before the last has ended. */
const PATIENCE = 5_000;

/**
 * Takes the database for this process alone until `release`. The lock is the operating system's, on a file
 * beside the database, so that it ends with the process however that ends. Throws `DatabaseInUse`.
 */
export function lockDatabase(path: string, patience = PATIENCE): { release(): void } {
  if (path === ':memory:') return { release: () => {} };
  mkdirSync(dirname(path), { recursive: true });
  // A link to a database is the same database.
  const real = existsSync(path) ? realpathSync(path) : path;
  const lock = new SqliteDatabase(`${real}.lock`, { timeout: patience });
  try {
    lock.pragma('locking_mode = EXCLUSIVE');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw (error as { code?: string }).code === 'SQLITE_BUSY' ? new DatabaseInUse(path) : error;
  }
  return { release: () => void lock.close() };
}
