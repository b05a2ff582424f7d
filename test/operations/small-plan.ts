import type { Criterion, Gate, Item, Plan } from '../../src/plan/plan.ts';

export function task(id: string, fields: Partial<Item> = {}): Item {
  return {
    id,
    kind: 'task',
    parent: null,
    name: `Work on ${id}`,
    phase: 'foundation',
    track: null,
    owner: null,
    priority: null,
    duration: { kind: 'fixed', days: 2 },
    notBefore: null,
    due: null,
    dependencies: [],
    parallel: true,
    deliverable: null,
    success: [],
    subtasks: [],
    actuals: { started: null, finished: null, progress: null, remaining: null, blocked: null },
    ...fields,
  };
}

function criterion(id: string, fields: Partial<Criterion> = {}): Criterion {
  return {
    id,
    kind: 'judgment',
    text: `Is ${id} good`,
    critical: false,
    target: null,
    unit: null,
    items: null,
    ...fields,
  };
}

/** A gate of the first phase with five seats, of which Ana's is mandatory. */
export function gate(fields: Partial<Gate> = {}): Gate {
  return {
    id: 'GATE-1',
    name: 'Foundation review',
    phase: 'foundation',
    needs: ['CP-1'],
    criteria: [
      criterion('C1', {
        kind: 'metric',
        text: 'p95 below 300 ms',
        target: '< 300',
        unit: 'ms',
        critical: true,
      }),
      criterion('C2', { kind: 'blockers', text: 'No critical blockers' }),
    ],
    seats: ['ana', 'bo', 'chi', 'dev', 'eli'].map((person) => ({ person, mandatory: person === 'ana' })),
    quorum: { numerator: 2, denominator: 3 },
    windowDays: 3,
    blind: false,
    presenter: 'bo',
    ...fields,
  };
}

/** Two phases with a gate each, in Berlin; Monday 2 November 2026 is its first day. */
export function smallPlan(fields: Partial<Plan> = {}): Plan {
  return {
    name: 'Checkout relaunch',
    timezone: 'Europe/Berlin',
    start: '2026-11-02',
    calendar: { workdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: null, closures: [] },
    people: ['ana', 'bo', 'chi', 'dev', 'eli', 'fay'].map((id) => {
      return { id, slack: `U${id.toUpperCase()}`, email: null, roles: [], away: [] };
    }),
    phases: [
      { id: 'foundation', name: 'Foundation' },
      { id: 'core', name: 'Core' },
    ],
    tracks: [],
    items: [
      task('TASK-1', { owner: 'ana' }),
      task('TASK-2', { owner: 'bo' }),
      task('TASK-3', { phase: 'core', owner: 'chi', dependencies: [{ item: 'TASK-1', lagDays: 0 }] }),
    ],
    convergence: [
      {
        id: 'CP-1',
        name: 'API meets UI',
        needs: ['TASK-1', 'TASK-2'],
        requirements: [],
        due: null,
        owner: 'ana',
      },
    ],
    gates: [
      gate(),
      gate({ id: 'GATE-2', name: 'Core review', phase: 'core', needs: ['TASK-3'], presenter: null }),
    ],
    allocation: [],
    sync: { at: '09:30', days: 'workdays', unchanged: 'short' },
    ...fields,
  };
}
