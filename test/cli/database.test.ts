import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupProblem } from '../../src/storage/backup.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { lockDatabase } from '../../src/storage/lock.ts';
import { KUBERNETES, kubernetes, type Typed, typed } from './typed.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = () => join(folder, 'data', 'signalbox.db');
const at = (args: string[]): Promise<Typed> => typed(args, false, undefined, { DATABASE_PATH: path() });
const imported = (channel: string, ...more: string[]) =>
  at(['import', KUBERNETES, '--channel', channel, '--owner', 'U0LEAD', ...more]);

describe('signalbox import and export', () => {
  it('put a plan into the database and give it back unchanged', async () => {
    expect(await imported('C1')).toMatchObject({
      status: 0,
      out: 'Kubernetes v1.35 is the plan of C1.',
      err: '',
    });
    const exported = join(folder, 'plan.yaml');
    expect(await at(['export', '--to', exported])).toMatchObject({ status: 0 });
    expect(readFileSync(exported, 'utf8')).toBe(kubernetes());
    const again = await at(['import', exported, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ created: false, entries: [] });
  });

  it('say what a second version changes', async () => {
    await imported('C1');
    const changed = join(folder, 'changed.yaml');
    writeFileSync(changed, kubernetes().replace('name: Kubernetes v1.35', 'name: Kubernetes v1.36'));
    const { status, out } = await at(['import', changed]);
    expect(status).toBe(0);
    expect(out.split('\n')[0]).toBe('Kubernetes v1.36 was imported again into C1.');
    expect(out).toMatch(/\n {2}.*v1\.36/);
  });

  it('ask which plan and which workspace where there are several', async () => {
    await imported('C1');
    await imported('C2');
    const several = await at(['export']);
    expect(several).toMatchObject({ status: 64 });
    expect(several.err).toContain('--channel takes C1 (Kubernetes v1.35), C2 (Kubernetes v1.35).');
    await imported('C3', '--workspace', 'T2');
    expect((await at(['digest'])).err).toContain('--workspace takes T0LOCAL or T2.');
    expect((await at(['digest', '--workspace', 'T2'])).out).toContain('Daily sync · Kubernetes v1.35');
  });

  it('refuse a first import without an owner, a bad file, and a database that is not there', async () => {
    expect((await at(['import', KUBERNETES, '--channel', 'C1'])).err).toContain('--owner takes');
    const bad = join(folder, 'bad.yaml');
    writeFileSync(bad, 'version: 1\nnam: x\n');
    expect(await at(['import', bad, '--channel', 'C1', '--owner', 'U1'])).toMatchObject({ status: 2 });
    rmSync(join(folder, 'data'), { recursive: true, force: true });
    expect(await at(['export'])).toMatchObject({
      status: 2,
      err: `There is no database at ${path()}; DATABASE_PATH says where it is.`,
    });
    expect(existsSync(path())).toBe(false);
  });
});

describe('signalbox log', () => {
  it('prints the newest entry first, filtered where that is asked for', async () => {
    await imported('C1');
    await imported('C1');
    const { out } = await at(['log']);
    const verbs = out.split('\n').map((line) => line.split('  ')[2]);
    expect(verbs).toEqual(['plan.reimported', 'plan.imported']);
    expect((await at(['log', 'plan.imported'])).out.split('\n')).toHaveLength(1);
    expect(await at(['log', 'nothing'])).toMatchObject({
      status: 3,
      err: 'The log says nothing of "nothing".',
    });
  });

  it('verify finds every chain whole, finds the head, and names the first row that was changed', async () => {
    await imported('C1');
    await imported('C1');
    const { entries } = JSON.parse((await at(['log', '--json'])).out) as {
      entries: { hash: string; seq: number }[];
    };
    expect(await at(['log', 'verify', '--head', entries[0]?.hash ?? ''])).toMatchObject({
      status: 0,
      out: '2 rows in 1 chain: each follows the one before it.',
    });
    expect(await at(['log', 'verify', '--head', 'f00'])).toMatchObject({
      status: 1,
      err: 'No row has the hash f00.',
    });
    const database = openDatabase(path());
    database.driver.prepare("update log_entry set actor = 'U0EVIL' where seq = ?").run(entries[1]?.seq);
    database.close();
    const broken = await at(['log', 'verify']);
    expect(broken.status).toBe(1);
    expect(broken.err).toMatch(new RegExp(`^Row ${entries[1]?.seq} of the log of plan .*: changed\\.$`));
  });

  it('verify says of a file that is no record that it is none', async () => {
    const file = join(folder, 'record.json');
    writeFileSync(file, '{}');
    expect(await at(['log', 'verify', file])).toMatchObject({ status: 2, err: `${file}: not a record.` });
  });
});

describe('signalbox backup and restore', () => {
  const copy = () => join(folder, 'copies', 'one.db');

  it('bring back what was there, and keep what stood there since', async () => {
    await imported('C1');
    expect(await at(['backup', copy()])).toMatchObject({ status: 0 });
    await imported('C2');
    const { status, out } = await at(['restore', copy()]);
    expect([status, out]).toEqual([
      0,
      `${path()} is ${copy()} now. What stood there before is ${path()}.before-restore.`,
    ]);
    expect((await at(['export', '--channel', 'C2'])).status).toBe(3);
    expect((await at(['export', '--channel', 'C1'])).status).toBe(0);
    expect(openDatabaseCount(`${path()}.before-restore`)).toBe(2);
  });

  it('ends while another process writes all the time', async () => {
    await imported('C1');
    const database = openDatabase(path());
    const note = database.driver.prepare("insert into seen values (?, 'T1', 1)");
    database.transaction(() => {
      for (let n = 0; n < 20_000; n += 1) note.run(`before ${n}`);
    });
    let written = 0;
    const write = () => {
      note.run(`meanwhile ${written}`);
      written += 1;
      if (written < 2_000) writing = setImmediate(write);
    };
    let writing = setImmediate(write);
    const { status } = await at(['backup', copy()]);
    clearImmediate(writing);
    database.close();
    expect([status, written < 2_000, backupProblem(copy())]).toEqual([0, true, null]);
  });

  it('lets what was due since be looked for in Slack before it is sent', async () => {
    await imported('C1');
    const database = openDatabase(path());
    // As the clock of a typed command stands.
    const now = Date.UTC(2025, 9, 20, 12);
    const queue = database.driver.prepare(
      `insert into outbox (key, workspace, kind, channel, view, priority, status, attempts, not_before, created_at)
       values (?, 'T0LOCAL', ?, 'C1', '{}', 1, 'pending', 0, ?, 1)`,
    );
    queue.run('reminder', 'post', now - 60_000);
    queue.run('to come', 'post', now + 3_600_000);
    queue.run('refresh', 'refresh', now - 60_000);
    database.close();
    await at(['backup', copy()]);
    await at(['restore', copy()]);
    const restored = openDatabase(path());
    const rows = restored.driver
      .prepare(
        "select key, status, sent_at from outbox where key in ('reminder', 'to come', 'refresh') order by id",
      )
      .all();
    restored.close();
    expect(rows).toEqual([
      { key: 'reminder', status: 'sending', sent_at: now - 60_000 },
      { key: 'to come', status: 'pending', sent_at: null },
      { key: 'refresh', status: 'pending', sent_at: null },
    ]);
  });

  it('refuse the database itself, by whatever name', async () => {
    await imported('C1');
    const database = openDatabase(path());
    const link = join(folder, 'link.db');
    symlinkSync(path(), link);
    for (const args of [
      ['backup', path()],
      ['backup', link],
      ['restore', link],
    ]) {
      const { status, err } = await at(args);
      expect([status, err]).toEqual([3, `${args[1]} is the database itself. Name another file.`]);
    }
    database.driver.prepare("insert into seen values ('after', 'T1', 1)").run();
    database.close();
    expect(read(path(), 'select id from seen')).toEqual([{ id: 'after' }]);
  });

  it('leave nothing behind of a copy that cannot be made', async () => {
    await imported('C1');
    mkdirSync(copy(), { recursive: true });
    expect(await at(['backup', copy()])).toMatchObject({ status: 2 });
    expect(readdirSync(join(folder, 'copies'))).toEqual(['one.db']);
  });

  it('say where they may not write', async () => {
    await imported('C1');
    await at(['backup', copy()]);
    const env = { DATABASE_PATH: join(copy(), 'within', 'a-file.db') };
    const { status, err } = await typed(['restore', copy()], false, undefined, env);
    expect([status, err]).toEqual([2, expect.stringMatching(/a-file\.db: .*ENOTDIR/)]);
    expect(await at(['backup', join(copy(), 'one.db')])).toMatchObject({
      status: 2,
      err: expect.stringMatching(/(ENOTDIR|EEXIST)/),
    });
  });

  it('bring back what stands in the write-ahead log of a copied folder', async () => {
    await imported('C1');
    const database = openDatabase(path());
    database.driver.prepare("insert into seen values ('last', 'T1', 1)").run();
    cpSync(join(folder, 'data'), join(folder, 'snapshot'), { recursive: true });
    database.close();
    rmSync(join(folder, 'data'), { recursive: true });
    expect(await at(['restore', join(folder, 'snapshot', 'signalbox.db')])).toMatchObject({ status: 0 });
    expect(read(path(), 'select id from seen')).toEqual([{ id: 'last' }]);
  });

  it('keep what stood there before the first of two, with its log where it is damaged', async () => {
    await imported('C1');
    await at(['backup', copy()]);
    await imported('C2');
    await at(['restore', copy()]);
    writeFileSync(path(), 'damaged beyond all reading');
    writeFileSync(`${path()}-wal`, 'the last votes');
    const { out } = await at(['restore', copy()]);
    expect(out).toContain(`is ${path()}.before-restore-2.`);
    expect(openDatabaseCount(`${path()}.before-restore`)).toBe(2);
    expect(readFileSync(`${path()}.before-restore-2`, 'utf8')).toBe('damaged beyond all reading');
    expect(readFileSync(`${path()}.before-restore-2-wal`, 'utf8')).toBe('the last votes');
    expect(openDatabaseCount(path())).toBe(1);
  });

  it('leave a database alone that a process works on', async () => {
    await imported('C1');
    await at(['backup', copy()]);
    const lock = lockDatabase(path());
    expect((await at(['restore', copy()])).err).toContain('Another Signalbox works on');
    lock.release();
  });

  it('refuse a file that is no database, is no database of Signalbox, or is not there', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'hello, this is some text and no database at all');
    expect(await at(['restore', file])).toMatchObject({ status: 2 });
    expect((await at(['restore', join(folder, 'none')])).err).toContain('is not there');
  });
});

function read(file: string, query: string): unknown[] {
  const driver = new SqliteDatabase(file);
  const rows = driver.prepare(query).all();
  driver.close();
  return rows;
}

function openDatabaseCount(file: string): number {
  const database = openDatabase(file);
  const { n } = database.driver.prepare('select count(*) as n from plan').get() as { n: number };
  database.close();
  return n;
}
