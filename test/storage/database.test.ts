import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { loadMember, saveMember } from '../../src/storage/members.ts';
import { insertOutbox, loadOutboxByKey, nextOutboxAt, upsertRefresh } from '../../src/storage/outbox.ts';
import { updateOutbox } from '../../src/storage/outbox-marks.ts';

const FULL = 2;
const member = { workspace: 'T1', user: 'U1', name: 'Ana', standing: 'member', at: 1 } as const;

describe('the database', () => {
  let folder = '';
  let database: Database;
  const path = () => join(folder, 'deep', 'signalbox.db');
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'signalbox-database-'));
    database = openDatabase(path());
  });
  afterEach(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps synchronous at FULL after a write in WAL mode', () => {
    saveMember(database.store, member);
    expect(database.driver.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.driver.pragma('synchronous', { simple: true })).toBe(FULL);
    database.transaction((store) => saveMember(store, { ...member, user: 'U2' }));
    expect(database.driver.pragma('synchronous', { simple: true })).toBe(FULL);
  });

  it('enforces foreign keys and waits for another writer', () => {
    expect(database.driver.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(database.driver.pragma('busy_timeout', { simple: true })).toBe(5_000);
    const insert = database.driver.prepare(
      "insert into plan_role (workspace, plan_id, user, role) values ('T1', 'none', 'U1', 'owner')",
    );
    expect(() => insert.run()).toThrow(/FOREIGN KEY/);
  });

  it('undoes the whole transaction when something throws', () => {
    const work = () =>
      database.transaction((store) => {
        saveMember(store, member);
        throw new Error('stop');
      });
    expect(work).toThrow('stop');
    expect(database.driver.prepare('select count(*) as n from member').get()).toEqual({ n: 0 });
  });

  it('knows a member as written last, and as before where that is undone', () => {
    const name = () => loadMember(database.store, member.workspace, member.user)?.name;
    expect(name()).toBeUndefined();
    saveMember(database.store, member);
    expect(name()).toBe('Ana');
    const renamed = () =>
      database.transaction((store) => {
        saveMember(store, { ...member, name: 'Anna' });
        expect(name()).toBe('Anna');
        throw new Error('stop');
      });
    expect(renamed).toThrow('stop');
    expect(name()).toBe('Ana');
    saveMember(database.store, { ...member, name: 'Anna' });
    expect(name()).toBe('Anna');
  });

  it('opens again with its migrations applied once and its rows there', () => {
    saveMember(database.store, member);
    database.close();
    database = openDatabase(path());
    expect(database.driver.prepare('select name from member').all()).toEqual([{ name: 'Ana' }]);
  });

  it('knows when the next post becomes due that was queued for later, whatever is due by now', () => {
    const { store } = database;
    const row = {
      workspace: 'T1',
      planId: null,
      kind: 'post',
      channel: 'C1',
      target: null,
      view: {},
    } as const;
    const queue = (key: string, notBefore: number) =>
      insertOutbox(store, { ...row, key, priority: 1, notBefore, createdAt: 100 });
    queue('at once', 100);
    expect(nextOutboxAt(store, 100)).toBeNull();
    queue('late', 300);
    queue('soon', 200);
    expect([100, 200, 300].map((now) => nextOutboxAt(store, now))).toEqual([200, 300, null]);
    upsertRefresh(
      store,
      { ...row, kind: 'refresh', key: 'r', priority: 1, notBefore: 100, createdAt: 100 },
      50,
    );
    const { id } = loadOutboxByKey(store, 'r') ?? { id: 0 };
    updateOutbox(store, id, { status: 'sent', sentAt: 100 });
    upsertRefresh(
      store,
      { ...row, kind: 'refresh', key: 'r', priority: 1, notBefore: 120, createdAt: 120 },
      50,
    );
    expect(nextOutboxAt(store, 120)).toBe(150);
  });
});
