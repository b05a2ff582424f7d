import type { DigestInput } from '../../src/digest/input.ts';
import { analyse } from '../../src/plan/analysis/analyse.ts';
import { compileCalendar } from '../../src/plan/calendar/work-calendar.ts';
import { readPlan } from '../../src/plan/file/read-plan.ts';
import type { IsoDate, Plan } from '../../src/plan/plan.ts';
import type { Blocker } from '../../src/plan/state.ts';
import { stateFromPlan } from '../../src/plan/state-from-plan.ts';

/** Three tracks that meet twice; `actuals` are the lines that a file adds to its items, by id. */
export function checkout(actuals: Record<string, string> = {}): Plan {
  const item = (id: string, rest: string) =>
    `  - {id: ${id}, kind: task, ${rest}${actuals[id] ? `, ${actuals[id]}` : ''}}`;
  return planOf(`
version: 1
name: Checkout relaunch
timezone: Europe/Berlin
start: 2026-11-02
calendar: {workdays: [mon, tue, wed, thu, fri], closures: [2026-12-24..2026-12-31]}
people:
  - {id: ana, slack: U0ANA}
  - {id: bo, slack: U0BO}
  - {id: chi, slack: U0CHI, away: [2026-11-09..2026-11-10]}
phases: [{id: foundation, name: Foundation}, {id: core, name: Core}]
tracks: [{id: api, name: API, lead: ana}, {id: ui, name: UI, lead: bo}, {id: data, name: Data}]
items:
${[
  item(
    'TASK-001',
    'name: Tokenise cards, phase: foundation, track: api, owner: ana, duration: 5 days, due: 2026-11-06',
  ),
  item('TASK-002', 'name: Card form, phase: foundation, track: ui, owner: bo, duration: 6 days'),
  item(
    'TASK-003',
    'name: Card errors, phase: foundation, track: ui, owner: bo, duration: 4 days, dependencies: [TASK-002]',
  ),
  item('TASK-004', 'name: Audit trail, phase: foundation, track: data, owner: chi, duration: 3 days'),
  item(
    'TASK-005',
    'name: Address form, phase: core, track: ui, duration: 5 days, dependencies: [TASK-001, TASK-003]',
  ),
  item(
    'TASK-006',
    'name: Fraud checks, phase: core, track: data, owner: chi, duration: 8 days, dependencies: [TASK-004]',
  ),
].join('\n')}
convergence:
  - {id: CP-1, name: Cards work, needs: [TASK-001, TASK-003, TASK-004], requirements: [Test data agreed], due: 2026-11-13, owner: ana}
  - {id: CP-2, name: Checkout works, needs: [TASK-005, TASK-006], due: 2026-11-27}
gates:
  - {id: GATE-1, name: Foundation review, phase: foundation, needs: [CP-1], seats: [ana, bo, chi],
     criteria: [{id: C1, kind: judgment, text: Design reviewed}, {id: C2, kind: blockers, text: No critical blockers}]}
sync: {at: "09:30", days: workdays}
`);
}

export function planOf(text: string): Plan {
  const read = readPlan(text);
  if (!read.ok) throw new Error(read.problems.map((problem) => problem.message).join('; '));
  return read.value;
}

/** What the digest of a plan is made from on a day; nothing has happened but what the file says. */
export function inputOf(plan: Plan, date: IsoDate, rest: Partial<DigestInput> = {}): DigestInput {
  const state = rest.state ?? stateFromPlan(plan);
  return {
    planId: 'plan-1',
    plan,
    state,
    analysis: analyse(plan, state, date),
    odds: null,
    calendar: compileCalendar(plan),
    date,
    lateMinutes: 0,
    unchanged: 'short',
    baselineEnd: null,
    previous: null,
    moves: [],
    finished: [],
    decided: [],
    impacts: new Map(),
    names: new Map([
      ['ana', { name: 'Ana', slack: 'U0ANA' }],
      ['bo', { name: 'Bo', slack: 'U0BO' }],
      ['chi', { name: 'Chi', slack: 'U0CHI' }],
    ]),
    touched: new Map(),
    gate: null,
    missed: [],
    nextDate: null,
    askedToday: new Set(),
    ...rest,
  };
}

/** 10,000 items in four tracks, 40 convergence points, 300 blockers: arguments for `inputOf`. */
export function hugePlan(): [Plan, IsoDate, Partial<DigestInput>] {
  const small = checkout();
  const [first] = small.items;
  const [track] = small.tracks;
  if (first === undefined || track === undefined) throw new Error('The small plan is empty');
  const plan: Plan = {
    ...small,
    tracks: [0, 1, 2, 3].map((at) => ({ ...track, id: `t${at}`, name: `Track ${at}` })),
    items: Array.from({ length: 10_000 }, (_, at) => ({
      ...first,
      id: `TASK-${at}`,
      name: `Part ${at} of the whole`,
      track: `t${at % 4}`,
      owner: ['ana', 'bo', null][at % 3] ?? null,
      due: `2026-11-0${(at % 7) + 2}`,
    })),
    convergence: Array.from({ length: 40 }, (_, at) => ({
      id: `CP-${at}`,
      name: `Point ${at}`,
      needs: [`TASK-${at * 4}`, `TASK-${at * 4 + 1}`],
      requirements: [],
      due: `2026-11-0${(at % 6) + 1}`,
      owner: null,
    })),
    gates: [],
  };
  const blockers = Array.from({ length: 300 }, (_, at) =>
    blockerOn(`TASK-${at}`, { raisedOn: '2026-11-06' }),
  );
  return [plan, '2026-11-10', { state: { ...stateFromPlan(plan), blockers } }];
}

export function blockerOn(item: string, rest: Partial<Blocker> = {}): Blocker {
  return {
    id: `blocker-${item}`,
    item,
    raisedBy: 'bo',
    raisedOn: '2026-11-09',
    needed: 'Sandbox keys',
    neededFrom: null,
    critical: false,
    workaround: null,
    unresolvable: false,
    claimedBy: null,
    resolvedOn: null,
    ...rest,
  };
}
