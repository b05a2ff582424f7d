import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type SqliteDatabase from 'better-sqlite3';
import { z } from 'zod';
import { backupName, dropHalf, halfOf, keepLast } from './backup.ts';

/** Backups of this kind that are kept. */
const KEPT = 5;

const journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

/**
 * Copies the database to the folder of backups where it is about to be migrated; a new one has nothing to lose. The
 * migrations are those of drizzle's journal in `folder`; returns the copy's name, null where none was needed.
 */
export function backUpBeforeMigration(
  driver: SqliteDatabase.Database,
  path: string,
  folder: string,
): string | null {
  const known = journal.parse(JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')));
  const applied = lastApplied(driver);
  const next = known.entries.find(({ when }) => when > (applied ?? 0));
  if (applied === null || next === undefined) return null;
  const file = backupName(path, `before-${next.tag}`);
  mkdirSync(dirname(file), { recursive: true });
  dropHalf(file);
  try {
    driver.prepare('VACUUM INTO ?').run(halfOf(file));
    renameSync(halfOf(file), file);
  } catch (error) {
    dropHalf(file);
    throw error;
  }
  keepLast(path, 'before-', KEPT);
  return file;
}

/** When the newest migration that the database has was made; null for a database without any. */
function lastApplied(driver: SqliteDatabase.Database): number | null {
  const table = driver.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (table === undefined) return null;
  const row = driver.prepare('select max(created_at) as at from __drizzle_migrations').get();
  return (row as { at: number | null }).at;
}
