import type { Actuals, Item, Plan } from './plan.ts';
import type { Blocker, ItemState, PlanState } from './state.ts';

const UNTOUCHED: ItemState = {
  started: null,
  finished: null,
  progress: null,
  remaining: null,
  subtasksDone: [],
};

/** What a file says of one item; null where it says nothing. */
function stateOf({ actuals, subtasks }: Item): ItemState | null {
  const { started, finished, progress, remaining } = actuals;
  const subtasksDone = subtasks.filter(({ done }) => done).map(({ text }) => text);
  const silent = started === null && finished === null && progress === null && remaining === null;
  return silent && subtasksDone.length === 0
    ? null
    : { started, finished, progress, remaining, subtasksDone };
}

/** The recorded state of an item, with what it does not say taken from the file. */
function filled(known: ItemState, file: ItemState): ItemState {
  const started = known.started ?? file.started;
  const finished = known.finished ?? file.finished;
  const inOrder = started === null || finished === null || started <= finished;
  return {
    started: inOrder ? started : known.started,
    finished: inOrder ? finished : known.finished,
    progress: known.progress ?? file.progress,
    remaining: known.remaining ?? file.remaining,
    subtasksDone: [...new Set([...known.subtasksDone, ...file.subtasksDone])],
  };
}

/**
 * The blocker that a file's `blocked: reason` stands for: raised by the item's owner (`file` where it has
 * none) on the day it started, or the plan's first day.
 */
function blockerOf(item: Item, plan: Plan, needed: string, earlier: number): Blocker {
  return {
    id: `file:${item.id}${earlier === 0 ? '' : `:${earlier + 1}`}`,
    item: item.id,
    raisedBy: item.owner ?? 'file',
    raisedOn: item.actuals.started ?? plan.start,
    needed,
    neededFrom: null,
    critical: false,
    workaround: null,
    unresolvable: false,
    claimedBy: null,
    resolvedOn: null,
  };
}

/** A file's blockers that nobody has heard of: of items that are not done, not blocked and were not for this reason. */
function newBlockers(plan: Plan, state: PlanState): Blocker[] {
  return plan.items.flatMap((item) => {
    const needed = item.actuals.blocked;
    const done = (state.items.get(item.id)?.finished ?? null) !== null;
    if (needed === null || done) return [];
    const earlier = state.blockers.filter((blocker) => blocker.item === item.id);
    const known = earlier.some((blocker) => blocker.resolvedOn === null || blocker.needed === needed);
    return known ? [] : [blockerOf(item, plan, needed, earlier.length)];
  });
}

/** What the actuals of a plan's file say has happened; the current phase is the first one. */
export function stateFromPlan(plan: Plan): PlanState {
  const nothing: PlanState = {
    phase: plan.phases[0]?.id ?? null,
    items: new Map(),
    blockers: [],
    requirementsTicked: new Map(),
    results: [],
  };
  return fillState(nothing, plan);
}

/**
 * A known state, completed from the actuals of a file that is imported again: what was recorded wins, the
 * file fills only what is not known, and unticks, reopens or resolves nothing. The phase stays, unless
 * the plan has it no longer: then the first one is current.
 */
export function fillState(state: PlanState, plan: Plan): PlanState {
  const items = new Map(state.items);
  for (const item of plan.items) {
    const file = stateOf(item);
    if (file !== null) items.set(item.id, filled(items.get(item.id) ?? UNTOUCHED, file));
  }
  const gone = state.phase !== null && !plan.phases.some(({ id }) => id === state.phase);
  const next: PlanState = { ...state, phase: gone ? (plan.phases[0]?.id ?? null) : state.phase, items };
  return { ...next, blockers: [...state.blockers, ...newBlockers(plan, next)] };
}

/**
 * The plan with a state written back as actuals and ticked subtasks, for export. What a file cannot say
 * (ticked requirements, success results, more of a blocker than its need) is left out.
 */
export function withActuals(plan: Plan, state: PlanState): Plan {
  const blocked = new Map<string, string>();
  for (const { item, needed, resolvedOn } of state.blockers)
    if (resolvedOn === null && !blocked.has(item)) blocked.set(item, needed);
  const actualsOf = (id: string): Actuals => {
    const { started, finished, progress, remaining } = state.items.get(id) ?? UNTOUCHED;
    return { started, finished, progress, remaining, blocked: blocked.get(id) ?? null };
  };
  return {
    ...plan,
    items: plan.items.map((item) => {
      const done = state.items.get(item.id)?.subtasksDone ?? [];
      return {
        ...item,
        subtasks: item.subtasks.map(({ text }) => ({ text, done: done.includes(text) })),
        actuals: actualsOf(item.id),
      };
    }),
  };
}
