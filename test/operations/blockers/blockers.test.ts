import { beforeEach, describe, expect, it } from 'vitest';
import { claimBlocker, declineBlocker, handBlocker } from '../../../src/operations/blockers/claim-blocker.ts';
import { escalateBlockers } from '../../../src/operations/blockers/escalate-blockers.ts';
import { type RaiseBlocker, raiseBlocker } from '../../../src/operations/blockers/raise-blocker.ts';
import {
  markBlocker,
  reopenBlocker,
  resolveBlocker,
} from '../../../src/operations/blockers/resolve-blocker.ts';
import { loadBlockerView } from '../../../src/slack/views/blocker-view.ts';
import { loadBlocker } from '../../../src/storage/blockers.ts';
import { loadAsked } from '../../../src/storage/digests.ts';
import { smallPlan, task } from '../small-plan.ts';
import { CHANNEL, startWorld, type World } from '../world.ts';

const plan = smallPlan({
  people: ['ana', 'bo', 'chi'].map((id) => {
    const away = id === 'chi' ? [{ from: '2026-11-10', to: '2026-11-12' }] : [];
    return { id, slack: `U${id.toUpperCase()}`, email: null, roles: [], away };
  }),
  tracks: [
    { id: 'api', name: 'API', lead: 'bo' },
    { id: 'ui', name: 'UI', lead: 'chi' },
  ],
  items: [
    task('TASK-1', { owner: 'ana', track: 'api' }),
    task('TASK-2', { owner: 'bo', track: 'ui' }),
    task('TASK-3', { phase: 'core', owner: 'chi' }),
  ],
});

let world: World;
let planId: string;

beforeEach(() => {
  world = startWorld('2026-11-02T10:00:00Z'); // Monday 11:00 in Berlin
  planId = world.imported(plan);
});

function raise(fields: Partial<RaiseBlocker> = {}): string {
  const result = raiseBlocker(world.deps, world.actor('UANA'), {
    plan: { channel: CHANNEL },
    item: 'TASK-1',
    needed: 'Sandbox keys',
    neededFrom: null,
    critical: false,
    workaround: null,
    link: null,
    ...fields,
  });
  if (!result.ok) throw new Error(result.reason);
  return result.blockerId;
}
const known = (id: string) => loadBlocker(world.database.store, 'T1', id);
const told = () =>
  world
    .queued()
    .filter(({ view }) => view.type === 'escalation')
    .map(({ view }) => [view.level, view.to]);
/** Ticks at an instant; gives how many were escalated. */
const tickAt = (time: string) => {
  world.clock.set(time);
  return escalateBlockers(world.deps);
};

describe('the handshake', () => {
  it('mentions nobody who is away, and counts a day off on which it was raised as none', () => {
    const view = (id: string) => loadBlockerView(world.deps, 'T1', id);
    const id = raise({ item: 'TASK-3', neededFrom: 'UCHI' });
    expect(view(id)).toMatchObject({ from: { slack: 'UCHI' }, itemOwner: { slack: 'UCHI' }, ageDays: 1 });
    world.clock.set('2026-11-11T10:00:00Z');
    expect(view(id)).toMatchObject({ from: { name: 'Chi', slack: null }, itemOwner: { slack: null } });
    world.clock.set('2026-11-07T10:00:00Z'); // a Saturday
    const later = raise();
    world.clock.set('2026-11-09T10:00:00Z');
    expect(view(later)?.ageDays).toBe(1);
  });

  it('takes a blocker on, hands it on with a word to the new holder, and gives it back', () => {
    const id = raise({ neededFrom: 'UBO' });
    expect(claimBlocker(world.deps, world.actor('UBO'), { blockerId: id }).ok).toBe(true);
    expect(claimBlocker(world.deps, world.actor('UBO'), { blockerId: id })).toMatchObject({
      reason: 'already-claimed',
    });
    expect(claimBlocker(world.deps, world.actor('UCHI'), { blockerId: id })).toMatchObject({
      reason: 'already-claimed',
    });
    expect(known(id)?.claimedBy).toBe('UBO');
    expect(handBlocker(world.deps, world.actor('UBO'), { blockerId: id }, 'UCHI').ok).toBe(true);
    expect(world.queued().filter(({ channel }) => channel === 'UCHI')).toHaveLength(1);
    expect(declineBlocker(world.deps, world.actor('UCHI'), { blockerId: id }).ok).toBe(true);
    expect(known(id)).toMatchObject({ claimedBy: null, neededFrom: 'UBO' });
    declineBlocker(world.deps, world.actor('UBO'), { blockerId: id });
    expect(known(id)).toMatchObject({ neededFrom: null });
    const again = declineBlocker(world.deps, world.actor('UBO'), { blockerId: id });
    expect(again).toEqual({ ok: true, changed: false, told: false });
    handBlocker(world.deps, world.actor('UBO'), { blockerId: id }, 'UCHI');
    expect(handBlocker(world.deps, world.actor('UBO'), { blockerId: id }, null).ok).toBe(true);
    expect(known(id)).toMatchObject({ claimedBy: null, claimedAt: null });
  });

  it('asks whoever can give it once a day: the digest of the day leaves them alone', () => {
    raise({ neededFrom: 'UBO' });
    expect([...loadAsked(world.database.store, planId, '2026-11-02')]).toEqual(['bo']);
  });

  it('resolves once, tells the thread, and reopens', () => {
    const id = raise();
    const ref = { plan: { channel: CHANNEL }, item: 'TASK-1' };
    expect(resolveBlocker(world.deps, world.actor('UBO'), ref, 'Keys are here').ok).toBe(true);
    expect(resolveBlocker(world.deps, world.actor('UBO'), ref, 'again')).toMatchObject({
      reason: 'no-open-blocker',
    });
    const reply = world.queued().find(({ view }) => view.type === 'blocker resolved');
    expect(reply).toMatchObject({ target: `blocker:${id}`, channel: CHANNEL });
    expect(reopenBlocker(world.deps, world.actor('UANA'), id).ok).toBe(true);
    expect(known(id)).toMatchObject({ resolvedOn: null, resolution: null });
    expect(reopenBlocker(world.deps, world.actor('UANA'), id)).toMatchObject({ reason: 'not-resolved' });
  });
});

describe('escalation', () => {
  it('tells the lead of a blocker older than two working days, then the owner, once each', async () => {
    raise();
    expect(await tickAt('2026-11-04T09:59:00Z')).toBe(0);
    expect(await tickAt('2026-11-04T10:00:00Z')).toBe(1);
    expect(await tickAt('2026-11-04T10:01:00Z')).toBe(0);
    expect(told()).toEqual([['lead', 'UBO']]);
    expect([...loadAsked(world.database.store, planId, '2026-11-04')]).toEqual(['bo']);
    expect(await tickAt('2026-11-05T09:59:00Z')).toBe(0);
    expect(await tickAt('2026-11-05T10:00:00Z')).toBe(1);
    for (const day of ['06', '09', '16']) expect(await tickAt(`2026-11-${day}T12:00:00Z`)).toBe(0);
    expect(told()).toEqual([
      ['lead', 'UBO'],
      ['owner', 'UANA'],
    ]);
  });

  it('tells of a critical one after one working day, and of one that became critical', async () => {
    raise({ critical: true });
    expect(await tickAt('2026-11-03T10:00:00Z')).toBe(1);
    const later = raise({ item: 'TASK-3' });
    await tickAt('2026-11-04T10:00:00Z');
    markBlocker(world.deps, world.actor('UANA'), { blockerId: later }, { critical: true });
    expect(await tickAt('2026-11-04T10:01:00Z')).toBe(1);
    expect(told().at(-1)).toEqual(['owner', 'UANA']);
  });

  it('asks nobody at night, on a day off or while away: the owner hears of it instead', async () => {
    world.clock.set('2026-11-06T15:30:00Z'); // Friday 16:30 in Berlin
    raise({ item: 'TASK-2', critical: true });
    expect(await tickAt('2026-11-07T12:00:00Z')).toBe(0);
    expect(await tickAt('2026-11-09T15:29:00Z')).toBe(0);
    expect(await tickAt('2026-11-10T07:59:00Z')).toBe(0);
    expect(await tickAt('2026-11-10T08:00:00Z')).toBe(1);
    expect(told()).toEqual([['owner', 'UANA']]);
  });

  it('leaves resolved blockers and the lead who has it already alone', async () => {
    const id = raise();
    resolveBlocker(world.deps, world.actor('UBO'), { blockerId: id }, '');
    expect(await tickAt('2026-11-05T10:00:00Z')).toBe(0);
    world.clock.set('2026-11-09T10:00:00Z');
    const held = raise();
    claimBlocker(world.deps, world.actor('UBO'), { blockerId: held });
    await tickAt('2026-11-11T10:00:00Z');
    expect(told()).toEqual([['owner', 'UANA']]);
  });

  it('is one message where two ticks run at once', async () => {
    raise();
    await tickAt('2026-11-04T10:00:00Z');
    await tickAt('2026-11-04T10:00:00Z');
    expect(told()).toHaveLength(1);
  });
});
