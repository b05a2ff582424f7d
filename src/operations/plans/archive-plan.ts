import { loadPlanHead } from '../../storage/plan-heads.ts';
import { loadOpenReviews } from '../../storage/reviews.ts';
import { forbids } from '../authority.ts';
import { change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { findPlan } from '../find.ts';
import { cancelReview } from '../gates/cancel-gate.ts';
import { stopPlan } from '../gates/end-plan.ts';
import { type Result, refuse } from '../refusal.ts';
import { refusesText } from '../texts.ts';

/** Characters that a reason may have. */
export const MOST_REASON = 1_000;

/** Ends a plan with a reason: its sync stops, open reviews are cancelled, everything stays readable in the log. */
export function archivePlan(
  deps: Deps,
  actor: Actor,
  { plan: ref, reason }: { plan: PlanRef; reason: string },
): Result<{ name: string }> {
  return change(deps, actor, (c) => {
    const found = findPlan(c.store, actor, ref);
    if (!found.ok) return found;
    const { stored } = found;
    const refused = forbids(stored, actor, 'end plan') ?? refusesText('the reason', reason, MOST_REASON);
    if (refused) return refused;
    const head = loadPlanHead(c.store, actor.workspace, stored.id);
    if (head === null) return refuse({ reason: 'no-plan' });
    const why = reason.trim();
    for (const review of loadOpenReviews(c.store, stored.id))
      cancelReview(c, actor, { head, stored: review }, `The plan was archived: ${why}`);
    stopPlan(c, head, why);
    c.post(stored.id, {
      key: `plan-archived:${stored.id}`,
      channel: stored.channel,
      view: { type: 'words', text: `${stored.plan.name} is archived: ${why}` },
    });
    return { ok: true, name: stored.plan.name };
  });
}
