import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupProblem } from '../../src/storage/backup.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { DatabaseInUse, lockDatabase } from '../../src/storage/lock.ts';

let folder = '';
const path = () => join(folder, 'signalbox.db');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of a database', () => {
  it('is held by one at a time, and free again afterwards', () => {
    const first = lockDatabase(path());
    expect(() => lockDatabase(path(), 0)).toThrow(DatabaseInUse);
    first.release();
    lockDatabase(path(), 0).release();
  });

  it('keeps nobody from reading and writing the database itself', () => {
    const lock = lockDatabase(path());
    const database = openDatabase(path());
    database.driver.exec('create table another (id integer)');
    database.close();
    lock.release();
  });

  it('is one and the same by whatever name the database is opened', () => {
    openDatabase(path()).close();
    const link = join(folder, 'link.db');
    symlinkSync(path(), link);
    const lock = lockDatabase(path());
    expect(() => lockDatabase(link, 0)).toThrow(DatabaseInUse);
    lock.release();
  });

  it('is none for a database in memory', () => {
    lockDatabase(':memory:').release();
    lockDatabase(':memory:').release();
  });
});

describe('a migration', () => {
  const folders = () => join(folder, 'migrations');
  const backups = () => readdirSync(join(folder, 'backups'));

  /** Adds a migration as the next version of Signalbox would bring it. */
  function addMigration(number: number): void {
    const journalFile = join(folders(), 'meta/_journal.json');
    const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as { entries: { when: number }[] };
    const when = Math.max(...journal.entries.map((entry) => entry.when)) + 1;
    const tag = `${String(number).padStart(4, '0')}_more`;
    const entry = { idx: number, version: '6', when, tag, breakpoints: true };
    writeFileSync(journalFile, JSON.stringify({ ...journal, entries: [...journal.entries, entry] }));
    writeFileSync(join(folders(), `${tag}.sql`), `create table more_${number} (id integer);`);
  }

  it('is preceded by a backup, of which the last five are kept; a new database needs none', () => {
    cpSync(join(import.meta.dirname, '../../drizzle'), folders(), { recursive: true });
    openDatabase(path(), folders()).close();
    openDatabase(path(), folders()).close();
    expect(readdirSync(folder)).not.toContain('backups');
    for (let number = 100; number < 107; number += 1) {
      addMigration(number);
      openDatabase(path(), folders()).close();
    }
    const names = [102, 103, 104, 105, 106].map((number) => `signalbox-before-0${number}_more.db`);
    expect(backups()).toEqual(names);
    expect(backupProblem(join(folder, 'backups', names[4] ?? ''))).toBeNull();
  });

  it('is not begun, and leaves no half of a backup, where the database cannot be copied', () => {
    cpSync(join(import.meta.dirname, '../../drizzle'), folders(), { recursive: true });
    const database = openDatabase(path(), folders());
    database.driver.exec("insert into seen values ('long', hex(zeroblob(100000)), 1)");
    database.close();
    const bytes = readFileSync(path());
    writeFileSync(path(), bytes.fill(7, bytes.length - 30_000, bytes.length - 20_000));
    addMigration(100);
    expect(() => openDatabase(path(), folders())).toThrow(/malformed/);
    expect(backups()).toEqual([]);
  });
});
