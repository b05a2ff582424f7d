import { estimatedDays } from '../../src/plan/analysis/estimate.ts';
import { timetableOf } from '../../src/plan/analysis/network.ts';
import type { Benchmark, Figure } from '../figure.ts';
import { compactGraph } from '../floors/compact-graph.ts';
import { stringIdPass, typedArrayPass } from '../floors/typed-array-pass.ts';
import { race } from '../race.ts';
import { bareItems, generatedPlan } from './generated-plan.ts';
import { timed } from './timed.ts';

const SIZES = [100, 1_000, 10_000, 100_000];

async function atSize(size: number): Promise<Figure[]> {
  const items = bareItems(generatedPlan(size), (item) => estimatedDays(item.duration));
  const graph = compactGraph(items);
  const times = await race([
    { name: 'engine', run: () => timetableOf(items) },
    { name: 'string ids', run: () => stringIdPass(items) },
    { name: 'typed arrays', run: () => typedArrayPass(graph) },
  ]);
  const name = `forward and backward pass, ${size.toLocaleString('en')} items`;
  const value = timed(times, 'engine');
  return [
    {
      name,
      unit: 'ms',
      value,
      floor: { name: 'bare pass from string ids', value: timed(times, 'string ids') },
      goal: { of: 'ratio', is: 'at most', bound: 1.5 },
    },
    {
      name: `${name}, ids already numbered`,
      unit: 'ms',
      value,
      floor: { name: 'bare typed-array pass', value: timed(times, 'typed arrays') },
      goal: null,
    },
  ];
}

export const barePass: Benchmark = {
  name: 'plan-pass',
  about:
    'The bare forward and backward pass of the plan engine, from objects with string ids and 2 dependencies each, against a pass over typed arrays that does nothing else on the same graph.',
  async run() {
    const figures: Figure[] = [];
    for (const size of SIZES) figures.push(...(await atSize(size)));
    return figures;
  },
};
