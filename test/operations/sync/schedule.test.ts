import { beforeEach, describe, expect, it } from 'vitest';
import { loadAnalysedPlan } from '../../../src/operations/analysed-plan.ts';
import { change } from '../../../src/operations/change.ts';
import { completePlan, resumePlan, stopPlan } from '../../../src/operations/gates/end-plan.ts';
import { importPlan } from '../../../src/operations/import-plan.ts';
import { loseChannel } from '../../../src/operations/sync/lose-channel.ts';
import { pauseSync, resumeSync, skipNext } from '../../../src/operations/sync/pause-sync.ts';
import { postDigestNow } from '../../../src/operations/sync/post-now.ts';
import { scheduleSync } from '../../../src/operations/sync/schedule-sync.ts';
import { settleDigests } from '../../../src/operations/sync/settle-digests.ts';
import { loadSyncStatus, previewDigest } from '../../../src/operations/sync/sync-status.ts';
import { loadDigests } from '../../../src/storage/digests.ts';
import { loadPlanHead, type PlanHead } from '../../../src/storage/plan-heads.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { loadSchedule } from '../../../src/storage/schedules.ts';
import { smallPlan } from '../small-plan.ts';
import { CHANNEL, startWorld, type World } from '../world.ts';

let world: World;
let planId: string;
const ref = { channel: CHANNEL };

beforeEach(() => {
  world = startWorld('2026-11-02T07:00:00Z');
  planId = world.imported(smallPlan());
});

const owner = () => world.actor('UANA');
const tickAt = (time: string) => {
  world.clock.set(time);
  return settleDigests(world.deps);
};
const schedule = () => loadSchedule(world.database.store, planId);
const next = () => {
  const at = schedule()?.nextDueAt ?? null;
  return at === null ? null : new Date(at).toISOString();
};
const settled = () =>
  loadDigests(world.database.store, planId, 50)
    .toReversed()
    .map(({ date, outcome, reason }) => [date, reason ?? outcome]);
const statusOf = (user: string) => {
  const loaded = loadSyncStatus(world.deps, world.actor(user), ref);
  if (!loaded.ok) throw new Error(loaded.reason);
  return loaded.status;
};

describe('/sync schedule', () => {
  it('moves the next due time and stays in the plan', () => {
    expect(scheduleSync(world.deps, owner(), ref, 'mon,thu 14:00 skip')).toMatchObject({
      ok: true,
      sync: { at: '14:00', days: ['mon', 'thu'], unchanged: 'skip' },
    });
    expect(next()).toBe('2026-11-02T13:00:00.000Z');
    const sync = loadPlan(world.database.store, 'T1', planId)?.plan.sync;
    expect(sync).toEqual({ at: '14:00', days: ['mon', 'thu'], unchanged: 'skip' });
  });

  it('never makes a day have two', async () => {
    await tickAt('2026-11-02T08:30:00Z');
    scheduleSync(world.deps, owner(), ref, '11:00 workdays');
    expect(next()).toBe('2026-11-03T10:00:00.000Z');
  });

  it('leaves each due time one digest or one skip where an import changes the days off', async () => {
    const imported = (day: string) => {
      const { version = 0 } = loadPlan(world.database.store, 'T1', planId) ?? {};
      const plan = smallPlan();
      const calendar = { ...plan.calendar, closures: [{ from: day, to: day }] };
      const command = {
        channel: CHANNEL,
        plan: { ...plan, calendar },
        source: null,
        against: version,
        entries: [],
      };
      expect(importPlan(world.deps, owner(), command).ok).toBe(true);
    };
    postDigestNow(world.deps, owner(), ref);
    imported('2026-12-24');
    expect(next()).toBe('2026-11-02T08:30:00.000Z');
    skipNext(world.deps, owner(), ref);
    imported('2026-12-23');
    expect(next()).toBe('2026-11-03T08:30:00.000Z');
  });

  it('refuses a bad one with an example, and whoever may not', () => {
    expect(scheduleSync(world.deps, owner(), ref, '25:00 workdays')).toMatchObject({
      ok: false,
      reason: 'bad-schedule',
      example: '09:30 workdays',
    });
    expect(scheduleSync(world.deps, world.actor('UBO'), ref, '10:00')).toMatchObject({
      reason: 'not-allowed',
    });
    expect(next()).toBe('2026-11-02T08:30:00.000Z');
  });

  it('leaves a plan paused that was paused by hand', () => {
    pauseSync(world.deps, owner(), ref, '2026-11-04');
    expect(scheduleSync(world.deps, owner(), ref, '11:00')).toMatchObject({
      paused: { until: '2026-11-04' },
    });
    pauseSync(world.deps, owner(), ref, null);
    const scheduled = scheduleSync(world.deps, owner(), ref, '10:00 workdays');
    expect(scheduled).toMatchObject({ ok: true, paused: { until: null } });
    expect(next()).toBeNull();
    resumeSync(world.deps, owner(), ref);
    expect(next()).toBe('2026-11-02T09:00:00.000Z');
    expect(scheduleSync(world.deps, owner(), ref, '10:00 workdays')).toMatchObject({ paused: null });
  });
});

it('stays skipped where the plan is complete and goes on again', async () => {
  const head = loadPlanHead(world.database.store, 'T1', planId) as PlanHead;
  expect(skipNext(world.deps, owner(), ref)).toMatchObject({ skipped: '2026-11-02' });
  change(world.deps, owner(), (c) => completePlan(c, head, 'R1'));
  change(world.deps, owner(), (c) => resumePlan(c, { ...head, status: 'complete' }));
  expect(next()).toBe('2026-11-03T08:30:00.000Z');
});

describe('a due time that has come and is not settled yet', () => {
  const LATER = '2026-11-02T08:30:40Z';
  beforeEach(() => world.clock.set('2026-11-02T08:30:10Z'));

  it.each([
    [
      'a new schedule',
      () => scheduleSync(world.deps, owner(), ref, '14:00 workdays'),
      'full',
      '2026-11-03T13:00',
    ],
    ['a pause', () => pauseSync(world.deps, owner(), ref, null), 'paused', null],
    [
      'a pause until a day',
      () => pauseSync(world.deps, owner(), ref, '2026-11-04'),
      'paused',
      '2026-11-03T08:30',
    ],
    ['a skip', () => skipNext(world.deps, owner(), ref), 'asked', '2026-11-03T08:30'],
    ['a resume', () => resumeSync(world.deps, owner(), ref), 'full', '2026-11-03T08:30'],
  ])('stays with %s, whether a tick has begun with it or not', async (_, act, outcome, then) => {
    const begun = settleDigests(world.deps);
    expect(act().ok).toBe(true);
    await begun;
    await tickAt(LATER);
    expect(settled()).toEqual([['2026-11-02', outcome]]);
    expect(next()).toBe(then === null ? null : `${then}:00.000Z`);
  });

  it('is not called the next one', () => {
    expect(scheduleSync(world.deps, owner(), ref, '14:00 workdays')).toMatchObject({
      next: { date: '2026-11-03' },
    });
  });

  it('ends with its plan, logged', async () => {
    const head = loadPlanHead(world.database.store, 'T1', planId);
    change(world.deps, owner(), (c) => stopPlan(c, head as PlanHead, 'The work is given up'));
    await tickAt(LATER);
    expect(settled()).toEqual([['2026-11-02', 'ended']]);
    expect(next()).toBeNull();
  });

  it('is a logged skip where its channel is lost', async () => {
    loseChannel(world.deps, 'T1', CHANNEL, 'archived');
    await tickAt(LATER);
    expect(settled()).toEqual([['2026-11-02', 'paused']]);
    expect(next()).toBeNull();
    expect(schedule()?.pausedReason).toBe('archived');
  });

  it('is skipped with those before it after days without a tick', async () => {
    world.clock.set('2026-11-04T08:30:10Z');
    expect(skipNext(world.deps, owner(), ref)).toMatchObject({ skipped: '2026-11-04', next: '2026-11-05' });
    await tickAt('2026-11-04T08:30:40Z');
    expect(settled()).toEqual([
      ['2026-11-02', 'late'],
      ['2026-11-03', 'late'],
      ['2026-11-04', 'asked'],
    ]);
    expect(next()).toBe('2026-11-05T08:30:00.000Z');
  });
});

describe('/sync status', () => {
  const offOn = (time: string) => {
    world.clock.set(time);
    return statusOf('UANA').offToday;
  };

  it('says of a day off that it is one: by the workdays, or by closures alone where days are named', () => {
    expect([offOn('2026-11-06T12:00:00Z'), offOn('2026-11-07T12:00:00Z')]).toEqual([false, true]);
    scheduleSync(world.deps, owner(), ref, 'sat,mon 10:00');
    expect(offOn('2026-11-07T12:00:00Z')).toBe(false);
  });
});

describe('a pause', () => {
  it('until a day logs each due time as a skip and ends by itself', async () => {
    expect(pauseSync(world.deps, owner(), ref, '2026-11-04').ok).toBe(true);
    for (const day of ['02', '03', '04']) await tickAt(`2026-11-${day}T08:30:00Z`);
    expect(settled()).toEqual([
      ['2026-11-02', 'paused'],
      ['2026-11-03', 'paused'],
      ['2026-11-04', 'full'],
    ]);
    expect(schedule()).toMatchObject({ pausedUntil: null, pausedReason: null });
  });

  it('without an end posts nothing until it is resumed', async () => {
    pauseSync(world.deps, owner(), ref, null);
    await tickAt('2026-11-04T08:30:00Z');
    expect(settled()).toEqual([]);
    expect(resumeSync(world.deps, owner(), ref)).toMatchObject({ ok: true, next: { date: '2026-11-05' } });
  });

  it('is refused for a day that is over or none', () => {
    expect(pauseSync(world.deps, owner(), ref, '2026-11-02')).toMatchObject({ reason: 'date-past' });
    expect(pauseSync(world.deps, owner(), ref, 'Friday')).toMatchObject({ reason: 'bad-date' });
  });
});

describe('a skip', () => {
  it('settles the next due time without a digest', async () => {
    expect(skipNext(world.deps, owner(), ref)).toMatchObject({ skipped: '2026-11-02', next: '2026-11-03' });
    await tickAt('2026-11-02T08:30:00Z');
    await tickAt('2026-11-03T08:30:00Z');
    expect(settled()).toEqual([
      ['2026-11-02', 'asked'],
      ['2026-11-03', 'full'],
    ]);
  });

  it('is refused while nothing is posted anyway', async () => {
    pauseSync(world.deps, owner(), ref, '2026-11-04');
    expect(skipNext(world.deps, owner(), ref)).toMatchObject({ reason: 'sync-paused' });
    for (const day of ['02', '03']) await tickAt(`2026-11-${day}T08:30:00Z`);
    expect(skipNext(world.deps, owner(), ref)).toMatchObject({ skipped: '2026-11-04' });
  });
});

describe('the status', () => {
  it('says what is due, what was posted and why days were skipped', async () => {
    skipNext(world.deps, owner(), ref);
    await tickAt('2026-11-03T08:30:00Z');
    expect(statusOf('UBO')).toMatchObject({
      schedule: '09:30 workdays',
      last: { date: '2026-11-03' },
      skipped: [{ date: '2026-11-02', reason: 'asked' }],
      checkIns: { answered: 0, asked: 6 },
      missing: null,
    });
    expect(statusOf('UANA').missing).toHaveLength(6);
  });

  it('previews without storing anything', () => {
    const before = world.queued().length;
    const loaded = loadAnalysedPlan(world.database.store, world.actor('UBO'), ref, world.clock.now());
    if (!loaded.ok) throw new Error(loaded.reason);
    const view = previewDigest(world.database.store, loaded.analysed);
    expect(view).toMatchObject({ kind: 'full', date: '2026-11-02' });
    expect([settled(), world.queued().length]).toEqual([[], before]);
  });
});
