import { expect, test } from 'vitest';
import { analysePlan } from '../../../src/operations/analysed-plan.ts';
import { raiseBlocker } from '../../../src/operations/blockers/raise-blocker.ts';
import { chooseAfterRed } from '../../../src/operations/gates/choose-after-red.ts';
import { loadGateHistory, loadGateList } from '../../../src/operations/gates/gate-lists.ts';
import { gateStandings } from '../../../src/operations/gates/gate-standings.ts';
import { openGate } from '../../../src/operations/gates/open-gate.ts';
import {
  loadConditionMissedView,
  loadOwnerAnsweredView,
  loadOwnerAskedView,
  loadPlanCompleteView,
} from '../../../src/operations/gates/owner-views.ts';
import { loadPhaseView, loadRehearsal } from '../../../src/operations/gates/rehearsal-view.ts';
import { tickReviews } from '../../../src/operations/gates/tick-reviews.ts';
import { finishItem } from '../../../src/operations/items/finish-item.ts';
import { archivePlan } from '../../../src/operations/plans/archive-plan.ts';
import { previewDigest } from '../../../src/operations/sync/sync-status.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { gate, smallPlan } from '../small-plan.ts';
import { WORKSPACE } from '../world.ts';
import { closedWorld, GREEN, openedWorld, RED, YELLOW } from './given.ts';

test('the list shows each gate with its newest round', () => {
  const world = openedWorld();
  world.vote('UCHI', GREEN);
  const list = loadGateList(world.database.store, world.actor('UCHI'), { channel: 'C1' }, world.clock.now());
  expect(list).toMatchObject({
    ok: true,
    view: {
      planName: 'Checkout relaunch',
      gates: [
        {
          id: 'GATE-1',
          current: true,
          state: 'open',
          review: { round: 1, answered: 1, seats: 5, outcome: null },
        },
        { id: 'GATE-2', current: false, state: 'ahead', phase: 'Core', review: null },
      ],
    },
  });
});

test('the history shows every round, the newest first', () => {
  const world = closedWorld(RED);
  const { deps, actor, planId, reviewId, database } = world;
  chooseAfterRed(deps, actor('UANA'), { review: { reviewId }, choice: 'rework', reason: '' });
  openGate(deps, actor('UANA'), { plan: { planId }, gate: 'GATE-1' });
  const history = loadGateHistory(database.store, actor('UCHI'), { plan: { planId }, gate: 'gate-1' });
  expect(history).toMatchObject({
    view: {
      rounds: [
        { round: 2, status: 'open', outcome: null },
        { round: 1, status: 'closed', outcome: 'red', computed: null, presenter: 'Bo' },
      ],
    },
  });
});

test('a rehearsal says what is missing today and who is away in the window', () => {
  const plan = smallPlan();
  const people = plan.people.map((person) =>
    person.id === 'eli' ? { ...person, away: [{ from: '2026-11-01', to: '2026-12-31' }] } : person,
  );
  const world = openedWorld({ ...plan, people });
  raiseBlocker(world.deps, world.actor('UCHI'), {
    plan: { planId: world.planId },
    item: 'TASK-1',
    needed: 'Keys',
    neededFrom: null,
    critical: true,
    workaround: null,
    link: null,
  });
  const ref = { plan: { planId: world.planId }, gate: 'GATE-1' };
  const rehearsal = loadRehearsal(world.database.store, world.actor('UCHI'), ref, world.clock.now());
  expect(rehearsal).toMatchObject({
    view: {
      colour: 'yellow',
      best: 'yellow',
      met: 0,
      criteria: 2,
      missing: [
        { text: 'C1 p95 below 300 ms: unknown', critical: true },
        { text: 'C2 No critical blockers: not met, critical, without a workaround: TASK-1', critical: false },
      ],
      away: [{ seat: 'Eli', mandatory: false, throughout: true, delegated: false }],
    },
  });
});

test('after a red everything that tells of the gate says what it waits for', () => {
  const world = closedWorld(RED);
  const { deps, actor, planId, reviewId, database } = world;
  const { store } = database;
  const ref = { plan: { planId }, gate: 'GATE-1' };
  const now = () => world.clock.now();
  const told = () => {
    const stored = loadPlan(store, WORKSPACE, planId);
    if (stored === null) throw new Error('the plan is gone');
    const rehearsal = loadRehearsal(store, actor('UCHI'), ref, now());
    const phases = loadPhaseView(store, actor('UCHI'), { planId }, now());
    const list = loadGateList(store, actor('UCHI'), { planId }, now());
    return [
      gateStandings(store, stored).get('GATE-1'),
      previewDigest(store, analysePlan(stored, now())).gate?.last,
      rehearsal.ok && rehearsal.view.last,
      phases.ok && phases.view.gates[0]?.rehearsal.last,
      list.ok && { outcome: list.view.gates[0]?.decided?.outcome, waits: list.view.gates[0]?.waits },
    ];
  };
  const all = (waits: string | null) => Array(5).fill(expect.objectContaining({ outcome: 'red', waits }));
  expect(told()).toEqual(all('choice'));
  chooseAfterRed(deps, actor('UANA'), { review: { reviewId }, choice: 'rework', reason: '' });
  expect(told()).toEqual(all('new round'));
  openGate(deps, actor('UANA'), ref);
  expect(told()).toEqual(all(null));
  const list = loadGateList(store, actor('UCHI'), { planId }, now());
  expect(list).toMatchObject({ view: { gates: [{ state: 'open', review: { round: 2 } }, {}] } });
});

test('a gate whose follow-up round was cancelled with its plan shows what was decided before', () => {
  const world = closedWorld(YELLOW);
  const { deps, actor, planId, database } = world;
  world.clock.set('2026-11-23T09:00:00+01:00');
  tickReviews(deps);
  archivePlan(deps, actor('UANA'), { plan: { planId }, reason: 'No money' });
  const list = loadGateList(database.store, actor('UCHI'), { planId }, world.clock.now());
  expect(list).toMatchObject({
    view: {
      active: false,
      gates: [
        { state: 'cancelled', review: { round: 2 }, decided: { outcome: 'green', round: 1 }, waits: null },
        {},
      ],
    },
  });
});

test('the phase view says where the plan is and what its gates lack', () => {
  const world = closedWorld(GREEN);
  const phases = loadPhaseView(
    world.database.store,
    world.actor('UCHI'),
    { channel: 'C1' },
    world.clock.now(),
  );
  expect(phases).toMatchObject({
    view: {
      current: 'Core',
      phases: [
        { name: 'Foundation', state: 'left' },
        { name: 'Core', state: 'current' },
      ],
      gates: [{ gate: 'GATE-2', open: false, rehearsal: { met: 1 } }],
    },
  });
});

test('what the owner is asked goes once it is answered', () => {
  const world = closedWorld(RED);
  const { reviewId, database, deps, actor } = world;
  const asked = () => loadOwnerAskedView(database.store, WORKSPACE, { reviewId, why: 'red' });
  expect(asked()).toMatchObject({ gate: 'GATE-1', choices: ['rework', 'pivot', 'stop'] });
  chooseAfterRed(deps, actor('UANA'), { review: { reviewId }, choice: 'pivot', reason: '' });
  expect(asked()).toBeNull();
  expect(loadOwnerAnsweredView(database.store, WORKSPACE, { reviewId, why: 'red' })).toMatchObject({
    answer: { kind: 'chosen', choice: 'pivot', by: 'Ana', at: world.clock.now() },
  });
});

test('the closing summary counts what the plan came to', () => {
  const plan = smallPlan({ phases: [{ id: 'foundation', name: 'Foundation' }] });
  const items = plan.items.map((item) => ({ ...item, phase: 'foundation' }));
  const world = closedWorld(YELLOW, { ...plan, items, gates: [gate()] });
  const { planId, reviewId, database } = world;
  expect(loadPlanCompleteView(database.store, WORKSPACE, { planId, reviewId })).toMatchObject({
    completedOn: '2026-11-09',
    baselineEnd: '2026-11-05',
    items: { done: 0, all: 4 },
    gates: [{ id: 'GATE-1', outcome: 'green', rounds: 1 }],
    openConditions: [{ item: 'COND-1', owner: 'Fay', due: '2026-11-20' }],
  });
  world.clock.set('2026-11-23T09:00:00+01:00');
  tickReviews(world.deps);
  const missed = world.queued().find(({ view }) => view.type === 'condition missed');
  const conditionId = String(missed?.view.conditionId);
  const post = { reviewId, conditionId, next: 'follow-up' } as const;
  expect(missed?.view).toMatchObject(post);
  expect(loadConditionMissedView(database.store, WORKSPACE, post)).toMatchObject({
    item: 'COND-1',
    owner: { name: 'Fay', slack: 'UFAY' },
    next: 'follow-up',
    times: 1,
  });
  const list = () => loadGateList(database.store, world.actor('UCHI'), { planId }, world.clock.now());
  const digest = () => {
    const stored = loadPlan(database.store, WORKSPACE, planId);
    if (stored === null) throw new Error('the plan is gone');
    return previewDigest(database.store, analysePlan(stored, world.clock.now()));
  };
  expect(list()).toMatchObject({ view: { gates: [{ missed: ['COND-1 Run one at night'] }] } });
  expect(digest().missed).toEqual(['COND-1 Run one at night']);
  finishItem(world.deps, world.actor('UFAY'), { plan: { planId }, item: 'COND-1', anyway: false });
  expect(list()).toMatchObject({ view: { gates: [{ missed: [] }] } });
  expect(digest().missed).toEqual([]);
});
