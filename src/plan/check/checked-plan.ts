import type { Analysis, ItemAnalysis } from '../analysis/analysis.ts';
import type { IsoDate, Item, Phase, Plan } from '../plan.ts';
import type { PlanState } from '../state.ts';

/** A plan with the look-ups that the rules of the check share. */
export interface CheckedPlan {
  plan: Plan;
  state: PlanState;
  today: IsoDate;
  analysis: Analysis;
  items: ReadonlyMap<string, Item>;
  /** By item id; holds what is handed down to the item. */
  analysed: ReadonlyMap<string, ItemAnalysis>;
  childrenOf: ReadonlyMap<string, readonly Item[]>;
  /** Items without children, in the order of the file. */
  leaves: readonly Item[];
  /** Leaves that are not done: nothing is asked of what is over. */
  open: readonly Item[];
}

export function lookUps(plan: Plan, state: PlanState, today: IsoDate, analysis: Analysis): CheckedPlan {
  const analysed = new Map(analysis.items.map((item) => [item.id, item]));
  const childrenOf = new Map<string, Item[]>();
  for (const item of plan.items) {
    if (item.parent === null) continue;
    const siblings = childrenOf.get(item.parent);
    if (siblings) siblings.push(item);
    else childrenOf.set(item.parent, [item]);
  }
  const leaves = plan.items.filter((item) => !childrenOf.has(item.id));
  return {
    plan,
    state,
    today,
    analysis,
    items: new Map(plan.items.map((item) => [item.id, item])),
    analysed,
    childrenOf,
    leaves,
    open: leaves.filter((item) => analysed.get(item.id)?.status !== 'done'),
  };
}

/** The item's ancestors, nearest first. */
export function* ancestors(checked: CheckedPlan, item: Item): Generator<Item> {
  for (let id = item.parent; id !== null; ) {
    const ancestor = checked.items.get(id);
    if (!ancestor) return;
    yield ancestor;
    id = ancestor.parent;
  }
}

/** The leaves under an item, or the item itself where it is one; no recursion, so any depth will do. */
export function leavesUnder(checked: CheckedPlan, item: Item): Item[] {
  const leaves: Item[] = [];
  const waiting = [item];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const children = checked.childrenOf.get(next.id);
    if (children) waiting.push(...children);
    else leaves.push(next);
  }
  return leaves;
}

/** The current phase and those after it, without phases whose items are all done. */
export function phasesAhead({ plan, state, analysis }: CheckedPlan): Phase[] {
  const current = plan.phases.findIndex(({ id }) => id === state.phase);
  const over = analysis.phases.filter(({ done, needed }) => needed > 0 && done === needed);
  const overIds = new Set(over.map(({ id }) => id));
  return plan.phases.slice(Math.max(0, current)).filter(({ id }) => !overIds.has(id));
}
