import { beforeEach, describe, expect, it } from 'vitest';
import { tickRequirement, tickRequirements } from '../../../src/operations/items/tick-requirement.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { smallPlan } from '../small-plan.ts';
import { CHANNEL, startWorld, type World } from '../world.ts';

const requirements = ['API contract frozen', 'Test data agreed'];
const plan = smallPlan({
  convergence: [
    { id: 'CP-1', name: 'API meets UI', needs: ['TASK-1', 'TASK-2'], requirements, due: null, owner: 'bo' },
  ],
});

let world: World;
let planId: string;
const tick = (user: string, requirement: string, ticked = true) =>
  tickRequirement(world.deps, world.actor(user), {
    plan: { channel: CHANNEL },
    point: 'cp-1',
    requirement,
    ticked,
  });
const ticks = () => [
  ...(loadPlan(world.database.store, 'T1', planId)?.state.requirementsTicked.get('CP-1') ?? []),
];

beforeEach(() => {
  world = startWorld('2026-11-02T09:00:00Z');
  planId = world.imported(plan);
});

describe('a requirement of a convergence point', () => {
  it('is ticked by its owner, by number or words, and taken back', () => {
    expect(tick('UBO', '1')).toMatchObject({ ok: true, requirement: 'API contract frozen', open: 1 });
    expect(tick('UBO', 'test data')).toMatchObject({ ok: true, open: 0 });
    expect(tick('UBO', '1', false)).toMatchObject({ ok: true, open: 1 });
    expect(ticks()).toEqual(['Test data agreed']);
  });

  it('is for its owner and editors, and only where the plan has it', () => {
    expect(tick('UCHI', '1')).toMatchObject({ ok: false, reason: 'not-allowed' });
    expect(tick('UANA', 'contract')).toMatchObject({ ok: true });
    expect(tick('UBO', 'budget agreed')).toMatchObject({ ok: false, reason: 'unknown-requirement' });
    const unknown = tickRequirement(world.deps, world.actor('UBO'), {
      plan: { channel: CHANNEL },
      point: 'CP-11',
      requirement: '1',
      ticked: true,
    });
    expect(unknown).toMatchObject({ ok: false, reason: 'unknown-point', nearest: 'CP-1' });
  });

  it('holds exactly as a form leaves it, and logs what changed alone', () => {
    tick('UBO', '1');
    const ref = { plan: { planId }, point: 'CP-1' };
    const left = tickRequirements(world.deps, world.actor('UBO'), { ...ref, ticked: ['Test data agreed'] });
    expect(left).toMatchObject({ ok: true, open: 1 });
    expect(ticks()).toEqual(['Test data agreed']);
    expect(world.verbs(planId).filter((verb) => verb.startsWith('requirement.'))).toEqual([
      'requirement.ticked',
      'requirement.unticked',
      'requirement.ticked',
    ]);
  });
});
