import { beforeEach, describe, expect, it } from 'vitest';
import { digestText } from '../../../src/digest/text.ts';
import type { DigestView } from '../../../src/digest/view.ts';
import { loadAnalysedPlan } from '../../../src/operations/analysed-plan.ts';
import { castBallot } from '../../../src/operations/gates/cast-ballot.ts';
import { closeGate } from '../../../src/operations/gates/close-gate.ts';
import { openGate } from '../../../src/operations/gates/open-gate.ts';
import { finishItem } from '../../../src/operations/items/finish-item.ts';
import { settleDigests } from '../../../src/operations/sync/settle-digests.ts';
import { previewDigest } from '../../../src/operations/sync/sync-status.ts';
import { loadDigests } from '../../../src/storage/digests.ts';
import { savePhase, savePlanStatus } from '../../../src/storage/plans.ts';
import { loadSchedule } from '../../../src/storage/schedules.ts';
import { gate, smallPlan, task } from '../small-plan.ts';
import { startWorld, type World } from '../world.ts';

const closures = [{ from: '2026-11-05', to: '2026-11-05' }];
const plan = smallPlan({
  calendar: { workdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: 'DE-BE', closures },
});

let world: World;
let planId: string;

beforeEach(() => {
  world = startWorld('2026-11-02T07:00:00Z'); // Monday 08:00 in Berlin; due at 09:30, which is 08:30Z
  planId = world.imported(plan);
});

/** What stands of each due time, oldest first. */
const settled = () =>
  loadDigests(world.database.store, planId, 50)
    .toReversed()
    .map(({ date, outcome, reason, lateMinutes }) => [date, reason ?? outcome, lateMinutes]);
const posts = () => world.queued().filter(({ view }) => view.type === 'digest').length;
const tickAt = (time: string) => {
  world.clock.set(time);
  return settleDigests(world.deps);
};

describe('a due time', () => {
  it('is met once, at its minute', async () => {
    expect(await tickAt('2026-11-02T08:29:59Z')).toEqual({ posted: 0, skipped: 0 });
    expect(await tickAt('2026-11-02T08:30:00Z')).toEqual({ posted: 1, skipped: 0 });
    expect(await tickAt('2026-11-02T08:30:00Z')).toEqual({ posted: 0, skipped: 0 });
    expect(settled()).toEqual([['2026-11-02', 'full', 0]]);
  });

  it('makes one digest where two ticks run at once', async () => {
    world.clock.set('2026-11-02T08:30:00Z');
    const both = await Promise.all([settleDigests(world.deps), settleDigests(world.deps)]);
    expect(both.map(({ posted }) => posted).sort()).toEqual([0, 1]);
    expect(posts()).toBe(1);
  });

  it('is posted up to four hours late and says so, and skipped beyond', async () => {
    await tickAt('2026-11-02T12:30:00Z');
    await tickAt('2026-11-03T12:31:00Z');
    expect(settled()).toEqual([
      ['2026-11-02', 'full', 240],
      ['2026-11-03', 'late', 241],
    ]);
    expect(world.verbs(planId)).toContain('digest.skipped');
  });

  it('has one digest or one skip each after days without the process, holidays apart', async () => {
    await tickAt('2026-11-09T08:45:00Z');
    expect(settled()).toEqual([
      ['2026-11-02', 'late', 10_095],
      ['2026-11-03', 'late', 8_655],
      ['2026-11-04', 'late', 7_215],
      ['2026-11-06', 'late', 4_335],
      ['2026-11-09', 'full', 15],
    ]);
    expect(posts()).toBe(1);
  });

  it('is not met again by a clock that is set back', async () => {
    await tickAt('2026-11-03T08:30:00Z');
    await tickAt('2026-11-02T08:30:00Z');
    await tickAt('2026-11-03T08:30:00Z');
    expect(settled().map(([date]) => date)).toEqual(['2026-11-02', '2026-11-03']);
  });

  it('is taken over from a process that died with it', async () => {
    world.clock.set('2026-11-02T08:30:00Z');
    world.database.driver.prepare('update schedule set claimed_at = ?').run(world.clock.now());
    expect(await tickAt('2026-11-02T08:35:00Z')).toEqual({ posted: 0, skipped: 0 });
    expect(await tickAt('2026-11-02T08:41:00Z')).toEqual({ posted: 1, skipped: 0 });
  });

  it('names who finished an item early, not whose it was', async () => {
    const ana = world.actor('UANA');
    finishItem(world.deps, ana, { plan: { planId }, item: 'TASK-1', anyway: false });
    await tickAt('2026-11-02T08:30:00Z');
    finishItem(world.deps, ana, { plan: { planId }, item: 'TASK-2', anyway: false });
    const { store } = world.database;
    const loaded = loadAnalysedPlan(store, ana, { planId }, world.clock.now());
    const said = loaded.ok ? digestText(previewDigest(store, loaded.analysed)).split('\n') : [];
    expect(said).toContain('CP-1, GATE-1 −1 day: TASK-2 finished 1 day sooner than forecast (Ana)');
    expect(said).toContain('Finished: TASK-2 (Ana)');
  });

  it('tells of a decision once, on a day that is skipped without one', async () => {
    const done = {
      started: '2026-11-02',
      finished: '2026-11-02',
      progress: null,
      remaining: null,
      blocked: null,
    };
    const [, blockersAlone] = gate().criteria;
    planId = world.imported(
      smallPlan({
        items: ['TASK-1', 'TASK-2', 'TASK-3'].map((id) => task(id, { actuals: done })),
        gates: [
          gate({
            criteria: blockersAlone === undefined ? [] : [blockersAlone],
            seats: [{ person: 'bo', mandatory: true }],
            presenter: 'ana',
          }),
        ],
        sync: { at: '09:30', days: 'workdays', unchanged: 'skip' },
      }),
      'C2',
    );
    const kinds = () => settled().map(([, kind]) => kind);
    for (const day of [2, 3]) await tickAt(`2026-11-0${day}T08:30:00Z`);
    expect(kinds()).toEqual(['full', 'unchanged']);

    world.clock.pass(60);
    const opened = openGate(world.deps, world.actor('UANA'), { plan: { planId }, gate: 'GATE-1' });
    const review = { reviewId: opened.ok ? opened.reviewId : '' };
    const vote = { choice: 'red' as const, reason: 'Nobody has tried it', wouldChange: 'A load test' };
    castBallot(world.deps, world.actor('UBO'), { review, vote, standing: 'member' });
    expect(closeGate(world.deps, world.actor('UANA'), review)).toMatchObject({ outcome: 'red' });
    for (const day of [4, 5]) await tickAt(`2026-11-0${day}T08:30:00Z`);
    expect(kinds()).toEqual(['full', 'unchanged', 'full', 'unchanged']);
    const [, told] = loadDigests(world.database.store, planId, 2);
    expect(digestText(JSON.parse(told?.view ?? ''))).toContain(
      'Since Monday\nGATE-1 Foundation review decided: RED\n',
    );
  });

  it('no longer counts a gate whose phase was left among what moves', async () => {
    const moved = async (phase: string, channel: string) => {
      world.clock.set('2026-11-02T07:00:00Z');
      const id = world.imported(plan, channel);
      savePhase(world.database.store, id, phase);
      for (const day of [2, 3]) await tickAt(`2026-11-0${day}T08:30:00Z`);
      const [last] = loadDigests(world.database.store, id, 1);
      return (JSON.parse(last?.view ?? '') as DigestView).moves.map((move) => move.id);
    };
    expect(await moved('foundation', 'C3')).toContain('GATE-1');
    const later = await moved('core', 'C4');
    expect(later).toContain('CP-1');
    expect(later).not.toContain('GATE-1');
  });

  it('ends with its plan', async () => {
    savePlanStatus(world.database.store, planId, 'complete', null);
    await tickAt('2026-11-02T08:30:00Z');
    expect(settled()).toEqual([['2026-11-02', 'ended', 0]]);
    expect(loadSchedule(world.database.store, planId)?.nextDueAt).toBeNull();
  });
});
