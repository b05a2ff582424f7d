import { describe, expect, test } from 'vitest';
import { cancelGate } from '../../../src/operations/gates/cancel-gate.ts';
import { chooseAfterRed } from '../../../src/operations/gates/choose-after-red.ts';
import { openGate } from '../../../src/operations/gates/open-gate.ts';
import { overrideDecision } from '../../../src/operations/gates/override-decision.ts';
import { loadReviewView } from '../../../src/operations/gates/review-view.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { listReviews } from '../../../src/storage/reviews.ts';
import { gate, smallPlan } from '../small-plan.ts';
import { WORKSPACE } from '../world.ts';
import { closedWorld, GREEN, type OpenedWorld, openedWorld, RED, YELLOW } from './given.ts';

const planOf = (world: OpenedWorld) => loadPlan(world.database.store, WORKSPACE, world.planId);
const phase = (world: OpenedWorld) => planOf(world)?.state.phase;
const view = (world: OpenedWorld) =>
  loadReviewView(world.database.store, WORKSPACE, world.reviewId, world.clock.now());
const rounds = (world: OpenedWorld) => listReviews(world.database.store, world.planId);

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
    const world = closedWorld(RED);
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
    const world = closedWorld(GREEN);
    expect(phase(world)).toBe('core');
    const stricter = { ...command(world), to: 'red' as const, conditions: [] };
    expect(overrideDecision(world.deps, world.actor('UANA'), stricter)).toMatchObject({ ok: true });
    expect(phase(world)).toBe('foundation');
    expect(world.queued().some(({ view: { type } }) => type === 'owner asked')).toBe(true);
  });

  test('is refused to the presenter, to members, without a reason, without conditions and two steps at once', () => {
    const world = closedWorld(RED);
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
    const world = closedWorld(YELLOW);
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
    const world = closedWorld(GREEN, { ...plan, items, gates: [gate()] });
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
    const world = closedWorld(RED);
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
    const world = closedWorld(RED);
    expect(choose(world, 'stop')).toMatchObject({ reason: 'text-missing' });
    expect(choose(world, 'stop', 'No money')).toMatchObject({ ok: true });
    expect(planOf(world)?.status).toBe('archived');
    expect(world.database.driver.prepare('select ended_reason from plan').pluck().get()).toBe('No money');
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
