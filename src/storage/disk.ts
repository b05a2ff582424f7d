import { statSync } from 'node:fs';
import type SqliteDatabase from 'better-sqlite3';

/** What a database knows of the disk that it is on. */
export interface Disk {
  /** To be told what was thrown by a write. */
  failed(error: unknown): void;
  /** Why nothing can be stored now; null where nothing keeps it. */
  problem(): string | null;
}

/** Faults that stay until somebody mends them, as a full disk; a lock is gone by itself. */
const LASTING = /^SQLITE_(FULL|IOERR|READONLY|CORRUPT|NOTADB|CANTOPEN)/;

export function watchDisk(driver: SqliteDatabase.Database): Disk {
  const fileNow = () => (driver.memory ? null : inodeOf(driver.name));
  const opened = fileNow();
  let fault: string | null = null;
  return {
    failed(error) {
      const code = String((error as { code?: unknown } | null)?.code);
      if (LASTING.test(code)) fault = code;
    },
    problem() {
      // What is written then goes into a file that has no name any more.
      if (fileNow() !== opened) return 'the file of the database was moved, removed or replaced';
      if (fault === null) return null;
      try {
        // Changes nothing, and is written all the same.
        driver.pragma('user_version = 0');
        fault = null;
        return null;
      } catch {
        return `the database takes nothing (${fault})`;
      }
    },
  };
}

/** null where the file is not there, or not to be seen. */
function inodeOf(path: string): number | null {
  try {
    return statSync(path).ino;
  } catch {
    return null;
  }
}
