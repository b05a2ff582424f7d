import type { DigestInput } from '../../src/digest/input.ts';
import { analyse } from '../../src/plan/analysis/analyse.ts';
import { compileCalendar } from '../../src/plan/calendar/work-calendar.ts';
import type { IsoDate, Plan } from '../../src/plan/plan.ts';
import type { Blocker, PlanState } from '../../src/plan/state.ts';
import { stateFromPlan } from '../../src/plan/state-from-plan.ts';
import { generatedPlan } from '../plan/generated-plan.ts';

const DATE = '2026-02-02';

/** 1,000 items, a tenth of them overdue, ten of them blocked: what a digest is composed from. */
export function longPlan(): { input: DigestInput; plan: Plan; state: PlanState; date: IsoDate } {
  const generated = generatedPlan(1_000);
  const items = generated.items.map((item, at) => (at % 10 === 0 ? { ...item, due: '2026-01-30' } : item));
  const plan = { ...generated, items };
  const blockers = items.slice(0, 10).map(({ id }) => blockerOn(id));
  const state = { ...stateFromPlan(plan), blockers };
  const moves = [{ id: 'CP-1', days: 2 }];
  const input: DigestInput = {
    planId: 'plan-1',
    plan,
    state,
    analysis: analyse(plan, state, DATE),
    odds: null,
    calendar: compileCalendar(plan),
    date: DATE,
    lateMinutes: 0,
    unchanged: 'short',
    baselineEnd: '2027-06-01',
    previous: null,
    moves: moves.map((move) => ({ ...move, cause: null })),
    finished: [],
    decided: [],
    impacts: new Map(blockers.map(({ id }) => [id, { items: 900, people: 8, moves }])),
    names: new Map(plan.people.map(({ id }) => [id, { name: id, slack: null }])),
    touched: new Map(),
    gate: null,
    missed: [],
    nextDate: '2026-02-03',
    askedToday: new Set(),
  };
  return { input, plan, state, date: DATE };
}

function blockerOn(item: string): Blocker {
  return {
    id: `blocker-${item}`,
    item,
    raisedBy: 'ana',
    raisedOn: '2026-01-29',
    needed: 'Sandbox keys',
    neededFrom: null,
    critical: false,
    workaround: null,
    unresolvable: false,
    claimedBy: null,
    resolvedOn: null,
  };
}
