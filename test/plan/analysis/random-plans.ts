import fc from 'fast-check';
import type { IsoDate, Item, Plan } from '../../../src/plan/plan.ts';
import type { Blocker, ItemState, PlanState } from '../../../src/plan/state.ts';
import { expanded, reaches } from './oracle.ts';
import { blocker, person, planOf, point, stateOf, task } from './plans.ts';

export interface Case {
  plan: Plan;
  state: PlanState;
  today: IsoDate;
}

export interface Taste {
  /** Durations in whole days alone. */
  whole: boolean;
  away: boolean;
  facts: boolean;
}

const november = (day: number): IsoDate => `2026-11-${String(day).padStart(2, '0')}`;

const itemOf = (at: number, { whole }: Taste): fc.Arbitrary<Item> => {
  const id = `I${at}`;
  const earlier = fc.integer({ min: 0, max: Math.max(0, at - 1) }).map((n) => `I${n}`);
  const dependency = fc.record({ item: earlier, lagDays: fc.constantFrom(0, 0, 0, 1, 2) });
  const days = fc.integer({ min: 0, max: 6 }).map((n) => (whole ? n : n / 2));
  return fc
    .record({
      days,
      range: fc.constantFrom(false, !whole),
      dependencies: fc.uniqueArray(dependency, { maxLength: at === 0 ? 0 : 2, selector: (d) => d.item }),
      parent: at === 0 ? fc.constant(null) : fc.option(earlier, { freq: 1 }),
      track: fc.constantFrom('t', 'u', null),
      owner: fc.constantFrom('ana', 'bo', null),
      parallel: fc.constantFrom(true, true, false),
      notBefore: fc.option(fc.integer({ min: 1, max: 20 }).map(november), { freq: 4 }),
    })
    .map(({ days, range, ...rest }) =>
      task(id, days, {
        ...rest,
        duration: range ? { kind: 'range', low: days, high: days + 1 } : { kind: 'fixed', days },
      }),
    );
};

const stateArbitrary = (items: readonly Item[], { facts }: Taste): fc.Arbitrary<PlanState> => {
  if (!facts) return fc.constant(stateOf());
  const one = fc.oneof(
    fc.constant<Partial<ItemState>>({}),
    fc.constant<Partial<ItemState>>({}),
    fc.record({
      started: fc.constantFrom('2026-11-02', '2026-11-05'),
      remaining: fc.constantFrom(null, 1, 3),
    }),
    fc.constantFrom<Partial<ItemState>>({ started: '2026-11-03', finished: '2026-11-07' }),
  );
  const blocked: fc.Arbitrary<Blocker> = fc
    .record({
      item: fc.constantFrom(...items.map(({ id }) => id)),
      raised: fc.integer({ min: 2, max: 8 }),
      days: fc.option(fc.integer({ min: 0, max: 3 })),
    })
    .map(({ item, raised, days }) =>
      blocker(item, november(raised), days === null ? null : november(raised + days)),
    );
  return fc
    .tuple(
      fc.array(one, { minLength: items.length, maxLength: items.length }),
      fc.array(blocked, { maxLength: 3 }),
    )
    .map(([states, blockers]) =>
      stateOf(Object.fromEntries(items.map(({ id }, at) => [id, states[at] ?? {}])), blockers),
    );
};

const isSound = (plan: Plan): boolean => {
  const waits = expanded(plan);
  return plan.items.every(({ id }) => !waits.get(id)?.has(id) && !reaches(waits, id, id));
};

/** Small plans with everything that the schedule knows; file order is not the order of the dependencies. */
export const cases = (taste: Taste): fc.Arbitrary<Case> =>
  fc
    .integer({ min: 1, max: 8 })
    .chain((total) =>
      fc.tuple(
        fc.tuple(...Array.from({ length: total }, (_, at) => itemOf(at, taste))),
        fc.array(fc.integer({ min: 0, max: total - 1 }), { maxLength: 3 }),
        fc.array(fc.tuple(fc.integer({ min: 2, max: 25 }), fc.integer({ min: 0, max: 4 })), { maxLength: 2 }),
        fc.uniqueArray(fc.integer({ min: 0, max: total - 1 }), { minLength: 1, maxLength: 3 }),
      ),
    )
    .chain(([items, swaps, closures, needs]) => {
      const shuffled = [...items];
      for (const at of swaps) shuffled.push(...shuffled.splice(at, 1));
      const plan = planOf(shuffled, {
        calendar: {
          workdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
          holidays: null,
          closures: closures.map(([from, days]) => ({ from: november(from), to: november(from + days) })),
        },
        people: taste.away
          ? [person('ana', '2026-11-04..2026-11-06', '2026-11-12'), person('bo', '2026-11-02..2026-11-03')]
          : [],
        tracks: ['t', 'u'].map((id) => ({ id, name: id, lead: null })),
        convergence: [
          point(
            'CP',
            needs.map((at) => `I${at}`),
          ),
        ],
      });
      return fc.record({
        plan: fc.constant(plan),
        state: stateArbitrary(shuffled, taste),
        today: taste.facts
          ? fc.constantFrom('2026-11-09', '2026-11-10', '2026-11-14')
          : fc.constant('2026-11-02'),
      });
    })
    .filter(({ plan }) => isSound(plan));
