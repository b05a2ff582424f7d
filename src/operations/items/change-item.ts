import { dependenciesOf } from '../../plan/dependencies.ts';
import type { IsoDate, Item } from '../../plan/plan.ts';
import type { ItemState } from '../../plan/state.ts';
import { loadPromisedItemIds } from '../../storage/conditions.ts';
import type { Store } from '../../storage/database.ts';
import { saveItemState } from '../../storage/items.ts';
import { loadLastPlanHead } from '../../storage/plan-heads.ts';
import { loadPlan, type StoredPlan } from '../../storage/plans.ts';
import { forbidsItem } from '../authority.ts';
import { type Change, change, type Entry } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { dayOf, findItem, findPlan } from '../find.ts';
import { type Result, refuse } from '../refusal.ts';

/** Which item a verb is about. */
export interface ItemRef {
  plan: PlanRef;
  item: string;
}

/** An item as a verb finds it. */
export interface FoundItem {
  stored: StoredPlan;
  item: Item;
  state: ItemState;
  today: IsoDate;
}

const untouched: ItemState = {
  started: null,
  finished: null,
  progress: null,
  remaining: null,
  subtasksDone: [],
};

/** Finds an item that the actor may change, and runs `decide` on it in one transaction. */
export function withItem<T>(
  deps: Deps,
  actor: Actor,
  ref: ItemRef,
  decide: (c: Change, found: FoundItem) => Result<T>,
): Result<T> {
  return change(deps, actor, (c) => {
    const plan = planOfItem(c.store, actor, ref);
    if (!plan.ok) return plan;
    const found = findItem(plan.stored.plan, ref.item);
    if (!found.ok) return found;
    const forbidden = forbidsItem(plan.stored, actor, found.item);
    if (forbidden) return forbidden;
    const state = plan.stored.state.items.get(found.item.id) ?? untouched;
    return decide(c, { stored: plan.stored, item: found.item, state, today: dayOf(plan.stored, c.now) });
  });
}

/** The active plan; of a complete one its conditions alone are still worked on. */
function planOfItem(store: Store, actor: Actor, { plan, item }: ItemRef): Result<{ stored: StoredPlan }> {
  const active = findPlan(store, actor, plan);
  if (active.ok) return active;
  const id = 'planId' in plan ? plan.planId : loadLastPlanHead(store, actor.workspace, plan.channel)?.id;
  const ended = id === undefined ? null : loadPlan(store, actor.workspace, id);
  if (ended?.status !== 'complete') return active;
  const promised = loadPromisedItemIds(store, ended.id).map((one) => one.toLowerCase());
  return promised.includes(item.toLowerCase()) ? { ok: true, stored: ended } : active;
}

/** A refusal for an item whose state comes from its children; null for any other. */
export function refusesSummary({ stored, item }: FoundItem) {
  const children = stored.plan.items.filter((one) => one.parent === item.id).map((one) => one.id);
  return children.length === 0 ? null : refuse({ reason: 'summary-item', id: item.id, children });
}

/** The items that an item has to wait for and that are not finished. */
export function openDependencies({ plan, state }: StoredPlan, item: Item): string[] {
  return dependenciesOf(plan, item).filter((id) => (state.items.get(id)?.finished ?? null) === null);
}

/** Saves what is now known of an item and logs it. */
export function saveItem(c: Change, found: FoundItem, next: ItemState, entry: Omit<Entry, 'subject'>): void {
  saveItemState(c.store, found.stored.id, found.item.id, next);
  c.record(found.stored.id, { ...entry, subject: found.item.id });
}
