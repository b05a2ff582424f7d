import { analyse } from '../../src/plan/analysis/analyse.ts';
import { estimatedDays } from '../../src/plan/analysis/estimate.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { ItemState, PlanState } from '../../src/plan/state.ts';
import type { Benchmark, Figure } from '../figure.ts';
import { stringIdPass } from '../floors/typed-array-pass.ts';
import { race } from '../race.ts';
import { bareItems, generatedPlan } from './generated-plan.ts';
import { timed } from './timed.ts';

const SIZES = [100, 1_000, 10_000, 100_000];
/** The size that issue and limits speak of. */
const WHOLE_PLAN = 10_000;
const TODAY = '2026-02-02';

/** The first tenth of the plan done, the next hundredth under way. */
function someDone({ items }: Plan): PlanState {
  const done: ItemState = {
    started: '2026-01-05',
    finished: '2026-01-16',
    progress: 1,
    remaining: 0,
    subtasksDone: [],
  };
  const running: ItemState = {
    started: '2026-01-19',
    finished: null,
    progress: 0.5,
    remaining: null,
    subtasksDone: [],
  };
  const known = new Map<string, ItemState>();
  for (const { id } of items.slice(0, items.length * 0.1)) known.set(id, done);
  for (const { id } of items.slice(items.length * 0.1, items.length * 0.11)) known.set(id, running);
  return { phase: 'build', items: known, blockers: [], requirementsTicked: new Map(), results: [] };
}

async function atSize(size: number): Promise<Figure> {
  const plan = generatedPlan(size);
  const state = someDone(plan);
  const items = bareItems(plan, (item) => estimatedDays(item.duration));
  const times = await race(
    [
      { name: 'analysis', run: () => analyse(plan, state, TODAY) },
      { name: 'floor', run: () => stringIdPass(items) },
    ],
    size > WHOLE_PLAN ? 5 : 7,
  );
  return {
    name: `whole analysis, ${size.toLocaleString('en')} items`,
    unit: 'ms',
    value: timed(times, 'analysis'),
    floor: { name: 'bare pass from string ids', value: timed(times, 'floor') },
    goal: size === WHOLE_PLAN ? { of: 'ratio', is: 'at most', bound: 12 } : null,
  };
}

export const analysis: Benchmark = {
  name: 'plan-analysis',
  about:
    'The whole analysis (calendar, actuals, float, critical path, 8 convergence points; no odds) against a bare pass from string ids on the same graph.',
  async run() {
    const figures: Figure[] = [];
    for (const size of SIZES) figures.push(await atSize(size));
    return figures;
  },
};
