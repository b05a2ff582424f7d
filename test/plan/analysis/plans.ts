import type { Item, Plan } from '../../../src/plan/plan.ts';
import type { Blocker, ItemState, PlanState } from '../../../src/plan/state.ts';

/** A task of the given days; what it does not say is empty. */
export const task = (id: string, days: number, rest: Partial<Item> = {}): Item => ({
  id,
  kind: 'task',
  parent: null,
  name: id,
  phase: null,
  track: null,
  owner: null,
  priority: null,
  duration: { kind: 'fixed', days },
  notBefore: null,
  due: null,
  dependencies: [],
  parallel: true,
  deliverable: null,
  success: [],
  subtasks: [],
  actuals: { started: null, finished: null, progress: null, remaining: null, blocked: null },
  ...rest,
});

export const epic = (id: string, rest: Partial<Item> = {}): Item =>
  task(id, 0, { kind: 'epic', duration: null, ...rest });

/** `after('A', 'B + 2')`: dependencies, with a lag in working days. */
export const after = (...texts: string[]): Pick<Item, 'dependencies'> => ({
  dependencies: texts.map((text) => {
    const [item = '', lag = '0'] = text.split(' + ');
    return { item, lagDays: Number(lag) };
  }),
});

/** A plan that starts on Monday 2 November 2026 and works from Monday to Friday. */
export const planOf = (items: Item[], rest: Partial<Plan> = {}): Plan => ({
  name: 'Sample',
  timezone: 'UTC',
  start: '2026-11-02',
  calendar: { workdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: null, closures: [] },
  people: [],
  phases: [],
  tracks: [...new Set(items.flatMap(({ track }) => track ?? []))].map((id) => ({ id, name: id, lead: null })),
  items,
  convergence: [],
  gates: [],
  allocation: [],
  sync: null,
  ...rest,
});

export const person = (id: string, ...away: string[]): Plan['people'][number] => ({
  id,
  slack: null,
  email: null,
  roles: [],
  away: away.map((text) => {
    const [from = '', to = from] = text.split('..');
    return { from, to };
  }),
});

export const point = (
  id: string,
  needs: string[],
  due: string | null = null,
): Plan['convergence'][number] => ({
  id,
  name: id,
  needs,
  requirements: [],
  due,
  owner: null,
});

export const gate = (id: string, phase: string, needs: string[]): Plan['gates'][number] => ({
  id,
  name: id,
  phase,
  needs,
  criteria: [],
  seats: [],
  quorum: { numerator: 2, denominator: 3 },
  windowDays: 3,
  blind: false,
  presenter: null,
});

const known = (state: Partial<ItemState>): ItemState => ({
  started: null,
  finished: null,
  progress: null,
  remaining: null,
  subtasksDone: [],
  ...state,
});

export const blocker = (item: string, raisedOn: string, resolvedOn: string | null = null): Blocker => ({
  id: `B-${item}-${raisedOn}`,
  item,
  raisedBy: 'ana',
  raisedOn,
  needed: 'a key',
  neededFrom: null,
  critical: false,
  workaround: null,
  unresolvable: false,
  claimedBy: null,
  resolvedOn,
});

export const stateOf = (
  items: Record<string, Partial<ItemState>> = {},
  blockers: Blocker[] = [],
  rest: Partial<PlanState> = {},
): PlanState => ({
  phase: null,
  items: new Map(Object.entries(items).map(([id, state]) => [id, known(state)])),
  blockers,
  requirementsTicked: new Map(),
  results: [],
  ...rest,
});
