import { expect, it } from 'vitest';
import { dependenciesOf } from '../../src/plan/dependencies.ts';
import type { Item, Plan } from '../../src/plan/plan.ts';
import { after, epic, planOf, task } from './analysis/plans.ts';

const asked = (plan: Plan, id: string): string[] =>
  dependenciesOf(plan, plan.items.find((item) => item.id === id) as Item);

it('stands for all leaves of a summary, in the order of the file, each once', () => {
  const plan = planOf([
    task('A', 1),
    epic('E'),
    epic('S', { parent: 'E' }),
    task('B', 1, { parent: 'S' }),
    task('C', 1, { parent: 'E' }),
    task('D', 1, { parent: 'S' }),
    task('X', 1, after('A', 'E', 'B')),
  ]);
  expect(asked(plan, 'X')).toEqual(['A', 'B', 'D', 'C']);
  expect(asked(plan, 'A')).toEqual([]);
});

it('includes what the ancestors wait for', () => {
  const plan = planOf([
    task('A', 1),
    task('B', 1),
    epic('E', after('A')),
    epic('S', { parent: 'E' }),
    task('X', 1, { parent: 'S', ...after('B') }),
  ]);
  expect(asked(plan, 'X')).toEqual(['B', 'A']);
});

it('knows the 9,998 leaves of one summary', () => {
  const many = Array.from({ length: 9_998 }, (_, at) => task(`T-${at}`, 1, { parent: 'E' }));
  const plan = planOf([epic('E'), ...many, task('X', 1, after('E'))]);
  expect(asked(plan, 'X')).toHaveLength(9_998);
});
