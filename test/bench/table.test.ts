import { describe, expect, it } from 'vitest';
import { type Figure, type Goal, isMet, ratioOf } from '../../bench/figure.ts';
import { timing } from '../../bench/race.ts';
import { digits, figureRows, figureTable } from '../../bench/table.ts';

const figure = (value: number, floor: number | null, goal: Goal | null): Figure => ({
  name: 'pass',
  unit: 'ms',
  value: timing([value, value * 2, value * 0.5]),
  floor: floor === null ? null : { name: 'bare pass', value: timing([floor]) },
  goal,
});
const atMost = (bound: number): Goal => ({ of: 'ratio', is: 'at most', bound });

describe('timing', () => {
  it('gives the median with the least and the greatest', () => {
    expect(timing([5, 1, 9])).toEqual({ median: 5, low: 1, high: 9, runs: 3 });
    expect(timing([4, 1, 9, 6])).toEqual({ median: 5, low: 1, high: 9, runs: 4 });
  });
});

describe('goals', () => {
  it('are bounds on the ratio to the floor', () => {
    expect(ratioOf(figure(3, 2, null))).toBe(1.5);
    expect(isMet(figure(3, 2, atMost(1.5)))).toBe(true);
    expect(isMet(figure(3.01, 2, atMost(1.5)))).toBe(false);
    expect(isMet(figure(9, 10, { of: 'ratio', is: 'at least', bound: 0.9 }))).toBe(true);
    expect(isMet(figure(8.9, 10, { of: 'ratio', is: 'at least', bound: 0.9 }))).toBe(false);
  });

  it('are bounds on the value where that is said', () => {
    expect(isMet(figure(150, null, { of: 'value', is: 'at most', bound: 150 }))).toBe(true);
    expect(isMet(figure(151, null, { of: 'value', is: 'at most', bound: 150 }))).toBe(false);
  });

  it('on a ratio are missed without a floor, and neither met nor missed where there is none', () => {
    expect(isMet(figure(1, null, atMost(1.5)))).toBe(false);
    expect(isMet(figure(1, 1, null))).toBeNull();
  });
});

describe('figureTable', () => {
  it('puts each ratio beside its goal and calls a miss a miss', () => {
    const table = figureTable([
      figure(3, 2, atMost(1.5)),
      figure(4, 2, atMost(1.5)),
      figure(0.02, null, null),
    ]);
    expect(table.split('\n')).toEqual([
      '| figure | median (range) | compared with | ratio | goal |  |',
      '| --- | --- | --- | --- | --- | --- |',
      '| pass | 3.00 ms (1.50-6.00) | bare pass: 2.00 ms | 1.50 x | at most 1.50 x | met |',
      '| pass | 4.00 ms (2.00-8.00) | bare pass: 2.00 ms | 2.00 x | at most 1.50 x | MISSED |',
      '| pass | 0.0200 ms (0.0100-0.0400) |  |  |  |  |',
    ]);
  });

  it.each([
    [1234.5, '1235'],
    [99.94, '99.9'],
    [1.5, '1.50'],
    [0.1234, '0.123'],
    [0.01234, '0.0123'],
    [Number.NaN, '-'],
  ])('writes %d as %s', (value, text) => expect(digits(value)).toBe(text));
});

describe('figureRows', () => {
  it('has one row for each figure with a goal, under the names that others read', () => {
    const rows = figureRows([
      figure(3, 2, atMost(1.5)),
      figure(3, 2, null),
      figure(9, null, { of: 'value', is: 'at most', bound: 10 }),
    ]);
    expect(rows).toEqual([
      { name: 'pass', value: 3, unit: 'ms', floor: 2, ratio: 1.5, goal: 1.5, met: true },
      { name: 'pass', value: 9, unit: 'ms', floor: null, ratio: null, goal: 10, met: true },
    ]);
  });
});
