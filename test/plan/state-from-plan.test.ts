import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actuals, Item, Plan } from '../../src/plan/plan.ts';
import type { Blocker, ItemState, PlanState } from '../../src/plan/state.ts';
import { fillState, stateFromPlan, withActuals } from '../../src/plan/state-from-plan.ts';
import { arbitraryPlan } from './arbitrary-plan.ts';

const item = (id: string, actuals: Partial<Actuals> = {}, subtasks: Item['subtasks'] = []): Item => ({
  id,
  kind: 'task',
  parent: null,
  name: id,
  phase: null,
  track: null,
  owner: 'ana',
  priority: null,
  duration: { kind: 'fixed', days: 1 },
  notBefore: null,
  due: null,
  dependencies: [],
  parallel: true,
  deliverable: null,
  success: [],
  subtasks,
  actuals: { started: null, finished: null, progress: null, remaining: null, blocked: null, ...actuals },
});

const planOf = (...items: Item[]): Plan => ({
  name: 'Plan',
  timezone: 'UTC',
  start: '2026-01-05',
  calendar: { workdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: null, closures: [] },
  people: [{ id: 'ana', slack: null, email: null, roles: [], away: [] }],
  phases: [
    { id: 'first', name: 'First' },
    { id: 'second', name: 'Second' },
  ],
  tracks: [],
  items,
  convergence: [],
  gates: [],
  allocation: [],
  sync: null,
});

const known = (state: Partial<ItemState>): ItemState => ({
  started: null,
  finished: null,
  progress: null,
  remaining: null,
  subtasksDone: [],
  ...state,
});
const recorded = (entries: [string, ItemState][], blockers: Blocker[] = []): PlanState => ({
  phase: 'second',
  items: new Map(entries),
  blockers,
  requirementsTicked: new Map([['CP-1', new Set(['Agreed'])]]),
  results: [],
});

describe('stateFromPlan', () => {
  it('takes actuals and ticked subtasks, and leaves items without any untouched', () => {
    const ticked = [
      { text: 'a', done: true },
      { text: 'b', done: false },
    ];
    const state = stateFromPlan(
      planOf(item('A', { started: '2026-01-06', remaining: 2 }, ticked), item('B')),
    );
    expect(state.phase).toBe('first');
    expect([...state.items]).toEqual([
      ['A', known({ started: '2026-01-06', remaining: 2, subtasksDone: ['a'] })],
    ]);
    expect(state.blockers).toEqual([]);
  });

  it('makes an open blocker of a reason, raised when the item started or the plan did', () => {
    const state = stateFromPlan(
      planOf(item('A', { blocked: 'Keys' }), item('B', { started: '2026-01-07', blocked: 'Data' })),
    );
    expect(
      state.blockers.map(({ id, item: of, needed, raisedOn, raisedBy, critical, resolvedOn }) => [
        id,
        of,
        needed,
        raisedOn,
        raisedBy,
        critical,
        resolvedOn,
      ]),
    ).toEqual([
      ['file:A', 'A', 'Keys', '2026-01-05', 'ana', false, null],
      ['file:B', 'B', 'Data', '2026-01-07', 'ana', false, null],
    ]);
  });

  it('sees no blocker on what is done', () => {
    expect(stateFromPlan(planOf(item('A', { finished: '2026-01-06', blocked: 'Keys' }))).blockers).toEqual(
      [],
    );
  });
});

describe('fillState', () => {
  it('lets what was recorded win and fills only what is not known', () => {
    const state = recorded([['A', known({ started: '2026-01-08', subtasksDone: ['a'] })]]);
    const file = item('A', { started: '2026-01-06', finished: '2026-01-09', progress: 0.5 }, [
      { text: 'a', done: false },
      { text: 'b', done: true },
    ]);
    const next = fillState(state, planOf(file));
    expect(next.items.get('A')).toEqual(
      known({ started: '2026-01-08', finished: '2026-01-09', progress: 0.5, subtasksDone: ['a', 'b'] }),
    );
    expect(next.phase).toBe('second');
    expect(next.requirementsTicked).toBe(state.requirementsTicked);
  });

  it('never makes an item finish before it started', () => {
    const next = fillState(
      recorded([['A', known({ started: '2026-01-08' })]]),
      planOf(item('A', { finished: '2026-01-06' })),
    );
    expect(next.items.get('A')).toEqual(known({ started: '2026-01-08' }));
  });

  it('does not reopen a blocker that people resolved, and opens one for another reason', () => {
    const plan = planOf(item('A', { blocked: 'Keys' }));
    const [raised] = stateFromPlan(plan).blockers;
    const resolved = [{ ...(raised as Blocker), resolvedOn: '2026-01-07' }];
    expect(fillState(recorded([], resolved), plan).blockers).toEqual(resolved);
    const other = fillState(recorded([], resolved), planOf(item('A', { blocked: 'Data' }))).blockers;
    expect(other.map(({ id, needed }) => [id, needed])).toEqual([
      ['file:A', 'Keys'],
      ['file:A:2', 'Data'],
    ]);
  });

  it('goes to the first phase where the current one is gone, and leaves a completed plan completed', () => {
    expect(fillState({ ...recorded([]), phase: 'old' }, planOf()).phase).toBe('first');
    expect(fillState({ ...recorded([]), phase: null }, planOf()).phase).toBeNull();
  });
});

describe('withActuals', () => {
  it('writes the state back: unknown to the state is untouched', () => {
    const plan = planOf(
      item('A', { progress: 0.2 }, [{ text: 'a', done: true }]),
      item('B', {}, [{ text: 'b', done: false }]),
    );
    const [a, b] = withActuals(
      plan,
      recorded([['B', known({ started: '2026-01-06', subtasksDone: ['b'] })]]),
    ).items;
    expect(a).toEqual(item('A', {}, [{ text: 'a', done: false }]));
    expect(b).toEqual(item('B', { started: '2026-01-06' }, [{ text: 'b', done: true }]));
  });

  it('changes nothing when what was exported is imported again', () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const state = stateFromPlan(plan);
        const exported = withActuals(plan, state);
        expect(fillState(state, exported)).toEqual(state);
        expect(stateFromPlan(exported)).toEqual(state);
        expect(withActuals(exported, state)).toEqual(exported);
      }),
      { numRuns: 100 },
    );
  });
});
