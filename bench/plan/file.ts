import { parse } from 'yaml';
import { diffPlans } from '../../src/plan/file/diff-plans.ts';
import { readPlan } from '../../src/plan/file/read-plan.ts';
import { writePlan } from '../../src/plan/file/write-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Benchmark } from '../figure.ts';
import { race } from '../race.ts';
import { generatedPlan } from './generated-plan.ts';
import { timed } from './timed.ts';

const SIZE = 10_000;
const ROUNDS = 7;

function readOrThrow(text: string): Plan {
  const parsed = readPlan(text);
  if (!parsed.ok) throw new Error(`the generated file is refused: ${parsed.problems[0]?.message}`);
  return parsed.value;
}

export const file: Benchmark = {
  name: 'plan-file',
  about:
    'Reading a plan file of 10,000 items (parse, validate with places, difference to the plan before) against a bare `yaml` parse of the same text.',
  async run() {
    const before = generatedPlan(SIZE);
    const text = writePlan({
      ...before,
      items: before.items.map((item, at) => (at % 100 === 0 ? { ...item, owner: 'ana' } : item)),
    });
    const times = await race(
      [
        { name: 'read', run: () => diffPlans(before, readOrThrow(text)) },
        { name: 'yaml', run: () => parse(text, { maxAliasCount: 0 }) },
      ],
      ROUNDS,
    );
    return [
      {
        name: 'parse, validate and diff, 10,000 items',
        unit: 'ms',
        value: timed(times, 'read'),
        floor: { name: 'bare yaml parse', value: timed(times, 'yaml') },
        goal: { of: 'ratio', is: 'at most', bound: 1.3 },
      },
    ];
  },
};
