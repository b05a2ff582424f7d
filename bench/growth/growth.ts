import { systemClock } from '../../src/clock.ts';
import { composeDigest } from '../../src/digest/compose.ts';
import { randomIds } from '../../src/ids.ts';
import { analysePlan } from '../../src/operations/analysed-plan.ts';
import type { Deps } from '../../src/operations/deps.ts';
import { loadDigestInput } from '../../src/operations/sync/digest-input.ts';
import { analyse } from '../../src/plan/analysis/analyse.ts';
import { readPlan } from '../../src/plan/file/read-plan.ts';
import { writePlan } from '../../src/plan/file/write-plan.ts';
import { odds } from '../../src/plan/odds/simulate.ts';
import { stateFromPlan } from '../../src/plan/state-from-plan.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { loadPlan } from '../../src/storage/plans.ts';
import type { Benchmark, Figure } from '../figure.ts';
import { WORKSPACE } from '../http/bodies.ts';
import { generatedPlan } from '../plan/generated-plan.ts';
import { timed } from '../plan/timed.ts';
import { race, timing } from '../race.ts';
import { importing } from '../store/plans.ts';
import { exponentOf } from './exponent.ts';

const TODAY = '2026-02-02';
/** Worse than this is called worse than linear. */
const LINEAR = 1.2;

/** Something whose cost grows with a plan; `prepare` gives one run of it at a size. */
interface Work {
  name: string;
  sizes: readonly number[];
  prepare(size: number): () => unknown;
}

const inMemory = (): Deps => ({
  database: openDatabase(':memory:'),
  clock: systemClock,
  ids: randomIds,
  wake: () => {},
});

const WORKS: readonly Work[] = [
  {
    name: 'analysis',
    sizes: [1_000, 2_000, 4_000, 8_000, 16_000],
    prepare(size) {
      const plan = generatedPlan(size);
      const state = stateFromPlan(plan);
      return () => analyse(plan, state, TODAY);
    },
  },
  {
    name: 'odds, 500 runs',
    sizes: [1_000, 2_000, 4_000, 8_000],
    prepare(size) {
      const plan = generatedPlan(size);
      const state = stateFromPlan(plan);
      return () => odds(plan, state, TODAY, { runs: 500 });
    },
  },
  {
    name: 'import (reading the file and storing it)',
    sizes: [500, 1_000, 2_000, 4_000],
    prepare(size) {
      const text = writePlan(generatedPlan(size));
      const store = importing(inMemory());
      return () => {
        const read = readPlan(text);
        if (!read.ok) throw new Error('the generated file is refused');
        return store(read.value);
      };
    },
  },
  {
    name: 'digest of a plan that is analysed already',
    sizes: [1_000, 2_000, 4_000, 8_000],
    prepare(size) {
      const deps = inMemory();
      const planId = importing(deps)(generatedPlan(size));
      const stored = loadPlan(deps.database.store, WORKSPACE, planId);
      if (stored === null) throw new Error('the plan is stored');
      const analysed = analysePlan(stored, Date.parse(`${TODAY}T09:00:00Z`));
      const asked = { date: TODAY, lateMinutes: 0, unchanged: 'full' } as const;
      return () => composeDigest(loadDigestInput(deps.database.store, analysed, asked));
    },
  },
];

const counted = (size: number): string => `${size.toLocaleString('en')} items`;

async function growthOf({ name, sizes, prepare }: Work): Promise<Figure[]> {
  const times = await race(
    sizes.map((size) => ({ name: counted(size), run: prepare(size) })),
    5,
  );
  const doublings = sizes.slice(1).map((size, at): Figure => {
    const half = counted(sizes[at] ?? Number.NaN);
    return {
      name: `${name}, ${counted(size)}`,
      unit: 'ms',
      value: timed(times, counted(size)),
      floor: { name: half, value: timed(times, half) },
      goal: null,
    };
  });
  const costs = sizes.map((size) => ({ size, cost: timed(times, counted(size)).median }));
  return [
    ...doublings,
    {
      name: `${name}: grows as size to the power of`,
      unit: '',
      value: timing([exponentOf(costs)]),
      floor: null,
      goal: { of: 'value', is: 'at most', bound: LINEAR },
    },
  ];
}

export const growth: Benchmark = {
  name: 'growth',
  about:
    'What the same work costs as the plan doubles: each size against half of it (2 x is linear), and the power of the size that fits all of them; above 1.2 is worse than linear.',
  async run() {
    const figures: Figure[] = [];
    for (const work of WORKS) figures.push(...(await growthOf(work)));
    return figures;
  },
};
