import { expect, test } from 'vitest';
import { analyse } from '../../../src/plan/analysis/analyse.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { PlanState } from '../../../src/plan/state.ts';
import { after, blocker, epic, gate, person, planOf, point, stateOf, task } from './plans.ts';

const START = '2026-11-02';

/** `id start..finish float`, as month-day. */
const lines = (plan: Plan, today = START, state: PlanState = stateOf()): string[] =>
  analyse(plan, state, today).items.map(
    ({ id, start, finish, floatDays }) => `${id} ${start.slice(5)}..${finish.slice(5)} ${floatDays}`,
  );

//        2   3   4   5   6  |  9
//   A   ===========
//   B   ====                       2 days of float
//   C               =======|===
test('the longer branch sets the end, the other has float', () => {
  const plan = planOf([task('A', 3), task('B', 1), task('C', 3, after('A', 'B'))]);
  const analysis = analyse(plan, stateOf(), START);
  expect(lines(plan)).toEqual(['A 11-02..11-04 0', 'B 11-02..11-02 2', 'C 11-05..11-09 0']);
  expect(analysis.criticalPath).toEqual(['A', 'C']);
  expect(analysis.items[1]).toMatchObject({
    latestStart: '2026-11-04',
    latestFinish: '2026-11-04',
    critical: false,
  });
  expect([analysis.end, analysis.day, analysis.days]).toEqual(['2026-11-09', 1, 6]);
});

// Easter 2026: Good Friday is 3 April, Easter Monday the 6th.
//        We1 Th2 | Fr3 Sa Su Mo6 | Tu7
//   A    =======
//   B                              ===
test('a holiday on a Friday and on a Monday', () => {
  const plan = planOf([task('A', 2), task('B', 1, after('A'))], {
    start: '2026-04-01',
    calendar: { workdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: 'DE', closures: [] },
  });
  expect(lines(plan, '2026-04-01')).toEqual(['A 04-01..04-02 0', 'B 04-07..04-07 0']);
});

//        Mo2 Tu3 We4 | Th5 Fr6 Sa Su Mo9 | Tu10
//   A    =================[closed]=========
test('a closure across a weekend', () => {
  const plan = planOf([task('A', 4)], {
    calendar: {
      workdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
      holidays: null,
      closures: [{ from: '2026-11-05', to: '2026-11-09' }],
    },
  });
  expect(lines(plan)).toEqual(['A 11-02..11-10 0']);
});

//        Monday 2          Tuesday 3
//       morning  noon     morning  noon
//   A    =====
//   B             =====
//   C                       =====
test('half days share a day', () => {
  const plan = planOf([task('A', 0.5), task('B', 0.5, after('A')), task('C', 0.5, after('B'))]);
  expect(lines(plan)).toEqual(['A 11-02..11-02 0', 'B 11-02..11-02 0', 'C 11-03..11-03 0']);
});

test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC'])(
  'dates are plain days, also in %s',
  (timezone) => {
    const plan = planOf([task('A', 1), task('B', 1, after('A'))], { timezone });
    expect(lines(plan)).toEqual(['A 11-02..11-02 0', 'B 11-03..11-03 0']);
  },
);

//   range 2-5        3.5 days    2  3  4  5*            (* half a day)
//   points 1/2/6     2.5 days    2  3  4*
//   points 1/2/4     13/6 = 2.17, rounded up to 2.5 days
test('a range counts as its midpoint, three points as their PERT mean, rounded up to half days', () => {
  const plan = planOf([
    task('A', 0, { duration: { kind: 'range', low: 2, high: 5 } }),
    task('B', 0, { duration: { kind: 'pert', optimistic: 1, likely: 2, pessimistic: 6 } }),
    task('C', 0, { duration: { kind: 'pert', optimistic: 1, likely: 2, pessimistic: 4 } }),
    task('D', 0, { duration: null }),
  ]);
  expect(lines(plan)).toEqual([
    'A 11-02..11-05 0',
    'B 11-02..11-04 1',
    'C 11-02..11-04 1',
    'D 11-02..11-02 2.5',
  ]);
});

//        2   3   4   5   6  |  9  10
//   A   ====
//   B           ....====             lag of 2 working days: 3 and 4
//   C                   . | ...==    lag of 2 working days across the weekend: 6 and 9
test('lags are working days', () => {
  const plan = planOf([task('A', 1), task('B', 1, after('A + 2')), task('C', 1, after('B + 2'))]);
  expect(lines(plan)).toEqual(['A 11-02..11-02 0', 'B 11-05..11-05 0', 'C 11-10..11-10 0']);
});

//        2   3   4   5   6  |  9  10
//   A   ===================
//   M                     ^            with A, on its finish day
//   N                         ^        not before Monday 9; what follows can use that day
//   B                         ====
//   C                         ====
test('a milestone falls on the finish day of its last predecessor, or on its not_before', () => {
  const plan = planOf([
    task('A', 5),
    task('M', 0, after('A')),
    task('N', 0, { ...after('A'), notBefore: '2026-11-07' }),
    task('B', 1, after('N')),
    task('C', 1, after('M')),
  ]);
  expect(lines(plan)).toEqual([
    'A 11-02..11-06 0',
    'M 11-06..11-06 0',
    'N 11-09..11-09 0',
    'B 11-09..11-09 0',
    'C 11-09..11-09 0',
  ]);
});

//        2   3   4   5   6  |  9
//   A   ===================             may slip by a day: N stands on Monday anyway
//   N                          ^
test('the last milestone stands on its own day, and what it waits for has float up to it', () => {
  const plan = planOf([task('A', 5), task('N', 0, { ...after('A'), notBefore: '2026-11-09' })]);
  expect(lines(plan)).toEqual(['A 11-02..11-06 1', 'N 11-09..11-09 0']);
  expect(analyse(plan, stateOf(), START)).toMatchObject({ end: '2026-11-09', criticalPath: ['N'] });
});

//        2   3   4   5   6  |  9  10  11
//   A   ====#                                done on Tuesday, a day late
//   B            ====[===]                   started on Wednesday; today is Thursday: 2 of 3 days are left
//   C                         ===            would have been free on Wednesday; not yet started, so not before today
test('what is done keeps its dates, what is under way its start, and nothing starts before today', () => {
  const plan = planOf([
    task('A', 1),
    task('B', 3, after('A')),
    task('C', 1, after('A')),
    task('D', 1, after('B')),
  ]);
  const state = stateOf({
    A: { started: '2026-11-02', finished: '2026-11-03' },
    B: { started: '2026-11-04' },
  });
  expect(lines(plan, '2026-11-05', state)).toEqual([
    'A 11-02..11-03 0',
    'B 11-04..11-06 0',
    'C 11-05..11-05 2',
    'D 11-09..11-09 0',
  ]);
  expect(analyse(plan, state, '2026-11-05').criticalPath).toEqual(['B', 'D']);
});

test('the facts win over the actuals of the file, which fill what is not known', () => {
  const actuals = {
    started: '2026-11-02',
    finished: '2026-11-03',
    progress: null,
    remaining: null,
    blocked: null,
  };
  const plan = planOf([task('A', 1, { actuals })]);
  expect(lines(plan, '2026-11-05')).toEqual(['A 11-02..11-03 0']);
  expect(lines(plan, '2026-11-05', stateOf({ A: { finished: '2026-11-04' } }))).toEqual(['A 11-02..11-04 0']);
});

//        2   3   4   5   6  |  9  10  11  12
//   A   ====xxxxxxxx(away)========|===          4 days: Monday worked, 3 and 4 blocked, 5 away
//                        ^ today, Friday: 3 days are left
test('blocked and away days of an item under way are not counted as work', () => {
  const plan = planOf([task('A', 4, { owner: 'ana' })], { people: [person('ana', '2026-11-05')] });
  const state = stateOf({ A: { started: START } }, [blocker('A', '2026-11-03', '2026-11-05')]);
  expect(lines(plan, '2026-11-06', state)).toEqual(['A 11-02..11-10 0']);
});

//        2   3   4   5   6  |  9
//   A   ====xxxxxxxx|=====                      still blocked: as many days are left as on the day it stopped
test('an open blocker stops the clock, so that each day of it is a day later', () => {
  const plan = planOf([task('A', 3)]);
  const state = stateOf({ A: { started: START } }, [blocker('A', '2026-11-03')]);
  expect(lines(plan, '2026-11-03', state)).toEqual(['A 11-02..11-04 0']);
  expect(lines(plan, '2026-11-05', state)).toEqual(['A 11-02..11-06 0']);
  expect(analyse(plan, state, '2026-11-05').items[0]).toMatchObject({ blocked: true, status: 'in progress' });
});

test('an overdue item under way keeps half a day, one with remaining keeps that', () => {
  const plan = planOf([task('A', 2), task('B', 2)]);
  const state = stateOf({ A: { started: START }, B: { started: START, remaining: 2 } });
  expect(lines(plan, '2026-11-05', state)).toEqual(['A 11-02..11-05 1.5', 'B 11-02..11-06 0']);
});

//        2   3   4   5   6  |  9
//   A   ====(away)......========      starts on Monday, the owner is away from Tuesday to Thursday
//   B           (away)  ====          cannot start before the owner is back
test('the away days of an owner delay that owner and nobody else', () => {
  const plan = planOf(
    [
      task('A', 2, { owner: 'ana' }),
      task('B', 1, { owner: 'ana', notBefore: '2026-11-04' }),
      task('C', 2, { owner: 'bo' }),
    ],
    { people: [person('ana', '2026-11-03..2026-11-05'), person('bo')] },
  );
  expect(lines(plan)).toEqual(['A 11-02..11-06 0', 'B 11-06..11-06 0', 'C 11-02..11-03 3']);
});

test('somebody who is away for good still leaves a forecast', () => {
  const plan = planOf([task('A', 1, { owner: 'ana' })], {
    people: [person('ana', '2026-11-02..9999-12-31')],
  });
  expect(analyse(plan, stateOf(), START).end).toBe('2046-11-19');
});

//   track t, in file order      2   3   4   5   6  |  9
//   A                          ====
//   B                          ========
//   X  not parallel                    ====              after A and B
//   C                                      ====          after X
//   other track
//   D                          ====
test('no item of its track overlaps one that is not parallel', () => {
  const plan = planOf([
    task('A', 1, { track: 't' }),
    task('B', 2, { track: 't' }),
    task('X', 1, { track: 't', parallel: false }),
    task('C', 1, { track: 't' }),
    task('D', 1, { track: 'u' }),
  ]);
  expect(lines(plan)).toEqual([
    'A 11-02..11-02 1',
    'B 11-02..11-03 0',
    'X 11-04..11-04 0',
    'C 11-05..11-05 0',
    'D 11-02..11-02 3',
  ]);
});

//   track t, in file order      2   3   4   5
//   X  not parallel, after C             ====
//   B                                        ====     later in the file than X, tied to nothing
//   C                          ========               later in the file than X, but X waits for it
test('a dependency says otherwise: then its order holds', () => {
  const plan = planOf([
    task('X', 1, { track: 't', parallel: false, ...after('C') }),
    task('B', 1, { track: 't' }),
    task('C', 2, { track: 't' }),
  ]);
  expect(lines(plan)).toEqual(['X 11-04..11-04 0', 'B 11-05..11-05 0', 'C 11-02..11-03 0']);
});

//   Tracks t and u want a1 before a2 and b1 before b2; the dependencies want b2 before a1 and a2 before b1, which closes
//   a circle. a2 and b2 wait for their tracks alone; a2 is the first in the file and goes ahead.
//        2    3    4    5
//   t    a2             a1
//   u         b1   b2
test('two tracks whose orders would close a circle through each other are still ordered', () => {
  const plan = planOf([
    task('a1', 1, { track: 't', ...after('b2') }),
    task('a2', 1, { track: 't', parallel: false }),
    task('b1', 1, { track: 'u', ...after('a2') }),
    task('b2', 1, { track: 'u', parallel: false }),
  ]);
  expect(lines(plan)).toEqual([
    'a1 11-05..11-05 0',
    'a2 11-02..11-02 0',
    'b1 11-03..11-03 0',
    'b2 11-04..11-04 0',
  ]);
});

//   E  1                 2   3   4   5   6  |  9
//      S  A             ========
//         B                     ====
//   T after E                       ====
//   F after T  (epic)
//      C                                ====
test('a dependency on or of a summary item holds for all its leaves; summaries take their leaves’ dates', () => {
  const plan = planOf([
    epic('E', { phase: 'p', track: 't', owner: 'ana' }),
    task('S', 0, { kind: 'story', parent: 'E', duration: null, owner: 'bo' }),
    task('A', 2, { parent: 'S' }),
    task('B', 1, { parent: 'S', track: 'u', ...after('A') }),
    task('T', 1, after('E')),
    epic('F', after('T')),
    task('C', 1, { parent: 'F' }),
  ]);
  const analysis = analyse(plan, stateOf({ A: { started: START, finished: '2026-11-03' } }), '2026-11-04');
  expect(analysis.items.map(({ id, start, finish }) => `${id} ${start.slice(8)}-${finish.slice(8)}`)).toEqual(
    ['E 02-04', 'S 02-04', 'A 02-03', 'B 04-04', 'T 05-05', 'F 06-06', 'C 06-06'],
  );
  expect(analysis.items[0]).toMatchObject({
    summary: true,
    status: 'in progress',
    critical: true,
    progress: 2 / 3,
  });
  expect(analysis.items[3]).toMatchObject({ phase: 'p', track: 'u', owner: 'bo' });
  expect(analysis.progress).toBeCloseTo(2 / 5);
  expect(analysis.ready).toEqual(['B']);
});

//   API   A ====  B ========            both done by Wednesday 4
//   UI    U ================|===        done by Monday 9: sets the date
//   CP-1 due Friday 6: one working day late
test('a convergence point names its driver, its lateness and the readiness of each track', () => {
  const plan = planOf(
    [
      task('A', 1, { track: 'api' }),
      task('B', 2, { track: 'api', ...after('A') }),
      task('U', 6, { track: 'ui' }),
      task('M', 0, { track: 'ui', ...after('U') }),
      task('Z', 9, { track: 'ui' }),
    ],
    { convergence: [{ ...point('CP-1', ['B', 'M'], '2026-11-06'), requirements: ['Contract frozen'] }] },
  );
  const [cp] = analyse(plan, stateOf({ A: { started: START, finished: START } }), '2026-11-03').convergence;
  expect(cp).toEqual({
    id: 'CP-1',
    due: '2026-11-06',
    forecast: '2026-11-10',
    reached: false,
    lateDays: 2,
    driver: 'U',
    criticalPath: ['U', 'M'],
    tracks: [
      { id: 'api', done: 1, needed: 2, floatDays: 4 },
      { id: 'ui', done: 0, needed: 2, floatDays: 0 },
    ],
    requirementsOpen: ['Contract frozen'],
  });
});

//   API   A ========== (five days, not done)     B started all the same: done by Tuesday 3
//   DATA  C ==== (not done)                      U started all the same
//   UI    U ======|                              done by Wednesday 4: sets the date, whatever A and C do
test('what an item under way no longer waits for takes no float from its track', () => {
  const plan = planOf(
    [
      task('A', 5, { track: 'api' }),
      task('B', 2, { track: 'api', ...after('A') }),
      task('C', 4, { track: 'data' }),
      task('U', 3, { track: 'ui', ...after('C') }),
    ],
    { convergence: [point('CP-1', ['B', 'U'])] },
  );
  const [cp] = analyse(plan, stateOf({ B: { started: START }, U: { started: START } }), START).convergence;
  expect(cp).toMatchObject({ forecast: '2026-11-04', driver: 'U' });
  expect(cp?.tracks).toEqual([
    { id: 'api', done: 0, needed: 2, floatDays: 1 },
    { id: 'data', done: 0, needed: 1, floatDays: 3 },
    { id: 'ui', done: 0, needed: 1, floatDays: 0 },
  ]);
});

test('a point whose items are done waits for its requirements, today at the earliest', () => {
  const plan = planOf([task('A', 1)], {
    phases: [{ id: 'p', name: 'P' }],
    convergence: [{ ...point('CP-1', ['A'], '2026-11-03'), requirements: ['Contract frozen'] }],
    gates: [gate('GATE-1', 'p', ['CP-1'])],
  });
  const done = { A: { started: START, finished: START } };
  const waiting = analyse(plan, stateOf(done), '2026-11-07');
  expect(waiting.convergence[0]).toMatchObject({
    reached: false,
    forecast: '2026-11-09',
    lateDays: 4,
    driver: null,
  });
  expect(waiting.gates[0]).toMatchObject({ ready: false, forecast: '2026-11-09' });

  const ticked = new Map([['CP-1', new Set(['Contract frozen'])]]);
  const reached = analyse(plan, stateOf(done, [], { requirementsTicked: ticked }), '2026-11-07');
  expect(reached.convergence[0]).toMatchObject({ reached: true, forecast: START, lateDays: 0 });
  expect(reached.gates[0]).toMatchObject({ ready: true, forecast: START });
});

test('a gate needs points and items; one that names nothing needs its phase', () => {
  const plan = planOf(
    [task('A', 1, { phase: 'p' }), task('B', 2, { phase: 'p' }), task('C', 3, { phase: 'q' })],
    {
      phases: ['p', 'q', 'r'].map((id) => ({ id, name: id })),
      convergence: [point('CP-1', ['A'])],
      gates: [gate('G1', 'p', ['CP-1', 'C']), gate('G2', 'p', []), gate('G3', 'r', [])],
    },
  );
  const analysis = analyse(plan, stateOf(), START);
  expect(analysis.gates.map(({ id, forecast, ready, driver }) => [id, forecast, ready, driver])).toEqual([
    ['G1', '2026-11-04', false, 'C'],
    ['G2', '2026-11-03', false, 'B'],
    ['G3', '2026-11-02', false, null],
  ]);
  expect(analysis.phases).toEqual([
    { id: 'p', start: START, finish: '2026-11-03', progress: 0, done: 0, needed: 2 },
    { id: 'q', start: START, finish: '2026-11-04', progress: 0, done: 0, needed: 1 },
    { id: 'r', start: null, finish: null, progress: 0, done: 0, needed: 0 },
  ]);
});

test('before its start a plan is analysed from its start', () => {
  const analysis = analyse(planOf([task('A', 1)]), stateOf(), '2026-09-01');
  expect([analysis.date, analysis.day, analysis.end]).toEqual([START, 1, START]);
});

test('an own deadline tells by how many working days it is missed', () => {
  const plan = planOf([task('A', 6, { due: '2026-11-05' }), task('B', 1, { due: '2026-11-05' })]);
  expect(analyse(plan, stateOf(), START).items.map((item) => item.lateDays)).toEqual([2, 0]);
});

test('progress is what was recorded, else the checklist, else the time worked', () => {
  const checklist = [
    { text: 'one', done: true },
    { text: 'two', done: false },
    { text: 'three', done: false },
  ];
  const plan = planOf([task('A', 4), task('B', 4, { subtasks: checklist }), task('C', 4), task('D', 4)]);
  const state = stateOf({
    A: { started: START, progress: 0.3 },
    B: { started: START, subtasksDone: ['two'] },
    C: { started: START },
  });
  const analysis = analyse(plan, state, '2026-11-03');
  expect(analysis.items.map((item) => item.progress)).toEqual([0.3, 2 / 3, 0.25, 0]);
  expect(analysis.progress).toBeCloseTo((0.3 + 2 / 3 + 0.25) / 4);
});

test('what cannot start yet is not ready to start', () => {
  const plan = planOf([
    task('A', 1),
    task('B', 1, after('A')),
    task('C', 1, { notBefore: '2026-11-09' }),
    task('D', 1),
    task('E', 1),
  ]);
  expect(analyse(plan, stateOf({ E: { started: START } }, [blocker('D', START)]), START).ready).toEqual([
    'A',
  ]);
});

//        2   3   4
//   A   ===#                done on Monday
//   B       ....            the lag of a day is Tuesday, so that B can start on Wednesday
//   E (S)   ....            the same from a summary item to another
//   F (T)   ===             without a lag: free once A is done, also on that day
test('what a blocker of its summary item holds up is not ready, its sibling with a blocker of its own holds up nobody', () => {
  const parts = planOf([
    epic('E'),
    task('A', 1, { parent: 'E' }),
    task('B', 1, { parent: 'E' }),
    task('C', 1),
  ]);
  expect(analyse(parts, stateOf({}, [blocker('E', START)]), START).ready).toEqual(['C']);
  expect(analyse(parts, stateOf({}, [blocker('A', START)]), START).ready).toEqual(['B', 'C']);
});

test('what waits for a lag is ready once it has passed', () => {
  const plan = planOf([
    epic('D'),
    task('A', 1, { parent: 'D' }),
    task('B', 1, after('A + 1')),
    epic('E', after('D + 1')),
    task('S', 1, { parent: 'E' }),
    task('C', 1, after('A')),
    epic('F', after('D')),
    task('T', 1, { parent: 'F' }),
  ]);
  const done = stateOf({ A: { started: START, finished: START } });
  expect(analyse(plan, done, START).ready).toEqual(['C', 'T']);
  expect(analyse(plan, done, '2026-11-03').ready).toEqual(['C', 'T']);
  expect(analyse(plan, done, '2026-11-04').ready).toEqual(['B', 'S', 'C', 'T']);
});

//   track t, in file order      2   3   4   5
//   A                          ====
//   X  not parallel                ====          waits for A, and so does all that comes after X
//   B                                  ====
//   track u
//   Y  not parallel            ====              the first of its track: free at once
//   M  milestone               ^
test('what its track keeps waiting is not ready to start', () => {
  const plan = planOf([
    task('A', 1, { track: 't' }),
    task('X', 1, { track: 't', parallel: false }),
    task('B', 1, { track: 't' }),
    task('M', 0, { track: 'u' }),
    task('Y', 1, { track: 'u', parallel: false }),
    task('C', 1, { parallel: false }),
  ]);
  const readyAfter = (items: Parameters<typeof stateOf>[0], today: string) =>
    analyse(plan, stateOf(items), today).ready;
  const done = { started: START, finished: START };
  expect(readyAfter({}, START)).toEqual(['A', 'M', 'Y', 'C']);
  expect(readyAfter({ A: { started: START } }, START)).toEqual(['M', 'Y', 'C']);
  expect(readyAfter({ A: done, Y: { started: START } }, '2026-11-03')).toEqual(['X', 'C']);
  expect(readyAfter({ A: done, X: { started: '2026-11-03' }, Y: done, M: done }, '2026-11-03')).toEqual([
    'C',
  ]);
  expect(readyAfter({ A: done, X: done, Y: done, M: done, C: done }, '2026-11-03')).toEqual(['B']);
});

test('an empty plan ends on its first day', () => {
  expect(analyse(planOf([]), stateOf(), START)).toMatchObject({
    end: START,
    days: 1,
    criticalPath: [],
    items: [],
  });
});

test('dependencies in a circle are a mistake of the caller', () => {
  const plan = planOf([task('A', 1, after('B')), task('B', 1, after('A'))]);
  expect(() => analyse(plan, stateOf(), START)).toThrow('circle');
  expect(() => analyse(planOf([task('A', 1, after('Z'))]), stateOf(), START)).toThrow('no item Z');
});

test('a chain of 10,000 items, and as many epics inside each other', () => {
  const chain = planOf(
    Array.from({ length: 10_000 }, (_, i) => task(`T${i}`, 0.5, i > 0 ? after(`T${i - 1}`) : {})),
  );
  expect(analyse(chain, stateOf(), START).days).toBe(5_000);
  const nested = planOf([
    ...Array.from({ length: 9_999 }, (_, i) => epic(`E${i}`, { parent: i > 0 ? `E${i - 1}` : null })),
    task('A', 1, { parent: 'E9998' }),
  ]);
  expect(analyse(nested, stateOf(), START)).toMatchObject({ end: START, ready: ['A'] });
});
