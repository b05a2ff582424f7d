import { expect, test } from 'vitest';
import { randomFrom } from '../../../src/plan/odds/random.ts';

const many = (seed: number, count: number): number[] => {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => random.next());
};

test('a seed gives the same numbers every time, and they are written here for other machines', () => {
  expect(many(1, 3).map((value) => value * 2 ** 32)).toEqual([573063952, 3268221502, 703077755]);
});

test('filling an array takes the same numbers as asking for them', () => {
  const numbers = new Float64Array(50);
  randomFrom(9).fill(numbers);
  expect([...numbers]).toEqual(many(9, 50));
});

test('numbers lie evenly between 0 and 1 and do not follow the ones before', () => {
  const drawn = many(5, 100_000);
  expect(Math.min(...drawn.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn.slice(0, 10_000))).toBeLessThan(1);
  const tenths = Array.from(
    { length: 10 },
    (_, at) => drawn.filter((value) => Math.floor(value * 10) === at).length,
  );
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  const centred = drawn.map((value) => value - 0.5);
  const products = centred.slice(1).reduce((sum, value, at) => sum + value * (centred[at] ?? 0), 0);
  expect(Math.abs(products / drawn.length)).toBeLessThan(0.002);
});

test.each([0, -1, 1.5, 2 ** 31, 2 ** 40, Number.MAX_SAFE_INTEGER])('seed %d serves', (seed) => {
  expect(new Set(many(seed, 100)).size).toBe(100);
});
