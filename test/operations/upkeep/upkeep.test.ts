import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { change } from '../../../src/operations/change.ts';
import { postDigestNow } from '../../../src/operations/sync/post-now.ts';
import { backUpNightly } from '../../../src/operations/upkeep/nightly-backup.ts';
import { prune } from '../../../src/operations/upkeep/prune.ts';
import { reportUndelivered } from '../../../src/operations/upkeep/report-undelivered.ts';
import { backupProblem } from '../../../src/storage/backup.ts';
import { saveSeen } from '../../../src/storage/seen.ts';
import { smallPlan } from '../small-plan.ts';
import { startWorld, WORKSPACE, type World } from '../world.ts';

let folder = '';
let world: World;
const path = () => join(folder, 'signalbox.db');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signalbox-upkeep-'));
  world = startWorld('2026-11-02T09:00:00Z', path());
});
afterEach(() => {
  world.database.close();
  rmSync(folder, { recursive: true, force: true });
});

const DAY = 24 * 60;
const night = (signal = new AbortController().signal) => backUpNightly(world.deps, path(), signal);
const count = (table: string) =>
  (world.database.driver.prepare(`select count(*) as n from ${table}`).get() as { n: number }).n;
const sent = () => world.database.driver.exec("update outbox set status = 'sent'");

describe('the nightly backup', () => {
  it('is made once a day, from 02:00 on, and seven are kept', async () => {
    world.clock.set('2026-11-02T01:59:00Z');
    expect(await night()).toBeNull();
    world.clock.set('2026-11-02T02:00:00Z');
    const first = await night();
    expect(first).toBe(join(folder, 'backups', 'signalbox-nightly-2026-11-02.db'));
    expect(await night()).toBeNull();
    expect(backupProblem(first ?? '')).toBeNull();
    const backup = (day: string) => join(folder, 'backups', `signalbox-nightly-2026-11-${day}.db`);
    for (const day of ['03', '04', '05', '06', '07']) copyFileSync(first ?? '', backup(day));
    const ofAnother = join(folder, 'backups', 'another-nightly-2026-11-01.db');
    copyFileSync(first ?? '', ofAnother);
    world.clock.set('2026-11-08T02:00:00Z');
    expect(await night()).toBe(backup('08'));
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(8);
    world.clock.pass(DAY);
    await night();
    expect(existsSync(ofAnother)).toBe(true);
    const kept = readdirSync(join(folder, 'backups')).filter((name) => name.startsWith('signalbox'));
    expect(kept).toHaveLength(7);
    expect(kept.at(-1)).toBe('signalbox-nightly-2026-11-09.db');
    expect(existsSync(first ?? '')).toBe(false);
  });

  it('is broken off where the process stops, and made at the next start', async () => {
    const stopping = new AbortController();
    const making = night(stopping.signal);
    stopping.abort();
    expect(await making).toBeNull();
    expect(await night(stopping.signal)).toBeNull();
    expect(existsSync(join(folder, 'backups'))).toBe(false);
    expect(backupProblem((await night()) ?? '')).toBeNull();
  });

  it('leaves no half of a file where it is broken off', async () => {
    const backups = join(folder, 'backups');
    mkdirSync(backups);
    writeFileSync(join(backups, 'signalbox-nightly-2026-11-02.db.part'), 'the first half');
    const stopping = new AbortController();
    const making = night(stopping.signal);
    stopping.abort();
    expect(await making).toBeNull();
    expect(readdirSync(backups)).toEqual([]);
  });
});

describe('retention', () => {
  it('forgets what is done and old, and keeps plans, decisions, reviews, baselines and the log', async () => {
    const id = world.imported(smallPlan());
    for (let day = 0; day < 3; day += 1) {
      postDigestNow(world.deps, world.actor('UANA'), { planId: id });
      world.clock.pass(DAY);
    }
    change(world.deps, world.actor('UANA'), (c) =>
      c.post(id, { key: 'review:r1', channel: 'C1', view: { type: 'review', reviewId: 'r1' } }),
    );
    sent();
    saveSeen(world.database.store, [{ id: 'Ev1', workspace: WORKSPACE, at: world.clock.now() }]);
    const log = count('log_entry');
    expect(await prune(world.deps)).toEqual({ seen: 0, touches: 0, snapshots: 0, posts: 0 });
    world.clock.pass(31 * DAY);
    const month = await prune(world.deps);
    expect([month.seen, month.touches, month.posts]).toEqual([1, 9, 0]);
    expect(count('seen')).toBe(0);
    world.clock.pass(400 * DAY);
    expect(await prune(world.deps)).toMatchObject({ snapshots: 2, posts: 4 });
    expect(world.queued().map(({ key }) => key)).toEqual(['review:r1']);
    expect(count("snapshot where kind = 'baseline'")).toBe(1);
    expect(count("snapshot where kind = 'digest'")).toBe(1);
    expect([count('plan'), count('log_entry')]).toEqual([1, log]);
  });

  it('goes through many rows a stretch at a time', async () => {
    const id = world.imported(smallPlan());
    change(world.deps, world.actor('UANA'), (c) => {
      for (let n = 0; n < 2_500; n += 1)
        c.post(id, { key: `one:${n}`, channel: 'C1', view: { type: 'words', text: 'One' } });
    });
    sent();
    world.clock.pass(400 * DAY);
    let turns = 0;
    let over = false;
    const turn = () => {
      turns += 1;
      if (!over) setImmediate(turn);
    };
    setImmediate(turn);
    expect((await prune(world.deps)).posts).toBeGreaterThanOrEqual(2_500);
    over = true;
    expect(turns).toBeGreaterThan(2);
    expect(world.queued()).toEqual([]);
  });

  it('leaves alone what still waits', async () => {
    world.imported(smallPlan());
    world.clock.pass(1_000 * DAY);
    expect((await prune(world.deps)).posts).toBe(0);
  });
});

describe('a message that was given up', () => {
  const lost = (planId: string, more = {}) => ({
    key: 'digest:d1',
    workspace: WORKSPACE,
    planId,
    channel: 'C1',
    status: 'dead',
    error: 'is_archived',
    ...more,
  });
  const told = () => world.queued().filter(({ key }) => key.startsWith('undelivered:'));

  it('is logged each time, and told to the owner once a day for each place and cause', () => {
    const id = world.imported(smallPlan());
    reportUndelivered(world.deps, lost(id));
    reportUndelivered(world.deps, lost(id, { key: 'digest:d2' }));
    expect(told().map(({ channel, view }) => [channel, view.text])).toEqual([
      ['UANA', expect.stringMatching(/Checkout relaunch.*is_archived.*archived/)],
    ]);
    expect(world.verbs(id).filter((verb) => verb === 'post.undelivered')).toHaveLength(2);
    reportUndelivered(world.deps, lost(id, { error: 'not_in_channel' }));
    expect(told()).toHaveLength(2);
    world.clock.pass(DAY);
    reportUndelivered(world.deps, lost(id, { key: 'digest:d3' }));
    expect(told()).toHaveLength(3);
  });

  it('says of an uncertain one that it may be there, and never tells of telling', () => {
    const id = world.imported(smallPlan());
    reportUndelivered(world.deps, lost(id, { status: 'uncertain', error: 'missing_scope' }));
    expect(told()[0]?.view.text).toMatch(/did not say whether.*history/);
    reportUndelivered(world.deps, lost(id, { key: told()[0]?.key ?? '', channel: 'UANA' }));
    expect(told()).toHaveLength(1);
  });

  it('says for whom it was, as no scope lets direct messages be looked into', () => {
    const id = world.imported(smallPlan());
    reportUndelivered(world.deps, lost(id, { status: 'uncertain', error: 'missing_scope', channel: 'UBO' }));
    expect(told()[0]?.view.text).toBe(
      'Slack did not say whether a message of the plan Checkout relaunch to Bo arrived, and Signalbox cannot find out. ' +
        'It was not sent again. Ask Bo: Signalbox does not read direct messages.',
    );
  });
});
