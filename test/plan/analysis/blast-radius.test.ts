import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../../../src/plan/analysis/analyse.ts';
import { blastRadius } from '../../../src/plan/analysis/blast-radius.ts';
import { type Change, whatIf } from '../../../src/plan/analysis/what-if.ts';
import type { IsoDate, Plan } from '../../../src/plan/plan.ts';
import type { PlanState } from '../../../src/plan/state.ts';
import { after, blocker, epic, gate, person, planOf, point, stateOf, task } from './plans.ts';
import { cases } from './random-plans.ts';

const START = '2026-11-02';

const radius = (plan: Plan, slip: { item: string; slipDays?: number }, today = START, state = stateOf()) =>
  blastRadius(plan, state, analyse(plan, state, today), slip);

//        2   3   4   5   6  |  9
//   A   ====                           2 days of float
//   B   ============
//   C                ====
//   D                     ====
const plan = planOf(
  [
    task('A', 1, { owner: 'ana' }),
    task('B', 3, { owner: 'bo' }),
    task('C', 1, { ...after('A', 'B'), owner: 'chi' }),
    task('D', 1, { ...after('C'), owner: 'chi' }),
    task('E', 1, { owner: 'dee' }),
  ],
  {
    phases: [{ id: 'p', name: 'P' }],
    convergence: [point('CP', ['C']), point('OTHER', ['E'])],
    gates: [gate('G', 'p', ['CP'])],
  },
);

test('a slip within its float moves nothing', () => {
  expect(radius(plan, { item: 'A', slipDays: 2 })).toEqual({
    item: 'A',
    slipDays: 2,
    items: ['C', 'D'],
    people: ['chi'],
    floatHad: 2,
    floatUsed: 2,
    moves: [],
  });
});

test('beyond its float it moves what is downstream, and nothing else', () => {
  expect(radius(plan, { item: 'A', slipDays: 5 })).toMatchObject({
    floatHad: 2,
    floatUsed: 2,
    moves: [
      { id: 'CP', days: 3 },
      { id: 'G', days: 3 },
      { id: 'end', days: 3 },
    ],
  });
  expect(radius(plan, { item: 'B' })).toMatchObject({
    slipDays: 1,
    floatHad: 0,
    moves: [{ days: 1 }, {}, {}],
  });
});

// B starts on Monday, is blocked on Tuesday, today is Thursday: Tuesday and Wednesday are lost, today is the third day.
// Without the blocker it would have ended on Wednesday; with today lost too it ends on Monday, three days later.
test('an open blocker counts its days up to today', () => {
  const state = stateOf({ B: { started: START }, A: { started: START, finished: START } }, [
    blocker('B', '2026-11-03'),
  ]);
  expect(radius(plan, { item: 'B' }, '2026-11-05', state)).toMatchObject({
    slipDays: 3,
    items: ['C', 'D'],
    floatHad: 0,
    floatUsed: 0,
    moves: [
      { id: 'CP', days: 3 },
      { id: 'G', days: 3 },
      { id: 'end', days: 3 },
    ],
  });
});

// Without the blocker B and what needs it alone would have been reached on Wednesday, which is past by now.
test('a point that would have been reached by now moves by as much as the rest', () => {
  const near = planOf(plan.items, {
    convergence: [point('NEAR', ['B']), point('CP', ['C']), point('DONE', ['A'])],
    gates: [gate('G', 'p', ['NEAR'])],
    phases: [{ id: 'p', name: 'P' }],
  });
  const state = stateOf({ B: { started: START }, A: { started: START, finished: START } }, [
    blocker('B', '2026-11-03'),
  ]);
  expect(radius(near, { item: 'B' }, '2026-11-06', state)).toMatchObject({
    slipDays: 4,
    moves: [
      { id: 'NEAR', days: 4 },
      { id: 'CP', days: 4 },
      { id: 'G', days: 4 },
      { id: 'end', days: 4 },
    ],
  });
});

test('a gate whose phase was left has been decided and moves no more', () => {
  const phased = planOf(plan.items, {
    phases: [
      { id: 'p', name: 'P' },
      { id: 'q', name: 'Q' },
    ],
    gates: [gate('G', 'p', ['C']), gate('H', 'q', ['D'])],
  });
  const moved = (phase: string) =>
    radius(phased, { item: 'B' }, START, { ...stateOf(), phase }).moves.map(({ id }) => id);
  expect(moved('p')).toEqual(['G', 'H', 'end']);
  expect(moved('q')).toEqual(['H', 'end']);
});

// On Thursday B has half a day left. Had A not been blocked since Monday, it would have been done that day, with 2.5 days
// of float up to Thursday noon, and C on Friday; with today lost too, A is done on Friday and C on Monday.
test('a blocked item that has not started uses up its float day by day', () => {
  const state = stateOf({ B: { started: START } }, [blocker('A', START)]);
  expect(radius(plan, { item: 'A' }, START, state)).toMatchObject({
    slipDays: 1,
    floatHad: 2,
    floatUsed: 1,
    moves: [],
  });
  expect(radius(plan, { item: 'A' }, '2026-11-05', state)).toMatchObject({
    slipDays: 4,
    floatHad: 2.5,
    floatUsed: 2.5,
    moves: [{ id: 'CP', days: 1 }, {}, {}],
  });
});

test('what is done cannot slip; of an epic its last open item does', () => {
  const nested = planOf([
    epic('E'),
    task('X', 1, { parent: 'E' }),
    task('Y', 2, { parent: 'E' }),
    task('Z', 1, after('E')),
  ]);
  const done = stateOf({ X: { started: START, finished: START } });
  expect(radius(nested, { item: 'X' }, '2026-11-03', done)).toMatchObject({
    slipDays: 0,
    items: [],
    moves: [],
  });
  expect(radius(nested, { item: 'E', slipDays: 2 }, '2026-11-03', done)).toMatchObject({
    items: ['Z'],
    moves: [{ id: 'end', days: 2 }],
  });
});

test('a slip by the whole float leaves the end, a day more moves it by one', () => {
  fc.assert(
    fc.property(cases({ whole: true, away: false, facts: false }), ({ plan: any, state, today }) => {
      for (const { id, floatDays, summary } of analyse(any, state, today).items) {
        if (summary) continue;
        const end = (slipDays: number) =>
          radius(any, { item: id, slipDays }, today, state).moves.find((move) => move.id === 'end')?.days ??
          0;
        expect([end(floatDays), end(floatDays + 1)]).toEqual([0, 1]);
      }
    }),
    { numRuns: 200 },
  );
});

const endIf = (
  of: Plan,
  changes: Change[],
  today: IsoDate = START,
  state: PlanState = stateOf(),
): IsoDate => {
  const other = whatIf(of, state, changes);
  return analyse(other.plan, other.state, today).end;
};

test('what if: each change alone', () => {
  const people = planOf(plan.items, { people: [person('bo'), person('eve', '2026-11-02..2026-11-04')] });
  expect(endIf(people, [])).toBe('2026-11-06');
  expect(endIf(people, [{ kind: 'estimate', item: 'B', duration: { kind: 'fixed', days: 1 } }])).toBe(
    '2026-11-04',
  );
  expect(endIf(people, [{ kind: 'assign', item: 'B', owner: 'eve' }])).toBe('2026-11-11');
  expect(endIf(people, [{ kind: 'drop-dependency', item: 'C', on: 'B' }])).toBe('2026-11-04');
  expect(endIf(people, [{ kind: 'not-before', item: 'D', date: '2026-11-12' }])).toBe('2026-11-12');
  expect(endIf(people, [{ kind: 'away', person: 'bo', range: { from: START, to: START } }])).toBe(
    '2026-11-09',
  );
  expect(endIf(people, [{ kind: 'start', item: 'B', on: START }], '2026-11-03')).toBe('2026-11-06');
  expect(endIf(people, [{ kind: 'finish', item: 'B', on: START }], '2026-11-03')).toBe('2026-11-05');
  const apart = planOf([task('X', 2, { track: 't' }), task('Y', 2, { track: 't' })]);
  expect(endIf(apart, [{ kind: 'parallel', item: 'Y', parallel: false }])).toBe('2026-11-05');
});

test('what if: changes add up, an estimate replaces what remained, and nothing is saved', () => {
  const state = stateOf({ B: { started: START, remaining: 9 } }, [blocker('B', '2026-11-03')]);
  const before = structuredClone([plan, state]);
  const other = whatIf(plan, state, [
    { kind: 'estimate', item: 'B', duration: { kind: 'fixed', days: 4 } },
    { kind: 'unblock', item: 'B', on: '2026-11-04' },
  ]);
  // Monday and Wednesday are worked, two of four days are left from Thursday on.
  expect(analyse(other.plan, other.state, '2026-11-05').items[1]).toMatchObject({
    finish: '2026-11-06',
    blocked: false,
  });
  expect([plan, state]).toEqual(before);
});
