import type { Review } from '../../src/gate/review.ts';
import type { Gate, Item, Person, Plan } from '../../src/plan/plan.ts';
import type { Blocker, PlanState } from '../../src/plan/state.ts';
import { criterion } from './minutes.ts';

export function person(id: string, away: Person['away'] = []): Person {
  return { id, slack: null, email: null, roles: [], away };
}

export function item(id: string, more: Partial<Item> = {}): Item {
  return {
    id,
    kind: 'task',
    parent: null,
    name: id,
    phase: null,
    track: null,
    owner: null,
    priority: null,
    duration: { kind: 'fixed', days: 3 },
    notBefore: null,
    due: null,
    dependencies: [],
    parallel: true,
    deliverable: null,
    success: [],
    subtasks: [],
    actuals: { started: null, finished: null, progress: null, remaining: null, blocked: null },
    ...more,
  };
}

export function gate(id: string, phase: string, more: Partial<Gate> = {}): Gate {
  return {
    id,
    name: `${phase} review`,
    phase,
    needs: [],
    criteria: [criterion('C1')],
    seats: [
      { person: 'ana', mandatory: false },
      { person: 'bo', mandatory: true },
      { person: 'chi', mandatory: false },
    ],
    quorum: { numerator: 2, denominator: 3 },
    windowDays: 3,
    blind: false,
    presenter: null,
    ...more,
  };
}

export function plan(more: Partial<Plan> = {}): Plan {
  return {
    name: 'Checkout relaunch',
    timezone: 'Europe/Berlin',
    start: '2026-11-02',
    calendar: { workdays: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: null, closures: [] },
    people: [person('ana'), person('bo'), person('chi')],
    phases: [
      { id: 'foundation', name: 'Foundation' },
      { id: 'core', name: 'Core' },
    ],
    tracks: [],
    items: [],
    convergence: [],
    gates: [gate('GATE-1', 'foundation'), gate('GATE-2', 'core')],
    allocation: [],
    sync: null,
    ...more,
  };
}

export function blocker(on: string, more: Partial<Blocker> = {}): Blocker {
  return {
    id: `B-${on}`,
    item: on,
    raisedBy: 'ana',
    raisedOn: '2026-11-10',
    needed: 'keys',
    neededFrom: null,
    critical: true,
    workaround: null,
    unresolvable: false,
    claimedBy: null,
    resolvedOn: null,
    ...more,
  };
}

export function state(more: Partial<PlanState> = {}): PlanState {
  return {
    phase: 'foundation',
    items: new Map(),
    blockers: [],
    requirementsTicked: new Map(),
    results: [],
    ...more,
  };
}

/** Epoch milliseconds of a wall-clock time in Berlin in winter. */
export function berlin(text: string): number {
  return Date.parse(`${text.replace(' ', 'T')}:00+01:00`);
}

/** Open from Monday 16 November 2026, 10:00, to Thursday 17:00; presented by eve, who has no seat. */
export function review(more: Partial<Review> = {}): Review {
  const { presenter: _, needs: __, ...frozen } = gate('GATE-1', 'foundation');
  return {
    id: 'R1',
    gate: frozen,
    timezone: 'Europe/Berlin',
    presenter: 'eve',
    openedAt: berlin('2026-11-16 10:00'),
    closesAt: berlin('2026-11-19 17:00'),
    closedAt: null,
    extended: false,
    evidence: [],
    unresolvableBlocker: false,
    ballots: [],
    conditions: [],
    delegations: [],
    ...more,
  };
}

/** Monday to Friday, but for the days that are given. */
export function weekdaysBut(...closed: string[]) {
  return {
    isWorkday(date: string) {
      const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
      return weekday !== 0 && weekday !== 6 && !closed.includes(date);
    },
  };
}
