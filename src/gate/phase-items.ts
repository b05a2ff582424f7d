import type { Item, Phase, Plan } from '../plan/plan.ts';
import type { Blocker, PlanState } from '../plan/state.ts';

/** The phase that follows; null where the phase is the plan's last. */
export function phaseAfter(plan: Pick<Plan, 'phases'>, phase: string): Phase | null {
  const at = plan.phases.findIndex(({ id }) => id === phase);
  return at < 0 ? null : (plan.phases[at + 1] ?? null);
}

/** What an item states itself, else its nearest ancestor that states it. */
function inherited(items: ReadonlyMap<string, Item>, item: Item, key: 'phase' | 'owner' | 'track') {
  const seen = new Set<string>();
  let at: Item | undefined = item;
  while (at !== undefined && at[key] === null && !seen.has(at.id)) {
    seen.add(at.id);
    at = at.parent === null ? undefined : items.get(at.parent);
  }
  return at?.[key] ?? null;
}

export interface PlacedItem {
  item: Item;
  track: string | null;
  owner: string | null;
}

/** The items of a phase, with what their summaries hand down. */
export function itemsOfPhase(plan: Pick<Plan, 'items'>, phase: string): PlacedItem[] {
  const items = new Map(plan.items.map((item) => [item.id, item]));
  return plan.items
    .filter((item) => inherited(items, item, 'phase') === phase)
    .map((item) => ({
      item,
      track: inherited(items, item, 'track'),
      owner: inherited(items, item, 'owner'),
    }));
}

/** Critical blockers that are open on items of the phase. */
export function criticalBlockers(plan: Plan, state: PlanState, phase: string): Blocker[] {
  const ids = new Set(itemsOfPhase(plan, phase).map(({ item }) => item.id));
  return state.blockers.filter(
    (blocker) => blocker.critical && blocker.resolvedOn === null && ids.has(blocker.item),
  );
}

/** A critical blocker of the phase is marked unresolvable: the evidence is red (product rule 4). */
export function hasUnresolvableBlocker(plan: Plan, state: PlanState, phase: string): boolean {
  return criticalBlockers(plan, state, phase).some((blocker) => blocker.unresolvable);
}
