import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { examineMachine, judgeClock, judgeDisk } from '../../../src/operations/doctor/machine.ts';
import { examinePlan } from '../../../src/operations/doctor/plan.ts';
import { judgeScopes } from '../../../src/slack/doctor/workspace.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { loadSchedule, saveSchedule } from '../../../src/storage/schedules.ts';
import { smallPlan } from '../small-plan.ts';
import { startWorld, WORKSPACE, type World } from '../world.ts';

const MEGABYTE = 1_024 * 1_024;

describe('the machine', () => {
  it.each([
    [10_000, 'good'],
    [499, 'warning'],
    [49, 'broken'],
  ])('%i MB free: %s', (free, state) => {
    expect(judgeDisk(free * MEGABYTE).state).toBe(state);
  });

  it('knows a clock that was set back by the log', () => {
    expect(judgeClock(1_000_000, null).state).toBe('good');
    expect(judgeClock(1_000_000, 1_030_000).state).toBe('good');
    expect(judgeClock(1_000_000, 9_000_000)).toMatchObject({
      state: 'broken',
      mend: expect.stringContaining('NTP'),
    });
  });
});

describe('a database on disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-doctor-'));
  const path = join(folder, 'signalbox.db');
  afterAll(() => rmSync(folder, { recursive: true }));

  /** The verdict, and how often others had their turn meanwhile. */
  async function examined() {
    const database = openDatabase(path);
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 1);
    const checks = await examineMachine(database, 0);
    clearInterval(others);
    database.close();
    return { turns, found: checks.find(({ what }) => what === 'Database') };
  }

  it('is read through while others have their turn', async () => {
    const { turns, found } = await examined();
    expect(turns).toBeGreaterThan(0);
    expect(found?.finding).toBe('Whole, 1 MB.');
  });

  it('is not called damaged where its file was moved away', async () => {
    const database = openDatabase(path);
    renameSync(path, `${path}.away`);
    const [found] = await examineMachine(database, 0);
    renameSync(`${path}.away`, path);
    database.close();
    expect(found).toMatchObject({
      state: 'broken',
      finding: 'Nothing can be stored: the file of the database was moved, removed or replaced.',
    });
  });

  it('is said to be damaged where it is', async () => {
    const driver = new SqliteDatabase(path);
    driver.pragma('journal_mode = DELETE');
    driver.exec("insert into seen values ('long', hex(zeroblob(100000)), 1)");
    driver.close();
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill(7, bytes.length - 30_000, bytes.length - 20_000));
    expect((await examined()).found).toMatchObject({
      state: 'broken',
      finding: expect.stringContaining('damaged'),
    });
  });
});

describe('scopes', () => {
  it('are all named with what they are for', () => {
    expect(judgeScopes([]).map(({ state }) => state)).toEqual(['broken', 'broken']);
    expect(judgeScopes([])[0]?.finding).toContain('chat:write (messages)');
  });
});

describe('a plan', () => {
  let world: World;
  afterEach(() => world.database.close());

  function examined() {
    world = startWorld('2026-11-09T07:00:00Z');
    const id = world.imported(smallPlan());
    return async () => {
      const stored = loadPlan(world.database.store, WORKSPACE, id);
      if (stored === null) throw new Error('the plan is gone');
      const checks = [
        ...examinePlan(world.database, stored, world.clock.now()),
        ...(await examineMachine(world.database, world.clock.now())),
      ];
      return Object.fromEntries(checks.map((one) => [one.what, one]));
    };
  }

  it('is healthy when it is new', async () => {
    const look = examined();
    expect((await look())['Daily sync']?.finding).toBe('Next Mon 9 Nov at 09:30; none was posted yet.');
    expect((await look())['Time zone']?.finding).toBe('Europe/Berlin, where it is 08:00.');
    expect((await look()).Database?.state).toBe('good');
  });

  it('says so where its sync is paused, where its time has passed, and where messages wait', async () => {
    const look = examined();
    world.clock.pass(24 * 60);
    expect((await look())['Daily sync']).toMatchObject({ state: 'broken' });
    expect((await look()).Messages).toMatchObject({ state: 'warning' });
    const row = loadSchedule(world.database.store, 'id-1');
    if (row === null) throw new Error('there is no schedule');
    saveSchedule(world.database.store, { ...row, nextDate: null, nextDueAt: null });
    expect((await look())['Daily sync']).toMatchObject({ state: 'warning', mend: '/sync resume' });
  });
});
