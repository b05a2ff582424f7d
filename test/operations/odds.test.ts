import { expect, it } from 'vitest';
import { loadAnalysedPlan } from '../../src/operations/analysed-plan.ts';
import { startItem } from '../../src/operations/items/start-item.ts';
import { comeOdds, oddsOn, oddsTakeTime } from '../../src/operations/odds.ts';
import { settleDigests } from '../../src/operations/sync/settle-digests.ts';
import { odds } from '../../src/plan/odds/simulate.ts';
import type { Item } from '../../src/plan/plan.ts';
import { loadDigests } from '../../src/storage/digests.ts';
import { smallPlan, task } from './small-plan.ts';
import { CHANNEL, startWorld } from './world.ts';

const range: Partial<Item> = { duration: { kind: 'range', low: 1, high: 4 } };
const large = smallPlan({
  items: Array.from({ length: 120 }, (_, at) =>
    task(`TASK-${at}`, { ...range, ...(at < 6 ? {} : { dependencies: [dependsOn(at - 6)] }) }),
  ),
  convergence: [
    {
      id: 'CP-1',
      name: 'All meet',
      needs: ['TASK-118', 'TASK-119'],
      requirements: [],
      due: '2027-01-12',
      owner: null,
    },
  ],
});

function dependsOn(at: number) {
  return { item: `TASK-${at}`, lagDays: 0 };
}

function largeWorld() {
  const world = startWorld('2026-11-02T08:00:00Z');
  const planId = world.imported(large);
  const load = () => {
    const loaded = loadAnalysedPlan(world.database.store, world.actor('UANA'), { planId }, world.clock.now());
    if (!loaded.ok) throw new Error(loaded.reason);
    return loaded.analysed;
  };
  return { world, planId, load };
}

it('odds of a large plan come in steps, once for the plan as it stands, and are the same as all at once', async () => {
  const { world, load } = largeWorld();
  const { stored, today } = load();
  expect([oddsTakeTime(stored, today), oddsOn(stored, today)]).toEqual([true, null]);
  let turns = 0;
  let isHere = false;
  const counting = () => {
    turns += 1;
    if (!isHere) setImmediate(counting);
  };
  setImmediate(counting);
  const [first, second] = await Promise.all([comeOdds(stored, today), comeOdds(stored, today)]);
  isHere = true;
  expect(turns).toBeGreaterThan(2);
  expect(second).toBe(first);
  expect(first).toEqual(odds(large, stored.state, today, { seed: 1 }));
  expect(oddsOn(load().stored, today)).toBe(first);
  expect(oddsOn(stored, '2026-11-03')).toBeNull();
  startItem(world.deps, world.actor('UANA'), { plan: { channel: CHANNEL }, item: 'TASK-0' });
  expect(oddsOn(load().stored, today)).toBeNull();
});

it('a due digest of a large plan names its chances, also after a day that was missed', async () => {
  const { world, planId } = largeWorld();
  world.clock.set('2026-11-03T10:00:00Z');
  await settleDigests(world.deps);
  const [digest] = loadDigests(world.database.store, planId, 1);
  const view = JSON.parse(digest?.view ?? 'null') as {
    kind: string;
    convergence: { onTime: number | null }[];
  };
  expect([digest?.date, view.kind]).toEqual(['2026-11-03', 'full']);
  expect(view.convergence.map(({ onTime }) => onTime)).toEqual([expect.any(Number)]);
});
