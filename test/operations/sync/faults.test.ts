import { beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../../src/log.ts';
import { loadAnalysedPlan } from '../../../src/operations/analysed-plan.ts';
import { raiseBlocker } from '../../../src/operations/blockers/raise-blocker.ts';
import { loadGateList } from '../../../src/operations/gates/gate-lists.ts';
import { importPlan } from '../../../src/operations/import-plan.ts';
import { exportPlan } from '../../../src/operations/plans/export-plan.ts';
import { loseChannel, losePost } from '../../../src/operations/sync/lose-channel.ts';
import { losePerson } from '../../../src/operations/sync/lose-person.ts';
import { resumeSync } from '../../../src/operations/sync/pause-sync.ts';
import { postDigestNow } from '../../../src/operations/sync/post-now.ts';
import { settleDigests } from '../../../src/operations/sync/settle-digests.ts';
import { loadSyncStatus, previewDigest } from '../../../src/operations/sync/sync-status.ts';
import { nextDueAt, tick } from '../../../src/schedule/tick.ts';
import { loadDigests } from '../../../src/storage/digests.ts';
import { saveMember } from '../../../src/storage/members.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { loadSchedule } from '../../../src/storage/schedules.ts';
import { smallPlan } from '../small-plan.ts';
import { CHANNEL, startWorld, type World } from '../world.ts';

let world: World;
let planId: string;

beforeEach(() => {
  world = startWorld('2026-11-02T07:00:00Z');
  planId = world.imported(smallPlan());
});

const told = () =>
  world
    .queued()
    .filter(({ channel }) => /^U/.test(channel))
    .map(({ channel, view }) => [channel, String(view.text)]);
const schedule = () => loadSchedule(world.database.store, planId);
const setHeader = (change: (header: Record<string, unknown>) => void) => {
  const { driver } = world.database;
  const { header } = driver.prepare('select header from plan where id = ?').get(planId) as { header: string };
  const parsed = JSON.parse(header) as Record<string, unknown>;
  change(parsed);
  driver.prepare('update plan set header = ? where id = ?').run(JSON.stringify(parsed), planId);
};
const versionOf = (id: string) => loadPlan(world.database.store, 'T1', id)?.version ?? 0;
const tickAt = (time: string) => {
  world.clock.set(time);
  return settleDigests(world.deps);
};

describe('what keeps a digest from being posted', () => {
  it('an archived channel pauses the sync and is told to the owner once', () => {
    for (let times = 0; times < 3; times += 1) loseChannel(world.deps, 'T1', CHANNEL, 'archived');
    expect(told()).toEqual([['UANA', expect.stringContaining('its channel is archived. Unarchive')]]);
    expect(schedule()).toMatchObject({ nextDueAt: null, pausedReason: 'archived' });
    loseChannel(world.deps, 'T1', 'C9', 'archived');
    loseChannel(world.deps, 'T2', CHANNEL, 'archived');
    expect(told()).toHaveLength(1);
  });

  it('a post that is refused for good does the same, one to a person does not', () => {
    losePost(world.deps, { workspace: 'T1', planId, channel: 'UANA' }, 'channel_not_found');
    losePost(world.deps, { workspace: 'T1', planId, channel: CHANNEL }, 'invalid_blocks');
    expect(schedule()?.pausedReason).toBeNull();
    losePost(world.deps, { workspace: 'T1', planId, channel: CHANNEL }, 'not_in_channel');
    expect(schedule()?.pausedReason).toBe('app-removed');
    expect(told()).toHaveLength(1);
  });

  it('a zone that is not known pauses it and nothing else, and a new import goes on', async () => {
    const other = world.imported(smallPlan({ name: 'Other' }), 'C2');
    setHeader((header) => {
      header.timezone = 'Europe/Atlantis';
    });
    raiseBlocker(world.deps, world.actor('UANA'), {
      plan: { planId: other },
      item: 'TASK-1',
      needed: 'Sandbox keys',
      neededFrom: null,
      critical: true,
      workaround: null,
      link: null,
    });
    world.database.driver.prepare('update blocker set plan_id = ?, escalate_at = 0').run(planId);
    world.clock.set('2026-11-02T08:30:00Z');
    await tick(world.deps, createLogger('silent'));
    expect(loadDigests(world.database.store, other, 5)).toHaveLength(1);
    expect(told()).toEqual([['UANA', expect.stringContaining('time zone is not known')]]);
    expect(loadDigests(world.database.store, planId, 5)[0]).toMatchObject({ reason: 'zone-unknown' });
    const asked = loadSyncStatus(world.deps, world.actor('UANA'), { planId });
    expect(asked).toEqual({ ok: false, reason: 'zone-unknown', timezone: 'Europe/Atlantis' });
    const lists = loadGateList(world.database.store, world.actor('UANA'), { planId }, world.clock.now());
    expect(lists).toMatchObject({ ok: false, reason: 'zone-unknown' });
    expect(exportPlan(world.database.store, world.actor('UANA'), { planId }).ok).toBe(true);
    world.database.driver.prepare('update plan set watched_version = -1').run();
    expect(nextDueAt(world.deps)).not.toBeNull();
    const plan = smallPlan({ timezone: 'Europe/Paris' });
    const again = importPlan(world.deps, world.actor('UANA'), {
      channel: CHANNEL,
      plan,
      source: null,
      against: versionOf(planId),
      entries: [],
    });
    expect(again.ok).toBe(true);
    expect(schedule()).toMatchObject({ nextDate: '2026-11-03', pausedReason: null });
  });

  it('a plan without items pauses it until it is resumed', async () => {
    world.database.driver.prepare('update item set archived = 1').run();
    await tickAt('2026-11-02T08:30:00Z');
    await tickAt('2026-11-03T08:30:00Z');
    expect(told()).toHaveLength(1);
    world.database.driver.prepare('update item set archived = 0').run();
    resumeSync(world.deps, world.actor('UANA'), { planId });
    expect(await tickAt('2026-11-04T08:30:00Z')).toEqual({ posted: 1, skipped: 0 });
  });

  it('one that cannot be made stops neither the others nor is tried for ever', async () => {
    const other = world.imported(smallPlan({ name: 'Other' }), 'C2');
    world.database.driver.prepare("update item set definition = '{}' where plan_id = ?").run(planId);
    await expect(tickAt('2026-11-02T08:30:00Z')).rejects.toThrow(AggregateError);
    expect(loadDigests(world.database.store, other, 5)).toHaveLength(1);
    expect(schedule()).toMatchObject({ nextDueAt: null, pausedReason: 'failed' });
    expect(await tickAt('2026-11-03T08:30:00Z')).toEqual({ posted: 1, skipped: 0 });
  });
});

describe('somebody whose account is deactivated', () => {
  it('leaves work that the owner hears of once', () => {
    losePerson(world.deps, 'T1', 'UBO');
    losePerson(world.deps, 'T1', 'UBO');
    expect(told()).toEqual([['UANA', expect.stringContaining('TASK-2')]]);
    losePerson(world.deps, 'T1', 'UFAY');
    losePerson(world.deps, 'T1', 'UNOBODY');
    expect(told()).toHaveLength(1);
  });

  it('is asked nothing any more', () => {
    const member = { workspace: 'T1', user: 'UANA', name: 'Ana', at: 0 };
    const asked = () => {
      const { store } = world.database;
      const loaded = loadAnalysedPlan(store, world.actor('UANA'), { planId }, world.clock.now());
      return loaded.ok ? previewDigest(store, loaded.analysed).requests.map(({ person }) => person) : [];
    };
    const reached = () => {
      const loaded = loadSyncStatus(world.deps, world.actor('UANA'), { planId });
      return loaded.ok ? [loaded.status.checkIns?.asked, loaded.status.missing?.includes('Ana')] : [];
    };
    expect(asked()).toContain('ana');
    saveMember(world.database.store, { ...member, standing: 'deactivated' });
    expect(asked()).not.toContain('ana');
    postDigestNow(world.deps, world.actor('UBO'), { planId });
    expect(reached()).toEqual([5, false]);
    saveMember(world.database.store, { ...member, standing: 'member' });
    expect(reached()).toEqual([6, true]);
  });
});
