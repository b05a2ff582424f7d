import type { ConvergencePoint, Gate, Item, Person, Plan } from '../../../src/plan/plan.ts';

const UNTOUCHED = { started: null, finished: null, progress: null, remaining: null, blocked: null };

/** A task with everything that the check asks for. */
export const task = (id: string, over: Partial<Item> = {}): Item => ({
  id,
  kind: 'task',
  parent: null,
  name: `Tokenise cards of region ${id.slice(2)}`,
  phase: 'build',
  track: 'api',
  owner: 'ana',
  priority: 'high',
  duration: { kind: 'fixed', days: 3 },
  notBefore: null,
  due: null,
  dependencies: [],
  parallel: true,
  deliverable: 'Tokens stored',
  success: [{ metric: 'p95 below 300 ms', verify: 'load test report', edgeCases: [] }],
  subtasks: [],
  actuals: UNTOUCHED,
  ...over,
});

export const following = (...ids: string[]) => ids.map((item) => ({ item, lagDays: 0 }));

export const point = (id: string, needs: string[], due: string): ConvergencePoint => ({
  id,
  name: `Meeting ${id}`,
  needs,
  requirements: [],
  due,
  owner: null,
});

const person = (id: string): Person => ({ id, slack: null, email: null, roles: ['engineer'], away: [] });

const gate = (id: string, phase: string, needs: string[]): Gate => ({
  id,
  name: `Review ${id}`,
  phase,
  needs,
  criteria: [
    {
      id: 'C1',
      kind: 'blockers',
      text: 'No blockers',
      critical: false,
      target: null,
      unit: null,
      items: null,
    },
  ],
  seats: [{ person: 'ana', mandatory: false }],
  quorum: { numerator: 2, denominator: 3 },
  windowDays: 3,
  blind: false,
  presenter: null,
});

/**
 * A plan in which the check finds nothing:
 *
 *   api  T-1 ana ── T-2 ana ─┐
 *                            CP-1 ── T-5 ana ── CP-2
 *   web  T-3 bo ─── T-4 chi ─┘
 */
export const soundPlan = (over: Partial<Plan> = {}): Plan => ({
  name: 'Sound plan',
  timezone: 'Europe/Berlin',
  start: '2026-11-02',
  calendar: { workdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: null, closures: [] },
  people: ['ana', 'bo', 'chi'].map(person),
  phases: [
    { id: 'build', name: 'Build' },
    { id: 'ship', name: 'Ship' },
  ],
  tracks: [
    { id: 'api', name: 'API', lead: null },
    { id: 'web', name: 'Web', lead: null },
  ],
  items: [
    task('T-1'),
    task('T-2', { dependencies: following('T-1') }),
    task('T-3', { track: 'web', owner: 'bo' }),
    task('T-4', {
      track: 'web',
      owner: 'chi',
      duration: { kind: 'fixed', days: 4 },
      dependencies: following('T-3'),
    }),
    task('T-5', { phase: 'ship', dependencies: following('T-2', 'T-4') }),
  ],
  convergence: [point('CP-1', ['T-2', 'T-4'], '2026-11-13'), point('CP-2', ['T-5'], '2026-11-20')],
  gates: [gate('GATE-1', 'build', ['CP-1']), gate('GATE-2', 'ship', ['CP-2'])],
  allocation: [{ phase: 'build', role: 'engineer', areas: ['Cards'], people: ['ana'] }],
  sync: { at: '09:30', days: 'workdays', unchanged: 'short' },
  ...over,
});

/** The sound plan with some items changed. */
export const changing = (changes: Record<string, Partial<Item>>, over: Partial<Plan> = {}): Plan => {
  const plan = soundPlan(over);
  return { ...plan, items: plan.items.map((item) => ({ ...item, ...changes[item.id] })) };
};

/** The sound plan with further items behind its own. */
export const adding = (items: Item[], over: Partial<Plan> = {}): Plan => {
  const plan = soundPlan(over);
  return { ...plan, items: [...plan.items, ...items] };
};
