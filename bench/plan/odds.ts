import { odds } from '../../src/plan/odds/simulate.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { stateFromPlan } from '../../src/plan/state-from-plan.ts';
import type { Benchmark } from '../figure.ts';
import { compactGraph } from '../floors/compact-graph.ts';
import { oddsLoop } from '../floors/odds-loop.ts';
import { typedArrayPass } from '../floors/typed-array-pass.ts';
import { race } from '../race.ts';
import { bareItems, generatedPlan } from './generated-plan.ts';
import { timed } from './timed.ts';

const SIZE = 1_000;
const RUNS = 2_000;

const boundsOf = (plan: Plan, end: 'low' | 'high'): Float64Array =>
  Float64Array.from(plan.items, ({ duration }) => (duration?.kind === 'range' ? duration[end] : 0));

export const chances: Benchmark = {
  name: 'plan-odds',
  about:
    'The odds of 1,000 items whose durations are all ranges, 8 convergence points with 4 tracks each, 2,000 runs, against a bare loop over typed arrays that draws each duration anew and keeps the end alone (ours draws for every second run and mirrors the numbers for the next).',
  async run() {
    const plan = generatedPlan(SIZE);
    const state = stateFromPlan(plan);
    const graph = compactGraph(bareItems(plan, () => 1));
    const { order } = typedArrayPass(graph);
    const [low, high] = [boundsOf(plan, 'low'), boundsOf(plan, 'high')];
    const times = await race([
      { name: 'odds', run: () => odds(plan, state, plan.start, { runs: RUNS }) },
      { name: 'floor', run: () => oddsLoop(graph, order, low, high, RUNS) },
    ]);
    return [
      {
        name: 'odds, 1,000 items x 2,000 runs',
        unit: 'ms',
        value: timed(times, 'odds'),
        floor: { name: 'bare loop', value: timed(times, 'floor') },
        goal: { of: 'ratio', is: 'at most', bound: 5 },
      },
    ];
  },
};
