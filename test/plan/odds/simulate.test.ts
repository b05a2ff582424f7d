import { expect, test } from 'vitest';
import { odds, oddsInSteps } from '../../../src/plan/odds/simulate.ts';
import type { Duration, Item, Plan } from '../../../src/plan/plan.ts';
import { after, blocker, gate, planOf, point, stateOf, task } from '../analysis/plans.ts';

const START = '2026-11-02';
const range = (low: number, high: number): Duration => ({ kind: 'range', low, high });
const points = (optimistic: number, likely: number, pessimistic: number): Duration => ({
  kind: 'pert',
  optimistic,
  likely,
  pessimistic,
});
const work = (id: string, duration: Duration, rest: Partial<Item> = {}) => task(id, 0, { duration, ...rest });
const MANY = { seed: 7, runs: 10_000 };
/** Four deviations of a chance from 10,000 runs. */
const NEAR = 0.02;

const near = (chance: number | null | undefined, expected: number): void => {
  expect(Math.abs((chance ?? Number.NaN) - expected)).toBeLessThan(NEAR);
};

const onTime = (plan: Plan) => odds(plan, stateOf(), START, MANY).convergence.map((each) => each.onTime);

// Monday 2 is day 1, so that work of x days is done by the end of day k where x <= k. Days 1 to 5 are 2 to 6 November.
//   P(x <= 3) of a range from 2 to 5 days = (3 - 2) / (5 - 2) = 1/3
test('one task with a range: the uniform distribution itself', () => {
  const dues = ['2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-09'];
  const plan = planOf([work('A', range(2, 5))], {
    convergence: dues.map((due) => point(`by ${due}`, ['A'], due)),
  });
  const chances = onTime(plan);
  for (const [at, expected] of [0, 1 / 3, 2 / 3, 1, 1].entries()) near(chances[at], expected);
  // half of the runs take up to 3.5 days and end on the fourth; 85 % take up to 4.55 and end on the fifth
  expect(odds(plan, stateOf(), START, MANY)).toMatchObject({ end: { p50: '2026-11-05', p85: '2026-11-06' } });
});

// Shapes 1 + 4 (m - o) / (p - o) and its complement to 6; with a whole shape a, P(x <= t) is the chance that at least a
// of 5 uniform draws lie below t = (x - o) / (p - o).
//   1/1/5 days: a = 1    1/2/5: a = 2    1/3/5: a = 3    1/4/5: a = 4    1/5/5: a = 5
test('one task with three points: the beta distribution itself', () => {
  const likely = [1, 2, 3, 4, 5];
  const plan = planOf(
    likely.map((days) => work(`T${days}`, points(1, days, 5))),
    {
      convergence: likely.flatMap((days) =>
        ['2026-11-03', '2026-11-05'].map((due) => point(due, [`T${days}`], due)),
      ),
    },
  );
  const ways = [1, 5, 10, 10, 5, 1];
  const atLeast = (a: number, t: number) =>
    ways.reduce((sum, each, k) => sum + (k >= a ? each * t ** k * (1 - t) ** (5 - k) : 0), 0);
  const chances = onTime(plan);
  for (const [at, a] of likely.entries()) {
    near(chances[2 * at], atLeast(a, 1 / 4));
    near(chances[2 * at + 1], atLeast(a, 3 / 4));
  }
});

// Shape 1 + 4 x 1/8 = 1.5: half of the runs by shape 1, half by shape 2.  P(x <= 2) = (F1(1/8) + F2(1/8)) / 2
test('between whole shapes the two neighbours are mixed', () => {
  const plan = planOf([work('A', points(1, 2, 9))], { convergence: [point('CP', ['A'], '2026-11-03')] });
  const t = 1 / 8;
  const first = 1 - (1 - t) ** 5;
  near(onTime(plan)[0], (first + first - 5 * t * (1 - t) ** 4) / 2);
});

test('the sum of two ranges is triangular', () => {
  const plan = planOf([work('A', range(1, 2)), work('B', range(1, 2), after('A'))], {
    convergence: [point('CP', ['B'], '2026-11-04')],
  });
  near(onTime(plan)[0], 1 / 2);
});

test('two independent tracks: the product of their chances', () => {
  const plan = planOf([work('A', range(2, 5), { track: 'a' }), work('B', range(1, 5), { track: 'b' })], {
    phases: [{ id: 'p', name: 'P' }],
    convergence: [point('CP', ['A', 'B'], '2026-11-05')],
    gates: [gate('G', 'p', ['CP'])],
  });
  const { convergence, gates } = odds(plan, stateOf(), START, MANY);
  const [cp] = convergence;
  near(cp?.tracks[0]?.onTime, 2 / 3);
  near(cp?.tracks[1]?.onTime, 3 / 4);
  near(cp?.onTime, (2 / 3) * (3 / 4));
  expect(gates[0]?.onTime).toBe(cp?.onTime);
});

test('the same seed gives the same answer, another seed a close one', () => {
  const plan = planOf([work('A', range(2, 5)), work('B', points(1, 2, 6), after('A'))], {
    convergence: [point('CP', ['B'], '2026-11-09')],
  });
  const first = odds(plan, stateOf(), START, { seed: 42 });
  expect(odds(plan, stateOf(), START, { seed: 42 })).toEqual(first);
  const other = odds(plan, stateOf(), START, { seed: 43 });
  expect(other.convergence[0]?.onTime).not.toBe(first.convergence[0]?.onTime);
  near(other.convergence[0]?.onTime, first.convergence[0]?.onTime ?? Number.NaN);
});

test('there are as many runs as a printed percentage needs, or as many as asked for', () => {
  const even = planOf([work('A', range(2, 5))], { convergence: [point('CP', ['A'], '2026-11-04')] });
  const sure = planOf([work('A', range(2, 5))], { convergence: [point('CP', ['A'], '2026-11-30')] });
  // of two mirrored runs one is on time in two pairs of three, none in the others: 1.96^2 x (1/6 - 1/9) / 0.01^2 = 2,134 pairs
  expect(Math.abs(odds(even, stateOf(), START).runs - 2 * 2_134)).toBeLessThan(600);
  expect(odds(sure, stateOf(), START).runs).toBe(1_000);
  expect(odds(even, stateOf(), START, { runs: 500 }).runs).toBe(500);
});

// The exact chance is (2/3) x (3/4) x P(sum of two ranges from 1 to 3 days <= 4) = 1/2 x 1/2
test('19 of 20 chances lie within a point of the exact one, whatever the seed', () => {
  const plan = planOf(
    [
      work('A', range(2, 5)),
      work('B', range(1, 5)),
      work('C', range(1, 3)),
      work('D', range(1, 3), after('C')),
    ],
    { convergence: [point('CP', ['A', 'B', 'D'], '2026-11-05')] },
  );
  const answers = Array.from({ length: 400 }, (_, seed) => odds(plan, stateOf(), START, { seed }));
  const within = answers.filter(({ convergence }) => Math.abs((convergence[0]?.onTime ?? 1) - 1 / 4) <= 0.01);
  // 380 are expected; 15 fewer are more than three deviations away
  expect(within.length).toBeGreaterThan(365);
  // fewer runs than the 7,203 that would be needed if they were free of each other
  for (const { runs } of answers) expect(runs).toBeLessThan(7_000);
});

test('a track is on time with its last items, also where the way to them leads through other tracks', () => {
  //   a   A ====~~~~        C ====~~~~      C waits for B, B for A: the track is done when C is
  //   b         B ==                        D is done long before
  const plan = planOf(
    [
      work('A', range(1, 2), { track: 'a' }),
      task('B', 1, { track: 'b', ...after('A') }),
      work('C', range(1, 2), { track: 'a', ...after('B') }),
      work('D', range(1, 2), { track: 'b' }),
      task('E', 1, after('C', 'D')),
    ],
    { convergence: [point('CP', ['E'], '2026-11-05')] },
  );
  const [cp] = odds(plan, stateOf(), START, MANY).convergence;
  near(cp?.tracks[0]?.onTime, 1 / 2);
  expect(cp?.tracks[1]?.onTime).toBe(1);
  expect(cp?.onTime).toBeLessThan(0.02);
});

test('a plan of very many chances gets the usual runs and no more', () => {
  const items = Array.from({ length: 60 }, (_, at) => work(`T-${at}`, range(1, 4), { track: `t-${at}` }));
  const needs = items.map(({ id }) => id);
  const points = Array.from({ length: 170 }, (_, at) => point(`CP-${at}`, needs, '2026-11-04'));
  const plan = planOf(items, { convergence: points });
  expect(odds(plan, stateOf(), START).runs).toBe(1_000);
});

test('a single number stays what it is: no odds where nothing upstream has a range', () => {
  const plan = planOf([task('A', 3, { track: 'a' }), work('B', range(1, 2), { track: 'b' })], {
    phases: [{ id: 'p', name: 'P' }],
    convergence: [
      point('CP-1', ['A'], '2026-11-04'),
      point('CP-2', ['A', 'B'], '2026-11-04'),
      point('CP-3', ['B']),
    ],
    gates: [gate('G1', 'p', ['CP-1']), gate('G3', 'p', ['CP-3'])],
  });
  const result = odds(plan, stateOf(), START);
  expect(result.convergence).toEqual([
    { id: 'CP-1', onTime: null, p50: null, p85: null, tracks: [{ id: 'a', onTime: null }] },
    {
      id: 'CP-2',
      onTime: 1,
      p50: '2026-11-04',
      p85: '2026-11-04',
      tracks: [
        { id: 'a', onTime: null },
        { id: 'b', onTime: 1 },
      ],
    },
    { id: 'CP-3', onTime: null, p50: '2026-11-03', p85: '2026-11-03', tracks: [{ id: 'b', onTime: null }] },
  ]);
  expect(result.gates.map(({ onTime: chance, p50 }) => [chance, p50])).toEqual([
    [null, null],
    [null, '2026-11-03'],
  ]);
  const certain = planOf([task('A', 3)], { convergence: [point('CP', ['A'], '2026-11-04')] });
  expect(odds(certain, stateOf(), START)).toMatchObject({ runs: 0, end: { p50: null, p85: null } });
});

// Started on Monday, today is Thursday: 3 days have passed of a range from 2 to 5, so that it takes 3 to 5 days.
//   P(done by Thursday, day 4) = (4 - 3) / (5 - 3) = 1/2
test('an item under way takes longer than what has passed', () => {
  const plan = planOf([work('A', range(2, 5))], { convergence: [point('CP', ['A'], '2026-11-05')] });
  const started = stateOf({ A: { started: START } });
  near(odds(plan, started, '2026-11-05', MANY).convergence[0]?.onTime, 1 / 2);

  const blocked = stateOf({ A: { started: START } }, [blocker('A', '2026-11-03')]);
  near(odds(plan, blocked, '2026-11-05', MANY).convergence[0]?.onTime, 0);
  const overdue = odds(plan, started, '2026-11-20', MANY).convergence[0];
  expect(overdue).toMatchObject({ onTime: null, p50: null });
  const stated = odds(plan, stateOf({ A: { started: START, remaining: 1 } }), '2026-11-05', MANY)
    .convergence[0];
  expect(stated).toMatchObject({ onTime: null });
});

test('a three-point item under way is drawn again until it is longer than what has passed', () => {
  // shapes 3 and 3 between 1 and 5 days, half of them over 3: P(x <= 4 | x > 3) = (F(3/4) - 1/2) / (1/2)
  const plan = planOf([work('A', points(1, 3, 5))], { convergence: [point('CP', ['A'], '2026-11-05')] });
  const t = 3 / 4;
  const upTo4 = 10 * t ** 3 - 15 * t ** 4 + 6 * t ** 5;
  near(
    odds(plan, stateOf({ A: { started: START } }), '2026-11-05', MANY).convergence[0]?.onTime,
    (upTo4 - 0.5) / 0.5,
  );
});

test('milestones, lags, summaries and away days count as they do in the forecast', () => {
  //        2   3   4   5   6  |  9  10
  //   A   ====~~~~                       1 to 2 days: on day 1 or 2
  //   M            ..^                   the second working day after that
  //   E (F)                ...           after M, 1 day of ana, who is away until Monday
  const plan = planOf(
    [
      work('A', range(1, 2)),
      task('M', 0, after('A + 2')),
      task('E', 0, { kind: 'epic', duration: null, ...after('M') }),
      task('F', 1, { parent: 'E', owner: 'ana' }),
    ],
    {
      people: [{ id: 'ana', slack: null, email: null, roles: [], away: [{ from: START, to: '2026-11-09' }] }],
      convergence: [point('M', ['M']), point('E', ['E'], '2026-11-10')],
    },
  );
  const { convergence } = odds(plan, stateOf(), START, MANY);
  expect(convergence[0]).toMatchObject({ p50: '2026-11-05', p85: '2026-11-05' });
  expect(convergence[1]).toMatchObject({ onTime: 1, p50: '2026-11-10', p85: '2026-11-10' });
});

test('in steps it comes to the same, and a large plan takes many of them', () => {
  const items = Array.from({ length: 400 }, (_, at) =>
    work(`T${at}`, range(1, 4), at < 4 ? {} : after(`T${at - 4}`)),
  );
  const plan = planOf(items, {
    convergence: [point('CP', ['T399', 'T398'], '2027-12-31')],
    gates: [gate('G', 'one', ['CP'])],
  });
  const steps = oddsInSteps(plan, stateOf(), START, { seed: 3, runs: 1_000 });
  let taken = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) taken += 1;
  expect(step.value).toEqual(odds(plan, stateOf(), START, { seed: 3, runs: 1_000 }));
  expect(taken).toBeGreaterThan(3);
});
