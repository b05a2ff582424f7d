import { describe, expect, test } from 'vitest';
import { extendGate } from '../../../src/operations/gates/extend-gate.ts';
import { nextReviewAt } from '../../../src/operations/gates/next-review-at.ts';
import { openGate } from '../../../src/operations/gates/open-gate.ts';
import { openReachedGates } from '../../../src/operations/gates/open-reached-gates.ts';
import { loadReviewView } from '../../../src/operations/gates/review-view.ts';
import { tickReviews } from '../../../src/operations/gates/tick-reviews.ts';
import { finishItem } from '../../../src/operations/items/finish-item.ts';
import { resetPlan } from '../../../src/operations/plans/reset-plan.ts';
import type { Criterion } from '../../../src/plan/plan.ts';
import { saveMember } from '../../../src/storage/members.ts';
import { listReviews } from '../../../src/storage/reviews.ts';
import { gate, smallPlan } from '../small-plan.ts';
import { startWorld, WORKSPACE, type World } from '../world.ts';
import { closedWorld, GREEN, type OpenedWorld, openedWorld, YELLOW } from './given.ts';

const FIVE = ['UANA', 'UBO', 'UCHI', 'UDEV', 'UELI'];
const tickAt = (world: World, time: string) => {
  world.clock.set(time);
  tickReviews(world.deps);
};
const posts = (world: World, type: string) => world.queued().filter(({ view }) => view.type === type);
const askedFor = (world: World, why: string) =>
  posts(world, 'seat asked').filter(({ view }) => view.why === why);
const status = (world: OpenedWorld) => world.stored().row;

describe('a review in which every seat has answered', () => {
  test('closes by itself ten minutes later', () => {
    const world = openedWorld();
    world.measure('280');
    for (const user of FIVE) world.vote(user, GREEN);
    tickAt(world, '2026-11-09T09:39:00+01:00');
    expect(status(world).status).toBe('open');
    tickAt(world, '2026-11-09T09:40:00+01:00');
    expect(status(world)).toMatchObject({ status: 'closed', outcome: 'green', closedBy: 'signalbox' });
  });

  test('does not while new evidence has outdated a ballot', () => {
    const world = openedWorld();
    world.measure('280');
    for (const user of FIVE) world.vote(user, GREEN);
    world.measure('310');
    tickAt(world, '2026-11-09T09:40:00+01:00');
    expect(status(world)).toMatchObject({ status: 'open', completeSince: null });
  });

  test('stays open where one of them may not vote any more', () => {
    const world = openedWorld();
    world.measure('280');
    for (const user of FIVE) world.vote(user, GREEN);
    saveMember(world.database.store, {
      workspace: WORKSPACE,
      user: 'UELI',
      name: 'Eli',
      standing: 'deactivated',
      at: 1,
    });
    tickAt(world, '2026-11-09T09:40:00+01:00');
    expect(status(world)).toMatchObject({ status: 'open', completeSince: null });
  });
});

describe('the last day of the window', () => {
  test('reminds once, at ten, those who have not voted', () => {
    const world = openedWorld();
    world.vote('UCHI', GREEN);
    tickAt(world, '2026-11-12T09:59:00+01:00');
    expect(askedFor(world, 'reminder')).toEqual([]);
    tickAt(world, '2026-11-12T10:00:00+01:00');
    tickAt(world, '2026-11-12T10:01:00+01:00');
    expect(askedFor(world, 'reminder').map(({ channel }) => channel)).toEqual([
      'UANA',
      'UBO',
      'UDEV',
      'UELI',
    ]);
  });

  test('ends in a decision where quorum stands', () => {
    const world = openedWorld();
    world.measure('280');
    for (const user of ['UANA', 'UBO', 'UCHI', 'UDEV']) world.vote(user, GREEN);
    tickAt(world, '2026-11-12T16:59:00+01:00');
    expect(status(world).status).toBe('open');
    tickAt(world, '2026-11-12T17:00:00+01:00');
    expect(status(world)).toMatchObject({ status: 'closed', outcome: 'green' });
  });

  test('without quorum extends the window once, then asks the owner to open a new round', () => {
    const world = openedWorld();
    tickAt(world, '2026-11-12T17:00:00+01:00');
    expect(status(world)).toMatchObject({ status: 'open', extended: true });
    expect(new Date(status(world).closesAt).toISOString()).toBe('2026-11-17T16:00:00.000Z');
    tickAt(world, '2026-11-17T17:00:00+01:00');
    expect(status(world)).toMatchObject({ status: 'closed', outcome: 'no decision' });
    const [asked] = posts(world, 'owner asked');
    expect(asked).toMatchObject({ channel: 'UANA', view: { why: 'no decision' } });
    expect(asked?.notBefore).toBe(Date.parse('2026-11-18T09:00:00+01:00'));
    const view = loadReviewView(world.database.store, WORKSPACE, world.reviewId, world.clock.now());
    expect(view?.decision).toMatchObject({
      outcome: 'no decision',
      next: 'The owner is asked to open a new round',
    });
  });

  test('is decided on what was known in it, however late that happens', () => {
    const plan = smallPlan();
    const staffed = { ...gate().criteria[0], id: 'C3', kind: 'resources', target: null } as Criterion;
    const people = plan.people.map((person) =>
      person.id === 'chi' ? { ...person, away: [{ from: '2026-11-13', to: '2026-11-13' }] } : person,
    );
    const allocation = [{ phase: 'core', role: 'backend', areas: [], people: ['chi'] }];
    const criteria = [...gate().criteria, staffed];
    const world = openedWorld({ ...plan, people, allocation, gates: [gate({ criteria })] });
    world.measure('280');
    for (const user of ['UANA', 'UBO', 'UCHI', 'UDEV']) world.vote(user, GREEN);
    tickAt(world, '2026-11-13T09:30:00+01:00');
    expect(status(world)).toMatchObject({ status: 'closed', outcome: 'green' });
  });

  test('after an extension by hand is not extended again', () => {
    const world = openedWorld();
    const ref = { reviewId: world.reviewId };
    expect(extendGate(world.deps, world.actor('UANA'), ref)).toMatchObject({ reason: 'not-presenter' });
    expect(extendGate(world.deps, world.actor('UBO'), ref)).toMatchObject({ ok: true });
    expect(extendGate(world.deps, world.actor('UBO'), ref)).toMatchObject({ reason: 'already-extended' });
    tickAt(world, '2026-11-17T17:00:00+01:00');
    expect(status(world).outcome).toBe('no decision');
  });
});

test('a seat is asked within nine and five of the plan’s zone', async () => {
  const world = startWorld('2026-11-06T18:30:00+01:00');
  const planId = world.imported(smallPlan());
  for (const item of ['TASK-1', 'TASK-2'])
    finishItem(world.deps, world.actor('UANA'), { plan: { planId }, item, anyway: false });
  await openReachedGates(world.deps);
  expect(posts(world, 'review')).toEqual([]);
  expect(nextReviewAt(world.database.store, world.clock.now())).toBe(Date.parse('2026-11-09T09:00:00+01:00'));
  world.clock.set('2026-11-09T09:00:00+01:00');
  await openReachedGates(world.deps);
  expect(posts(world, 'review')).toHaveLength(1);
  expect(askedFor(world, 'open')).toHaveLength(5);
});

test('a gate opens by itself, once, when its convergence point is reached, and again after a reset', async () => {
  const world = startWorld('2026-11-09T10:00:00+01:00');
  const planId = world.imported(smallPlan());
  await openReachedGates(world.deps);
  expect(listReviews(world.database.store, planId)).toEqual([]);
  for (const item of ['TASK-1', 'TASK-2'])
    finishItem(world.deps, world.actor('UANA'), { plan: { planId }, item, anyway: false });
  await openReachedGates(world.deps);
  await openReachedGates(world.deps);
  const rounds = () => listReviews(world.database.store, planId);
  expect(rounds()).toMatchObject([{ gate: 'GATE-1', presenter: 'bo' }]);

  world.clock.pass(60);
  const confirmed = { reason: 'Begin anew', confirmation: smallPlan().name };
  resetPlan(world.deps, world.actor('UANA'), { plan: { planId }, scope: 'plan', ...confirmed });
  await openReachedGates(world.deps);
  expect(rounds()).toHaveLength(1);
  for (const item of ['TASK-1', 'TASK-2'])
    finishItem(world.deps, world.actor('UANA'), { plan: { planId }, item, anyway: false });
  await openReachedGates(world.deps);
  expect(rounds()).toMatchObject([{ round: 2, status: 'open' }, { status: 'cancelled' }]);
});

describe('a plan that cannot be read', () => {
  const unreadable = (world: World, planId: string) =>
    world.database.driver
      .prepare("update plan set header = '{}', version = version + 1 where id = ?")
      .run(planId);

  test('keeps no gate of another plan from opening', async () => {
    const world = startWorld('2026-11-09T10:00:00+01:00');
    const [broken = '', planId = ''] = ['C1', 'C2'].map((channel) => world.imported(smallPlan(), channel));
    for (const item of ['TASK-1', 'TASK-2'])
      finishItem(world.deps, world.actor('UANA'), { plan: { planId }, item, anyway: false });
    unreadable(world, broken);
    await expect(openReachedGates(world.deps)).rejects.toThrow();
    expect(listReviews(world.database.store, planId)).toHaveLength(1);
  });

  test('keeps no review of another plan from its close', () => {
    const world = openedWorld();
    const planId = world.imported(smallPlan(), 'C2');
    openGate(world.deps, world.actor('UANA'), { plan: { planId }, gate: 'GATE-1' });
    unreadable(world, world.planId);
    expect(() => tickAt(world, '2026-11-12T17:00:00+01:00')).toThrow();
    expect(listReviews(world.database.store, planId)).toMatchObject([{ extended: true }]);
  });

  test.each([
    ['an open review', openedWorld],
    ['a condition to keep', () => closedWorld(YELLOW)],
  ])('for its zone is not known holds nothing up by %s', (_, given) => {
    const world = given();
    const planId = world.imported(smallPlan(), 'C2');
    openGate(world.deps, world.actor('UANA'), { plan: { planId }, gate: 'GATE-1' });
    world.database.driver
      .prepare(
        `update plan set header = replace(header, 'Berlin', 'Atlantis'), version = version + 1 where id = ?`,
      )
      .run(world.planId);
    expect(nextReviewAt(world.database.store, world.clock.now())).toBeGreaterThan(0);
    tickAt(world, '2026-11-23T09:00:00+01:00');
    expect(listReviews(world.database.store, planId)).toMatchObject([{ extended: true }]);
  });
});

test('the resources of the next phase are judged anew each morning', async () => {
  const plan = smallPlan();
  const people = plan.people.map((person) =>
    person.id === 'chi' ? { ...person, away: [{ from: '2026-11-10', to: '2026-11-13' }] } : person,
  );
  const resources = gate({
    criteria: [
      {
        id: 'C3',
        kind: 'resources',
        text: 'Staffed',
        critical: false,
        target: null,
        unit: null,
        items: null,
      },
    ],
  });
  const tracks = [{ id: 'api', name: 'API', lead: null }];
  const items = plan.items.map((item) => ({ ...item, track: 'api' }));
  const world = openedWorld({ ...plan, people, items, tracks, gates: [resources] });
  const states = () => world.stored().evidence.map(({ state, version }) => [version, state]);
  expect(states()).toEqual([[1, 'met']]);
  expect(nextReviewAt(world.database.store, world.clock.now())).toBe(Date.parse('2026-11-09T09:30:00+01:00'));
  tickAt(world, '2026-11-09T16:00:00+01:00');
  await openReachedGates(world.deps);
  expect(nextReviewAt(world.database.store, world.clock.now())).toBe(Date.parse('2026-11-10T09:00:00+01:00'));
  tickAt(world, '2026-11-10T09:00:00+01:00');
  expect(states()).toEqual([
    [1, 'met'],
    [2, 'not met'],
  ]);
});
