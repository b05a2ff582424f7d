import { statSync } from 'node:fs';
import type SqliteDatabase from 'better-sqlite3';
import { elapsed } from '../clock.ts';

/** What a database knows of the disk that it is on. */
export interface Disk {
  /** To be told what was thrown by a write. */
  failed(error: unknown): void;
  /** Why nothing can be stored now; null where nothing keeps it. */
  problem(): string | null;
}

/** Faults that stay until somebody mends them, as a full disk; a lock is gone by itself. */
const LASTING = /^SQLITE_(FULL|IOERR|READONLY|CORRUPT|NOTADB|CANTOPEN)/;

/** Milliseconds for which a fault is believed: a disk that has no room for a vote may still have some for the probe. */
const BELIEVED = 10_000;

/** `now` is in milliseconds and only ever grows. */
export function watchDisk(driver: SqliteDatabase.Database, now = elapsed): Disk {
  const fileNow = () => (driver.memory ? null : inodeOf(driver.name));
  const opened = fileNow();
  let fault: { code: string; at: number } | null = null;
  return {
    failed(error) {
      const code = String((error as { code?: unknown } | null)?.code);
      if (LASTING.test(code)) fault = { code, at: now() };
    },
    problem() {
      // What is written then goes into a file that has no name any more.
      if (fileNow() !== opened) return 'the file of the database was moved, removed or replaced';
      if (fault !== null && now() - fault.at >= BELIEVED && takesSomething(driver)) fault = null;
      return fault === null ? null : `the database takes nothing (${fault.code})`;
    },
  };
}

/** By what changes nothing, and is written all the same. */
function takesSomething(driver: SqliteDatabase.Database): boolean {
  try {
    driver.pragma('user_version = 0');
    return true;
  } catch {
    return false;
  }
}

/** null where the file is not there, or not to be seen. */
function inodeOf(path: string): number | null {
  try {
    return statSync(path).ino;
  } catch {
    return null;
  }
}
