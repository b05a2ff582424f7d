import { expect, test } from 'vitest';
import { timetableOf } from '../../../src/plan/analysis/network.ts';

const DAY = 2;

/**
 * Instance j301_1 of PSPLIB (Kolisch and Sprecher, European Journal of Operational Research 96, 1997): duration and
 * successors of jobs 1 to 32, resources left out. Its file states an MPM-Time, the length of its longest path, of 38.
 */
const J301_1: [number, ...number[]][] = [
  [0, 2, 3, 4],
  [8, 6, 11, 15],
  [4, 7, 8, 13],
  [6, 5, 9, 10],
  [3, 20],
  [8, 30],
  [5, 27],
  [9, 12, 19, 27],
  [2, 14],
  [7, 16, 25],
  [9, 20, 26],
  [2, 14],
  [6, 17, 18],
  [3, 17],
  [9, 25],
  [10, 21, 22],
  [6, 22],
  [5, 20, 22],
  [3, 24, 29],
  [7, 23, 25],
  [2, 28],
  [7, 23],
  [2, 24],
  [3, 30],
  [3, 30],
  [7, 31],
  [8, 28],
  [3, 31],
  [7, 32],
  [2, 32],
  [2, 32],
  [0],
];

const items = J301_1.map(([days], at) => ({
  id: `job ${at + 1}`,
  days,
  dependencies: J301_1.flatMap(([, ...successors], before) =>
    successors.includes(at + 1) ? [{ item: `job ${before + 1}`, lagDays: 0 }] : [],
  ),
}));

test('the longest path of PSPLIB’s j301_1 is as long as published', () => {
  expect(timetableOf(items).end / DAY).toBe(38);
});

// 1 -> 4 (6) -> 10 (7) -> 16 (10) -> 22 (7) -> 23 (2) -> 24 (3) -> 30 (2) -> 32 makes 37; the longest goes through 8:
// 1 -> 3 (4) -> 8 (9) -> 12 (2) -> 14 (3) -> 17 (6) -> 22 (7) -> 23 (2) -> 24 (3) -> 30 (2) -> 32 makes 38.
test('its longest path is the jobs without float', () => {
  const { finish, latestFinish } = timetableOf(items);
  const critical = items.flatMap(({ id }, at) => (finish[at] === latestFinish[at] ? [id.slice(4)] : []));
  expect(critical).toEqual(['1', '3', '8', '12', '14', '17', '22', '23', '24', '30', '32']);
});

//   A 2 days
//       B 1.5 days, a day after A, whatever the order in which they are listed
test('lags and half days are kept, and the order of the list is free', () => {
  const { start, finish, end } = timetableOf([
    { id: 'B', days: 1.5, dependencies: [{ item: 'A', lagDays: 1 }] },
    { id: 'A', days: 2, dependencies: [] },
  ]);
  expect([[...start], [...finish], end]).toEqual([[6, 0], [9, 4], 9]);
});

test('unknown ids and circles are mistakes of the caller', () => {
  expect(() => timetableOf([{ id: 'A', days: 1, dependencies: [{ item: 'B', lagDays: 0 }] }])).toThrow(
    'A depends on B',
  );
  expect(() => timetableOf([{ id: 'A', days: 1, dependencies: [{ item: 'A', lagDays: 0 }] }])).toThrow(
    'circle',
  );
});

test('an item is found from anywhere in a list of any length, and one that is missing is not', () => {
  const count = 9_000;
  const half = count / 2;
  const dependsOn = (at: number): number[] => (at < half ? [] : [at - half, count - 1 - at]);
  const long = Array.from({ length: count }, (_, at) => ({
    id: `T-${at}`,
    days: 1 + (at % 7),
    dependencies: dependsOn(at).map((before) => ({ item: `T-${before}`, lagDays: 0 })),
  }));
  const { start } = timetableOf(long);
  const expected = long.map((_, at) => Math.max(0, ...dependsOn(at).map((before) => 1 + (before % 7))));
  expect(Array.from(start, (slot) => slot / DAY)).toEqual(expected);
  const lost = { id: 'lost', days: 1, dependencies: [{ item: 'T-9000', lagDays: 0 }] };
  expect(() => timetableOf([...long, lost])).toThrow('lost depends on T-9000');
});
