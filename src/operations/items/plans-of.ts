import type { Store } from '../../storage/database.ts';
import { loadPlanHead, type PlanHead } from '../../storage/plan-heads.ts';
import { listActivePlans, loadPlan } from '../../storage/plans.ts';
import type { Actor, PlanRef } from '../deps.ts';
import { findItem } from '../find.ts';

/** The active plans that name somebody, as one of their people or by a role; what they ask for in a direct message. */
export function plansOf(store: Store, actor: Actor): PlanHead[] {
  return listActivePlans(store, actor.workspace).flatMap(({ id }) => {
    const head = loadPlanHead(store, actor.workspace, id);
    const named = head?.roles.has(actor.user) || head?.plan.people.some(({ slack }) => slack === actor.user);
    return head !== null && named ? [head] : [];
  });
}

/** Of some plans, the one that has an item; the first where several do, null where none does. */
export function planWithItem(
  store: Store,
  plans: readonly Pick<PlanHead, 'id' | 'workspace'>[],
  item: string,
): PlanRef | null {
  for (const { id, workspace } of plans) {
    const stored = loadPlan(store, workspace, id);
    if (stored !== null && findItem(stored.plan, item).ok) return { planId: id };
  }
  return null;
}
