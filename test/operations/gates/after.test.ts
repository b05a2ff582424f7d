import { describe, expect, test } from 'vitest';
import { cancelGate } from '../../../src/operations/gates/cancel-gate.ts';
import { castBallot, type Vote } from '../../../src/operations/gates/cast-ballot.ts';
import { chooseAfterRed } from '../../../src/operations/gates/choose-after-red.ts';
import { closeGate } from '../../../src/operations/gates/close-gate.ts';
import { giveEvidence } from '../../../src/operations/gates/give-evidence.ts';
import { openGate } from '../../../src/operations/gates/open-gate.ts';
import { overrideDecision } from '../../../src/operations/gates/override-decision.ts';
import { loadReviewView } from '../../../src/operations/gates/review-view.ts';
import { standingOutcomes } from '../../../src/operations/gates/standing-outcomes.ts';
import { tickReviews } from '../../../src/operations/gates/tick-reviews.ts';
import { importPlan } from '../../../src/operations/import-plan.ts';
import { finishItem } from '../../../src/operations/items/finish-item.ts';
import { previewImport } from '../../../src/operations/preview-import.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { listReviews } from '../../../src/storage/reviews.ts';
import { gate, smallPlan } from '../small-plan.ts';
import { WORKSPACE } from '../world.ts';
import { GREEN, type OpenedWorld, openedWorld, RED, YELLOW } from './given.ts';

const planOf = (world: OpenedWorld) => loadPlan(world.database.store, WORKSPACE, world.planId);
const phase = (world: OpenedWorld) => planOf(world)?.state.phase;
const view = (world: OpenedWorld) =>
  loadReviewView(world.database.store, WORKSPACE, world.reviewId, world.clock.now());
const rounds = (world: OpenedWorld) => listReviews(world.database.store, world.planId);

/** Four votes decide; `last` is Chi's. */
function closed(last: Parameters<OpenedWorld['vote']>[1], plan = smallPlan()): OpenedWorld {
  const world = openedWorld(plan);
  world.measure('280');
  for (const user of ['UANA', 'UBO', 'UDEV']) world.vote(user, GREEN);
  world.vote('UCHI', last);
  const result = closeGate(world.deps, world.actor('UBO'), { reviewId: world.reviewId });
  if (!result.ok) throw new Error(result.reason);
  return world;
}

const castIn = ({ deps, actor, reviewId }: OpenedWorld, user: string, vote: Vote) =>
  castBallot(deps, actor(user), { review: { reviewId }, vote, standing: 'member' });

/** Bo says that a condition is met by now. */
const sayIn = ({ deps, actor, reviewId }: OpenedWorld, criterion: string) =>
  giveEvidence(deps, actor('UBO'), {
    review: { reviewId },
    criterion,
    state: 'met',
    value: 'Done by now',
    link: null,
    standing: 'member',
  });

describe('an override', () => {
  const condition = { text: 'Load test first', owner: 'chi', due: '2026-11-20' };
  const against = { kind: 'ballot', seat: 'chi' } as const;
  const command = (world: OpenedWorld) => ({
    review: { reviewId: world.reviewId },
    to: 'yellow' as const,
    reason: 'The customer waits for Core',
    admin: false,
    conditions: [{ ...condition, against }],
  });

  test('of red to yellow with conditions moves the phase and leaves the decision as it was', () => {
    const world = closed(RED);
    const before = world.stored().row.decision;
    expect(overrideDecision(world.deps, world.actor('UANA'), command(world))).toMatchObject({ ok: true });
    expect(phase(world)).toBe('core');
    expect(world.stored().row).toMatchObject({ outcome: 'red', decision: before });
    expect(view(world)?.decision).toMatchObject({
      outcome: 'yellow',
      override: { computed: 'red', by: 'Ana', reason: 'The customer waits for Core' },
      next: 'Core begins',
    });
    expect(planOf(world)?.plan.items.at(-1)).toMatchObject({ id: 'COND-1', owner: 'chi', due: '2026-11-20' });
    const choose = { review: { reviewId: world.reviewId }, choice: 'rework', reason: '' } as const;
    expect(chooseAfterRed(world.deps, world.actor('UANA'), choose)).toMatchObject({
      reason: 'nothing-to-choose',
    });
  });

  test('to a stricter colour takes the phase back and asks the owner to choose', () => {
    const world = closed(GREEN);
    expect(phase(world)).toBe('core');
    const stricter = { ...command(world), to: 'red' as const, conditions: [] };
    expect(overrideDecision(world.deps, world.actor('UANA'), stricter)).toMatchObject({ ok: true });
    expect(phase(world)).toBe('foundation');
    expect(world.queued().some(({ view: { type } }) => type === 'owner asked')).toBe(true);
  });

  test('is refused to the presenter, to members, without a reason, without conditions and two steps at once', () => {
    const world = closed(RED);
    const { deps, actor } = world;
    expect(overrideDecision(deps, actor('UBO'), command(world))).toEqual({
      ok: false,
      reason: 'presenter-overrides',
    });
    expect(overrideDecision(deps, actor('UCHI'), command(world))).toEqual({
      ok: false,
      reason: 'not-overrider',
    });
    const wordless = { ...command(world), reason: ' ' };
    expect(overrideDecision(deps, actor('UANA'), wordless)).toMatchObject({ reason: 'text-missing' });
    const bare = { ...command(world), conditions: [] };
    expect(overrideDecision(deps, actor('UANA'), bare)).toMatchObject({
      reason: 'conditions-missing',
      missing: [against],
    });
    const lenient = { ...command(world), to: 'green' as const };
    expect(overrideDecision(deps, actor('UANA'), lenient)).toMatchObject({ reason: 'too-lenient' });
    expect(phase(world)).toBe('foundation');
  });

  test('is refused once the next gate has opened', () => {
    const world = closed(YELLOW);
    openGate(world.deps, world.actor('UANA'), { plan: { planId: world.planId }, gate: 'GATE-2' });
    const to = { ...command(world), to: 'green' as const, conditions: [] };
    expect(overrideDecision(world.deps, world.actor('UANA'), to)).toEqual({
      ok: false,
      reason: 'superseded',
    });
  });

  test('of the last gate to red makes the completed plan active again', () => {
    const plan = smallPlan({ phases: [{ id: 'foundation', name: 'Foundation' }] });
    const items = plan.items.map((item) => ({ ...item, phase: 'foundation' }));
    const world = closed(GREEN, { ...plan, items, gates: [gate()] });
    expect(planOf(world)?.status).toBe('complete');
    const stricter = { ...command(world), to: 'red' as const, conditions: [] };
    expect(overrideDecision(world.deps, world.actor('UANA'), stricter)).toMatchObject({ ok: true });
    expect(planOf(world)).toMatchObject({ status: 'active', state: { phase: 'foundation' } });
    expect(world.database.driver.prepare('select next_due_at from schedule').pluck().get()).not.toBeNull();
  });
});

describe('after a red', () => {
  const choose = (world: OpenedWorld, choice: 'rework' | 'pivot' | 'stop', reason = '', user = 'UANA') =>
    chooseAfterRed(world.deps, world.actor(user), { review: { reviewId: world.reviewId }, choice, reason });

  test('rework leaves the phase and a new round follows the last', () => {
    const world = closed(RED);
    expect(choose(world, 'rework', '', 'UCHI')).toMatchObject({ reason: 'not-allowed', needs: 'owner' });
    expect(choose(world, 'rework')).toMatchObject({ ok: true });
    expect(choose(world, 'stop', 'No money')).toEqual({
      ok: false,
      reason: 'already-chosen',
      choice: 'rework',
    });
    expect(view(world)?.decision?.next).toBe('The owner chose to rework Foundation');
    const again = openGate(world.deps, world.actor('UANA'), {
      plan: { planId: world.planId },
      gate: 'GATE-1',
    });
    expect(again).toMatchObject({ ok: true });
    expect(rounds(world)[0]).toMatchObject({ round: 2, follows: world.reviewId, kind: 'round' });
  });

  test('stop archives the plan with its reason', () => {
    const world = closed(RED);
    expect(choose(world, 'stop')).toMatchObject({ reason: 'text-missing' });
    expect(choose(world, 'stop', 'No money')).toMatchObject({ ok: true });
    expect(planOf(world)?.status).toBe('archived');
    expect(world.database.driver.prepare('select ended_reason from plan').pluck().get()).toBe('No money');
  });
});

describe('a plan that is imported again', () => {
  const reimport = (world: OpenedWorld) => {
    const preview = previewImport(world.deps, world.actor('UANA'), { channel: 'C1', plan: smallPlan() });
    if (!preview.ok) throw new Error(preview.reason);
    const { against, entries } = preview.preview;
    const command = { channel: 'C1', plan: smallPlan(), source: null, against, entries };
    return { entries, result: importPlan(world.deps, world.actor('UANA'), command) };
  };

  test('keeps the conditions that its file does not name', () => {
    const world = closed({ ...YELLOW, owner: 'UGUS1' });
    const { entries, result } = reimport(world);
    expect(result).toMatchObject({ ok: true });
    expect(entries).toEqual([]);
    expect(planOf(world)?.plan.items.at(-1)).toMatchObject({ id: 'COND-1', owner: 'UGUS1', phase: 'core' });
    expect(planOf(world)?.plan.people.at(-1)).toMatchObject({ id: 'UGUS1', slack: 'UGUS1' });
  });

  test('after a pivot begins its first phase with a new baseline and none of the old decisions', () => {
    const world = closed(RED);
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
    const world = closed(YELLOW);
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
    const world = closed(YELLOW);
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

  test('that is missed a second time asks the owner, and rework takes the phase back', () => {
    const world = closed(YELLOW);
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
});

test('a cancelled review decides nothing, shows why, and leaves the gate to be opened again', () => {
  const world = openedWorld();
  const command = { review: { reviewId: world.reviewId }, reason: 'Opened too early' };
  expect(cancelGate(world.deps, world.actor('UCHI'), command)).toMatchObject({
    reason: 'not-allowed',
    needs: 'owner',
  });
  expect(cancelGate(world.deps, world.actor('UBO'), command)).toMatchObject({ ok: true });
  expect(view(world)?.decision).toMatchObject({
    outcome: 'no decision',
    rule: 'Cancelled by Bo: Opened too early',
  });
  const again = openGate(world.deps, world.actor('UANA'), { plan: { planId: world.planId }, gate: 'GATE-1' });
  expect(again).toMatchObject({ ok: true });
});
