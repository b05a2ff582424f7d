import { describe, expect, test } from 'vitest';
import { cancelGate } from '../../../src/operations/gates/cancel-gate.ts';
import { castBallot, type Vote } from '../../../src/operations/gates/cast-ballot.ts';
import { chooseAfterRed } from '../../../src/operations/gates/choose-after-red.ts';
import { closeGate } from '../../../src/operations/gates/close-gate.ts';
import { gateStandings } from '../../../src/operations/gates/gate-standings.ts';
import { giveEvidence } from '../../../src/operations/gates/give-evidence.ts';
import { openGate } from '../../../src/operations/gates/open-gate.ts';
import { loadOwnerAskedView } from '../../../src/operations/gates/owner-views.ts';
import { standingOutcomes } from '../../../src/operations/gates/standing-outcomes.ts';
import { tickReviews } from '../../../src/operations/gates/tick-reviews.ts';
import { importPlan } from '../../../src/operations/import-plan.ts';
import { finishItem } from '../../../src/operations/items/finish-item.ts';
import { resetPlan } from '../../../src/operations/plans/reset-plan.ts';
import { previewImport } from '../../../src/operations/preview-import.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { listReviews } from '../../../src/storage/reviews.ts';
import { gate, smallPlan } from '../small-plan.ts';
import { WORKSPACE } from '../world.ts';
import { closedWorld, GREEN, type OpenedWorld, openedWorld, RED, YELLOW } from './given.ts';

const planOf = (world: OpenedWorld) => loadPlan(world.database.store, WORKSPACE, world.planId);
const phase = (world: OpenedWorld) => planOf(world)?.state.phase;
const rounds = (world: OpenedWorld) => listReviews(world.database.store, world.planId);

const castIn = ({ deps, actor, reviewId }: OpenedWorld, user: string, vote: Vote) =>
  castBallot(deps, actor(user), { review: { reviewId }, vote, standing: 'member' });

/** Bo says that a condition is met by now. */
const sayIn = ({ deps, actor, reviewId }: OpenedWorld, criterion: string, value = 'Done by now') =>
  giveEvidence(deps, actor('UBO'), {
    review: { reviewId },
    criterion,
    state: 'met',
    value,
    link: null,
    standing: 'member',
  });

/** One whose only gate completes it. */
const lastGatePlan = () => {
  const plan = smallPlan({ phases: [{ id: 'foundation', name: 'Foundation' }] });
  const items = plan.items.map((item) => ({ ...item, phase: 'foundation' }));
  return { ...plan, items, gates: [gate()] };
};

describe('a plan that is imported again', () => {
  const reimport = (world: OpenedWorld) => {
    const preview = previewImport(world.deps, world.actor('UANA'), { channel: 'C1', plan: smallPlan() });
    if (!preview.ok) throw new Error(preview.reason);
    const { against, entries } = preview.preview;
    const command = { channel: 'C1', plan: smallPlan(), source: null, against, entries };
    return { entries, result: importPlan(world.deps, world.actor('UANA'), command) };
  };

  test('keeps the conditions that its file does not name', () => {
    const world = closedWorld({ ...YELLOW, owner: 'UGUS1' });
    const { entries, result } = reimport(world);
    expect(result).toMatchObject({ ok: true });
    expect(entries).toEqual([]);
    expect(planOf(world)?.plan.items.at(-1)).toMatchObject({ id: 'COND-1', owner: 'UGUS1', phase: 'core' });
    expect(planOf(world)?.plan.people.at(-1)).toMatchObject({ id: 'UGUS1', slack: 'UGUS1' });
  });

  test('after a pivot asks nothing more of the plan before: its conditions lapse', () => {
    const second = gate({ id: 'GATE-2', phase: 'core', needs: ['TASK-3'] });
    const world = closedWorld(YELLOW, smallPlan({ gates: [gate(), second] }));
    const { deps, actor, planId } = world;
    const opened = openGate(deps, actor('UBO'), { plan: { planId }, gate: 'GATE-2' });
    if (!opened.ok) throw new Error(opened.reason);
    const review = { reviewId: opened.reviewId };
    for (const user of ['UANA', 'UBO', 'UCHI', 'UDEV']) castIn({ ...world, ...review }, user, RED);
    sayIn({ ...world, ...review }, 'C1', '280');
    for (const user of ['UANA', 'UBO', 'UCHI', 'UDEV'])
      castIn({ ...world, ...review }, user, { choice: 'confirm' });
    expect(closeGate(deps, actor('UBO'), review)).toMatchObject({ outcome: 'red' });
    chooseAfterRed(deps, actor('UANA'), { review, choice: 'pivot', reason: '' });
    world.clock.pass(60);
    expect(reimport(world).result).toMatchObject({ ok: true });
    world.clock.set('2026-11-23T09:00:00+01:00');
    tickReviews(deps);
    expect(rounds(world)).toHaveLength(2);
    expect(world.queued().filter(({ view: { type } }) => type === 'condition missed')).toEqual([]);
  });

  test('after a pivot begins its first phase with a new baseline and none of the old decisions', () => {
    const world = closedWorld(RED);
    const { deps, actor, reviewId, planId } = world;
    chooseAfterRed(deps, actor('UANA'), { review: { reviewId }, choice: 'pivot', reason: '' });
    world.clock.pass(60);
    const baselines = () =>
      world.database.driver.prepare("select count(*) from snapshot where kind = 'baseline'").pluck().get();
    expect(baselines()).toBe(1);
    expect(reimport(world).result).toMatchObject({ ok: true });
    expect(baselines()).toBe(2);
    expect(phase(world)).toBe('foundation');
    expect(standingOutcomes(world.database.store, planId).size).toBe(0);
    reimport(world);
    expect(baselines()).toBe(2);
  });
});

describe('the condition of a yellow', () => {
  test('that is done in time is kept without a word', () => {
    const world = closedWorld(YELLOW);
    world.clock.set('2026-11-20T12:00:00+01:00');
    finishItem(world.deps, world.actor('UFAY'), {
      plan: { planId: world.planId },
      item: 'COND-1',
      anyway: false,
    });
    world.clock.set('2026-11-23T09:00:00+01:00');
    tickReviews(world.deps);
    expect(world.stored().conditions[0]).toMatchObject({ missedAt: null, keptAt: world.clock.now() });
    expect(rounds(world)).toHaveLength(1);
  });

  test('that is missed opens one follow-up round about it, and the phase stays', () => {
    const world = closedWorld(YELLOW);
    world.clock.set('2026-11-21T10:00:00+01:00');
    tickReviews(world.deps);
    expect(rounds(world)).toHaveLength(1);
    world.clock.set('2026-11-23T09:00:00+01:00');
    tickReviews(world.deps);
    tickReviews(world.deps);
    const [followUp, first] = rounds(world);
    expect(rounds(world)).toHaveLength(2);
    expect(followUp).toMatchObject({ kind: 'follow-up', round: 2, follows: first?.id, presenter: 'bo' });
    expect(JSON.parse(followUp?.frozen ?? '').criteria).toMatchObject([
      { id: 'COND-1', kind: 'judgment', text: 'Run one at night' },
    ]);
    expect(phase(world)).toBe('core');
    expect(world.queued().filter(({ view: { type } }) => type === 'condition missed')).toHaveLength(1);
  });

  test.each([
    ['in a plan that goes on', smallPlan()],
    ['in one that is complete', lastGatePlan()],
  ])('whose follow-up ends without a decision is asked about again, %s', (_, plan) => {
    const world = closedWorld(YELLOW, plan);
    const { deps, actor, planId } = world;
    const ref = { plan: { planId }, gate: 'GATE-1' };
    const before = planOf(world);
    if (before === null) throw new Error('the plan is gone');
    expect(openGate(deps, actor('UANA'), ref)).toMatchObject({ ok: false });
    for (const day of ['2026-11-23T09', '2026-11-26T17', '2026-12-01T17']) {
      world.clock.set(`${day}:00:00+01:00`);
      tickReviews(deps);
    }
    expect(rounds(world)[0]).toMatchObject({ kind: 'follow-up', outcome: 'no decision' });
    expect(gateStandings(world.database.store, before)).toMatchObject(
      new Map([['GATE-1', { outcome: 'no decision', waits: 'new round' }]]),
    );
    const inZone = (from: string, to: string) =>
      world.database.driver
        .prepare('update plan set header = replace(header, ?, ?), version = version + 1')
        .run(from, to);
    inZone('Europe/Berlin', 'Europe/Atlantis');
    const unknown = { ok: false, reason: 'zone-unknown', timezone: 'Europe/Atlantis' };
    expect(openGate(deps, actor('UANA'), ref)).toEqual(unknown);
    expect(castIn(world, 'UANA', GREEN)).toEqual(unknown);
    inZone('Europe/Atlantis', 'Europe/Berlin');
    expect(openGate(deps, actor('UANA'), ref)).toMatchObject({ ok: true });
    const [again, followUp] = rounds(world);
    expect(again).toMatchObject({ kind: 'follow-up', round: 3, status: 'open', follows: followUp?.id });
    expect(again?.frozen).toBe(followUp?.frozen);
    expect(gateStandings(world.database.store, before).get('GATE-1')?.waits).toBeNull();
    expect(planOf(world)).toMatchObject({ status: before.status, state: { phase: before.state.phase } });
    const asked = { reviewId: followUp?.id ?? '', why: 'no decision' } as const;
    expect(loadOwnerAskedView(world.database.store, WORKSPACE, asked)).toBeNull();
  });

  test('keeps its follow-up round while a later phase is reset', () => {
    const world = closedWorld(YELLOW);
    const { deps, actor, planId } = world;
    world.clock.set('2026-11-23T09:00:00+01:00');
    tickReviews(deps);
    const reset = (scope: 'phase' | 'plan') => {
      const confirmed = { reason: 'Begin anew', confirmation: smallPlan().name };
      return resetPlan(deps, actor('UANA'), { plan: { planId }, scope, ...confirmed });
    };
    expect(reset('phase')).toMatchObject({ ok: true });
    expect(rounds(world)).toMatchObject([{ kind: 'follow-up', status: 'open' }, { status: 'closed' }]);
    expect(reset('plan')).toMatchObject({ ok: true });
    expect(rounds(world)).toMatchObject([{ status: 'cancelled' }, { status: 'closed' }]);
  });

  test('that is missed a second time asks the owner, and rework takes the phase back', () => {
    const world = closedWorld(YELLOW);
    world.clock.set('2026-11-23T09:00:00+01:00');
    tickReviews(world.deps);
    const reviewId = rounds(world)[0]?.id ?? '';
    const followUp: OpenedWorld = { ...world, reviewId };
    const late = { ...YELLOW, due: '2026-11-25' };
    for (const [user, vote] of [
      ['UANA', GREEN],
      ['UBO', GREEN],
      ['UDEV', GREEN],
      ['UCHI', late],
    ] as const)
      castIn(followUp, user, vote);
    sayIn(followUp, 'COND-1');
    for (const user of ['UANA', 'UBO', 'UDEV', 'UCHI']) castIn(followUp, user, { choice: 'confirm' });
    expect(closeGate(world.deps, world.actor('UBO'), { reviewId })).toMatchObject({ outcome: 'green' });
    world.clock.set('2026-11-26T09:00:00+01:00');
    tickReviews(world.deps);
    const asked = world.queued().filter(({ view: { type } }) => type === 'owner asked');
    expect(asked).toMatchObject([{ view: { why: 'conditions missed', reviewId } }]);
    expect(phase(world)).toBe('core');
    const choice = { review: { reviewId }, choice: 'rework', reason: '' } as const;
    expect(chooseAfterRed(world.deps, world.actor('UANA'), choice)).toMatchObject({ ok: true });
    expect(phase(world)).toBe('foundation');
  });

  describe('among three that are due one after the other', () => {
    /** Two of them were missed, and the owner chose rework. */
    const reworked = () => {
      const world = openedWorld();
      world.measure('280');
      world.vote('UANA', GREEN);
      for (const [user, due] of [
        ['UBO', '2026-11-20'],
        ['UCHI', '2026-11-25'],
        ['UDEV', '2026-11-27'],
      ] as const)
        world.vote(user, { ...YELLOW, due });
      const { deps, actor, reviewId } = world;
      expect(closeGate(deps, actor('UBO'), { reviewId })).toMatchObject({ outcome: 'yellow' });
      for (const day of ['2026-11-23', '2026-11-26']) {
        world.clock.set(`${day}T09:00:00+01:00`);
        tickReviews(deps);
      }
      const choice = { review: { reviewId }, choice: 'rework', reason: '' } as const;
      expect(chooseAfterRed(deps, actor('UANA'), choice)).toMatchObject({ ok: true });
      return { ...world, choice };
    };
    const next = (world: OpenedWorld) =>
      world.queued().flatMap(({ view }) => (view.type === 'condition missed' ? [view.next] : []));
    const asked = (world: OpenedWorld) =>
      world.queued().filter(({ view }) => view.type === 'owner asked' && view.why === 'conditions missed');

    test('the third asks the owner again, who chooses again', () => {
      const world = reworked();
      const { deps, actor, reviewId, database, choice } = world;
      const { store } = database;
      const question = { reviewId, why: 'conditions missed' } as const;
      expect(loadOwnerAskedView(store, WORKSPACE, question)).toBeNull();
      world.clock.set('2026-11-30T09:00:00+01:00');
      tickReviews(deps);
      expect(next(world)).toEqual(['follow-up', 'owner chooses', 'owner chooses']);
      expect(asked(world)).toHaveLength(2);
      expect(loadOwnerAskedView(store, WORKSPACE, question)).toMatchObject({ times: 3 });
      expect(chooseAfterRed(deps, actor('UANA'), choice)).toMatchObject({ ok: true });
      expect(world.queued().filter(({ key }) => key.startsWith('chosen:'))).toHaveLength(2);
    });

    test('one that is missed while a new round is open opens no second review and asks nobody', () => {
      const world = reworked();
      const { deps, actor, planId } = world;
      const [open] = rounds(world).filter(({ status }) => status === 'open');
      if (open !== undefined)
        cancelGate(deps, actor('UANA'), { review: { reviewId: open.id }, reason: 'A new round comes' });
      const opened = openGate(deps, actor('UANA'), { plan: { planId }, gate: 'GATE-1' });
      expect(opened).toMatchObject({ ok: true });
      world.clock.set('2026-11-30T09:00:00+01:00');
      tickReviews(deps);
      expect(next(world)).toEqual(['follow-up', 'owner chooses', 'open round']);
      expect(asked(world)).toHaveLength(1);
      expect(rounds(world).filter(({ status }) => status === 'open')).toHaveLength(1);
    });
  });
});
