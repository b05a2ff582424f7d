import type { Actor } from '../operations/deps.ts';
import { plansOf } from '../operations/items/plans-of.ts';
import type { PlanHead } from '../storage/plan-heads.ts';
import type { SlackContext } from './context.ts';

/** The plans that name somebody, as they ask for them in a direct message; those of private channels for members alone. */
export async function seenPlans({ deps, access }: SlackContext, actor: Actor): Promise<PlanHead[]> {
  const plans = plansOf(deps.database.store, actor);
  const seen = await Promise.all(plans.map((plan) => access.maySee(actor.user, plan)));
  return plans.filter((_, at) => seen[at]);
}
