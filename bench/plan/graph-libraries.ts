import { estimatedDays } from '../../src/plan/analysis/estimate.ts';
import { timetableOf } from '../../src/plan/analysis/network.ts';
import type { Benchmark, Figure } from '../figure.ts';
import { graphlibPass, graphologyPass } from '../floors/graph-libraries.ts';
import { race } from '../race.ts';
import { bareItems, generatedPlan } from './generated-plan.ts';
import { timed } from './timed.ts';

async function atSize(size: number): Promise<Figure[]> {
  const items = bareItems(generatedPlan(size), (item) => estimatedDays(item.duration));
  const times = await race(
    [
      { name: 'engine', run: () => timetableOf(items) },
      { name: 'graphology', run: () => graphologyPass(items) },
      { name: '@dagrejs/graphlib', run: () => graphlibPass(items) },
    ],
    5,
  );
  return ['graphology', '@dagrejs/graphlib'].map((library) => ({
    name: `against ${library}, ${size.toLocaleString('en')} items`,
    unit: 'ms',
    value: timed(times, 'engine'),
    floor: { name: library, value: timed(times, library) },
    goal: { of: 'ratio', is: 'at most', bound: 1 / 25 },
  }));
}

export const graphLibraries: Benchmark = {
  name: 'plan-libraries',
  about:
    'The same pass against what people would write on a graph library: the goal of 0.04 x means 25 times as fast.',
  async run() {
    return [...(await atSize(1_000)), ...(await atSize(10_000))];
  },
};
