import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import SqliteDatabase from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import { ROOT } from '../root.ts';
import { backUpBeforeMigration } from './before-migration.ts';
import { type Disk, watchDisk } from './disk.ts';
import { forgetKept, forgetOld } from './kept.ts';
import { transactionEnded } from './plan-cache.ts';
import * as schema from './schema/index.ts';
import { storeTogether } from './together.ts';

/** The database or a transaction on it; loads and saves take either. */
export type Store = BaseSQLiteDatabase<'sync', SqliteDatabase.RunResult, typeof schema> & {
  /** The bare driver, for this folder alone. */
  $client: SqliteDatabase.Database;
};

export interface Database {
  store: Store;
  /** Runs `work` in one immediate transaction; what it throws undoes everything. */
  transaction<T>(work: (store: Store) => T): T;
  /**
   * Runs `work`, which writes by transactions of its own, with whatever else is asked for in this turn in one write to
   * the disk; resolves once it is there, rejects with what `work` throws.
   */
  together<T>(work: () => T): Promise<T>;
  /** The bare driver, for pragmas, backup and integrity checks. */
  driver: SqliteDatabase.Database;
  /** Why nothing can be stored now; null where nothing keeps it. */
  problem: Disk['problem'];
  close(): void;
}

/** The migrations of this version, as drizzle-kit generates them. */
const MIGRATIONS = fileURLToPath(new URL('drizzle', ROOT));

/** Milliseconds that a statement waits for another process's lock. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens the database at `path` (made with its folder where it is missing; `:memory:` for one in
 * memory) and applies the migrations that it lacks, a backup made before.
 *
 * `synchronous` is set last and explicitly: the driver is compiled so that it falls back to NORMAL
 * after the first write in WAL mode, which would lose acknowledged votes in a power cut.
 */
export function openDatabase(path: string, migrationsFolder = MIGRATIONS): Database {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const driver = new SqliteDatabase(path, { timeout: BUSY_TIMEOUT });
  driver.pragma('journal_mode = WAL');
  driver.pragma('foreign_keys = ON');
  driver.pragma('synchronous = FULL');
  const store = drizzle(driver, { schema });
  if (path !== ':memory:') backUpBeforeMigration(driver, path, migrationsFolder);
  migrate(store, { migrationsFolder });
  const disk = watchDisk(driver);
  // Wrapped once: a wrapper for each transaction would cost as much as a small one.
  const wrapped = driver.transaction((work: (store: Store) => unknown) => {
    forgetOld(store);
    return work(store);
  }).immediate;
  function transaction<T>(work: (store: Store) => T): T {
    try {
      return wrapped(work) as T;
    } catch (error) {
      disk.failed(error);
      forgetKept(store);
      throw error;
    } finally {
      if (!driver.inTransaction) transactionEnded(store);
    }
  }
  const { together, flush } = storeTogether({ transaction, isRunning: () => driver.inTransaction });
  return {
    store,
    transaction,
    together,
    driver,
    problem: disk.problem,
    close() {
      flush();
      driver.close();
    },
  };
}
