import { expect, test } from 'vitest';
import { againstBaseline } from '../../../src/plan/analysis/against-baseline.ts';
import { analyse } from '../../../src/plan/analysis/analyse.ts';
import { snapshotOf } from '../../../src/plan/analysis/snapshot-of.ts';
import { whyMoved } from '../../../src/plan/analysis/why-moved.ts';
import type { IsoDate, Item, Plan } from '../../../src/plan/plan.ts';
import type { PlanState } from '../../../src/plan/state.ts';
import { after, blocker, epic, gate, planOf, point, stateOf, task } from './plans.ts';

const START = '2026-11-02';

const planWith = (...items: Item[]): Plan =>
  planOf(items, {
    phases: [{ id: 'p', name: 'P' }],
    convergence: [point('CP', [items.at(-1)?.id ?? ''])],
    gates: [gate('G', 'p', ['CP'])],
  });

const snapshot = (plan: Plan, today: IsoDate, state: PlanState = stateOf()) =>
  snapshotOf(analyse(plan, state, today), plan);

/** What moved `CP`: `days: item what (owner)`. */
const why = (before: [Plan, IsoDate, PlanState?], now: [Plan, IsoDate, PlanState?]): string[] => {
  const move = whyMoved(snapshot(...before), snapshot(...now), now[0]).find(({ id }) => id === 'CP');
  return move
    ? [`${move.days}`, ...move.causes.map(({ item, what, days }) => `${item} ${what} (${days})`)]
    : [];
};

const A = task('A', 2, { owner: 'ana' });
const B = task('B', 3, { ...after('A'), owner: 'bo' });
const plan = planWith(A, B);
const startedOn = (date: IsoDate) => stateOf({ A: { started: date } });

//        2   3   4   5   6  |  9
//   A   ========                       B ends on Friday 6
//   A           ========               started on Wednesday: B ends on Tuesday 10
test('an item that started late, with its owner', () => {
  const moves = whyMoved(snapshot(plan, START), snapshot(plan, '2026-11-04', startedOn('2026-11-04')), plan);
  const cause = { item: 'A', kind: 'started', days: 2, what: 'started 2 days late', owner: 'ana' };
  expect(moves).toEqual(['CP', 'G', 'end'].map((id) => ({ id, days: 2, causes: [cause], cause })));
});

test('an item that did not start', () => {
  expect(why([plan, START], [plan, '2026-11-03'])).toEqual(['1', 'A not started, 1 day late (1)']);
});

test('a new estimate, and an item that takes longer than its estimate', () => {
  const longer = planWith({ ...A, duration: { kind: 'fixed', days: 4 } }, B);
  expect(why([plan, START], [longer, START])).toEqual(['2', 'A estimate now 4 days, was 2 days (2)']);
  const before: [Plan, IsoDate, PlanState] = [plan, '2026-11-03', startedOn(START)];
  expect(why(before, [plan, '2026-11-05', startedOn(START)])).toEqual(['2', 'A takes 2 days longer (2)']);
});

test('an item that is blocked', () => {
  const state = stateOf({ A: { started: START } }, [blocker('A', '2026-11-03')]);
  expect(why([plan, '2026-11-03', startedOn(START)], [plan, '2026-11-05', state])).toEqual([
    '2',
    'A blocked, 2 days later (2)',
  ]);
});

test('an item that finished late, and one that finished early', () => {
  const late = stateOf({ A: { started: START, finished: '2026-11-05' } });
  expect(why([plan, START], [plan, '2026-11-06', late])).toEqual([
    '2',
    'A finished 2 days later than forecast (2)',
  ]);
  const early = stateOf({ A: { started: START, finished: START }, B: { started: '2026-11-03' } });
  expect(why([plan, START], [plan, '2026-11-03', early])).toEqual([
    '-1',
    'A finished 1 day sooner than forecast (-1)',
  ]);
});

test('an item that was added between two others, and one that was removed', () => {
  const more = planWith(A, task('N', 2, after('A')), { ...B, ...after('N') });
  expect(why([plan, START], [more, START])).toEqual(['2', 'N added, 2 days (2)']);
  expect(why([more, START], [plan, START])).toEqual(['-2', 'N removed (-2)']);
});

test('a new dependency', () => {
  const free = planWith(A, task('B', 3));
  expect(why([free, START], [plan, START])).toEqual(['2', 'B starts 2 days later (2)']);
});

test('two causes on one chain, the greater first; what has float moves nothing', () => {
  const wide = planWith(A, task('F', 1), { ...B, ...after('A', 'F') });
  const longer = planWith({ ...A, duration: { kind: 'fixed', days: 3 } }, task('F', 2), {
    ...B,
    ...after('A', 'F'),
    duration: { kind: 'fixed', days: 6 },
  });
  expect(why([wide, START], [longer, START])).toEqual([
    '4',
    'B estimate now 6 days, was 3 days (3)',
    'A estimate now 3 days, was 2 days (1)',
  ]);
});

test('the chain runs through summary items and through tracks that tolerate one item at a time', () => {
  const items = (days: number) => [
    epic('E'),
    task('X', days, { parent: 'E', track: 't' }),
    task('Y', 1, { track: 't', parallel: false }),
    task('Z', 1, after('E', 'Y')),
  ];
  expect(why([planWith(...items(2)), START], [planWith(...items(4)), START])).toEqual([
    '2',
    'X estimate now 4 days, was 2 days (2)',
  ]);
});

test('a requirement that stays open has no item as its cause', () => {
  const done = stateOf({ A: { started: START, finished: '2026-11-03' } });
  const waiting = planOf([A], { convergence: [{ ...point('CP', ['A']), requirements: ['Signed'] }] });
  expect(
    whyMoved(snapshot(waiting, '2026-11-04', done), snapshot(waiting, '2026-11-06', done), waiting),
  ).toEqual([{ id: 'CP', days: 2, causes: [], cause: null }]);
  const closures = [{ from: '2026-12-24', to: '2026-12-31' }];
  const closed: Plan = { ...waiting, calendar: { ...waiting.calendar, closures } };
  expect(
    whyMoved(snapshot(waiting, '2026-11-04', done), snapshot(closed, '2026-11-06', done), closed),
  ).toEqual([{ id: 'CP', days: 2, causes: [], cause: null }]);
});

test('a day off that was added or taken back, and not the item that it falls into', () => {
  const closed: Plan = {
    ...plan,
    calendar: { ...plan.calendar, closures: [{ from: '2026-11-05', to: '2026-11-05' }] },
  };
  const begun = startedOn(START);
  for (const state of [stateOf(), begun]) {
    expect(why([plan, START, state], [closed, START, state])).toEqual(['1', 'days off changed (1)']);
    expect(why([closed, START, state], [plan, START, state])).toEqual(['-1', 'days off changed (-1)']);
  }
  const sooner: Plan = {
    ...plan,
    calendar: { ...plan.calendar, closures: [{ from: '2026-11-03', to: '2026-11-03' }] },
  };
  expect(why([plan, START, begun], [sooner, START, begun])).toEqual(['1', 'days off changed (1)']);
  const longer = planWith({ ...A, duration: { kind: 'fixed', days: 4 } }, B);
  const both: Plan = { ...longer, calendar: closed.calendar };
  expect(why([plan, START, begun], [both, START, begun])).toEqual([
    '3',
    'A estimate now 4 days, was 2 days (2)',
  ]);
});

test('nothing moved, nothing told; a point that is new did not move', () => {
  expect(whyMoved(snapshot(plan, START), snapshot(plan, START), plan)).toEqual([]);
  const bare = planOf([A, B]);
  expect(whyMoved(snapshot(bare, START), snapshot(plan, START), plan)).toEqual([]);
});

test('the forecast against the baseline, in working days', () => {
  const baseline = snapshot(planWith(A, B), START);
  const more = planOf([A, B, task('N', 1)], plan);
  const { end, convergence, gates, items } = againstBaseline(
    baseline,
    analyse({ ...more, items: [A, B, task('N', 1)] }, startedOn('2026-11-04'), '2026-11-04'),
    more,
  );
  const drift = { baseline: '2026-11-06', forecast: '2026-11-10', days: 2 };
  expect(end).toEqual(drift);
  expect(convergence).toEqual([{ id: 'CP', ...drift }]);
  expect(gates).toEqual([{ id: 'G', ...drift }]);
  expect(items.map(({ id, days }) => `${id} ${days}`)).toEqual(['A 2', 'B 2']);
});

test('a snapshot keeps estimates, of summary items the sum of their leaves', () => {
  const nested = planOf([epic('E'), task('X', 2, { parent: 'E' }), task('Y', 0.5, { parent: 'E' })]);
  expect(snapshot(nested, START).items.map(({ id, duration }) => [id, duration])).toEqual([
    ['E', 2.5],
    ['X', 2],
    ['Y', 0.5],
  ]);
});
