import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { saveMember } from '../../src/storage/members.ts';

let folder = '';
let database: Database;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-together-'));
  database = openDatabase(join(folder, 'signalbox.db'));
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Stores somebody in a transaction of its own, as an operation does; throws afterwards where told to. */
function saving(user: string, fails = false): () => string {
  const row = { workspace: 'T1', user, name: user, standing: 'member', at: 1 } as const;
  return () =>
    database.transaction((store) => {
      saveMember(store, row);
      if (fails) throw new Error(`${user} fails`);
      return user;
    });
}

/** What somebody else who opens the file finds. */
function stored(): string[] {
  const other = openDatabase(join(folder, 'signalbox.db'));
  const rows = other.driver.prepare('select user from member order by user').all() as { user: string }[];
  other.close();
  return rows.map(({ user }) => user);
}

/** Frames of the write-ahead log: each transaction adds one for each page that it changed. */
const frames = () => (database.driver.prepare('pragma wal_checkpoint(noop)').raw().get() as number[])[1] ?? 0;

describe('what is stored together', () => {
  it('is on disk once it resolves, and not before', async () => {
    const both = Promise.all([database.together(saving('U1')), database.together(saving('U2'))]);
    expect(stored()).toEqual([]);
    expect(await both).toEqual(['U1', 'U2']);
    expect(stored()).toEqual(['U1', 'U2']);
  });

  it('takes one write where alone each takes its own', async () => {
    const users = Array.from({ length: 20 }, (_, at) => `U${at + 10}`);
    database.driver.pragma('wal_checkpoint(truncate)');
    for (const user of users) saving(user)();
    const alone = frames();
    database.driver.exec('delete from member');
    database.driver.pragma('wal_checkpoint(truncate)');
    await Promise.all(users.map((user) => database.together(saving(user))));
    expect(stored()).toEqual(users);
    expect(frames()).toBeLessThan(alone / 4);
  });

  it('is undone alone where it throws', async () => {
    const all = [saving('U1'), saving('U2', true), saving('U3')].map((work) => database.together(work));
    expect(await Promise.allSettled(all)).toMatchObject([
      { value: 'U1' },
      { reason: { message: 'U2 fails' } },
      { value: 'U3' },
    ]);
    expect(stored()).toEqual(['U1', 'U3']);
  });

  it('is refused as a whole where the disk refuses the write', async () => {
    database.driver.pragma('query_only = ON');
    const all = await Promise.allSettled(['U1', 'U2'].map((user) => database.together(saving(user))));
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    database.driver.pragma('query_only = OFF');
    expect(stored()).toEqual([]);
  });

  it('is refused as a whole where SQLite has undone what came before', async () => {
    const undone = () => {
      database.driver.exec('rollback');
      throw new Error('the disk is full');
    };
    const all = [saving('U1'), undone, saving('U3')].map((work) => database.together(work));
    expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'));
    expect(stored()).toEqual([]);
  });

  it('is stored by a close that comes first', async () => {
    const waiting = database.together(saving('U1'));
    database.close();
    expect(await waiting).toBe('U1');
    database = openDatabase(join(folder, 'signalbox.db'));
    expect(stored()).toEqual(['U1']);
  });
});
