import { expect, it } from 'vitest';
import { analysePlan } from '../../../src/operations/analysed-plan.ts';
import { makeExample } from '../../../src/operations/plans/make-example.ts';
import { healthWords } from '../../../src/slack/blocks/home-plans.ts';
import { planLine } from '../../../src/slack/home/overview.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { startWorld } from '../world.ts';

it.each([20, 21, 22, 23, 24, 25, 26])(
  'is under way and on time on whichever weekday it is made (%i)',
  (day) => {
    const world = startWorld(`2025-10-${day}T09:00:00Z`);
    const { store } = world.database;
    const made = makeExample(world.deps, world.actor('UANA'), { channel: 'D1', timezone: 'UTC' });
    if (!made.ok) throw new Error(made.reason);
    const stored = loadPlan(store, 'T1', made.planId);
    if (stored === null) throw new Error('the example is gone');
    const analysed = analysePlan(stored, world.clock.now());
    expect(stored.plan.name).toBe('Example plan');
    expect(healthWords(planLine(store, analysed, 'UANA'))).toBe('🟢 ON TIME');
    expect(analysed.analysis.items.map(({ status }) => status)).toEqual([
      'done',
      'in progress',
      'in progress',
      'not started',
      'not started',
    ]);
  },
);
