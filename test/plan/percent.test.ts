import { expect, it } from 'vitest';
import { percent } from '../../src/plan/percent.ts';

it.each([
  [0, '0\u00a0%'],
  [0.001, '1\u00a0%'],
  [0.414, '41\u00a0%'],
  [0.505, '51\u00a0%'],
  [0.999, '99\u00a0%'],
  [1, '100\u00a0%'],
])('a share of %d is said without a break before its sign', (share, said) => {
  expect(percent(share)).toBe(said);
});
