import { decideClosing } from '../../gate/closing.ts';
import { decide } from '../../gate/decide.ts';
import { factsOf } from '../../gate/facts.ts';
import type { Outcome } from '../../gate/review.ts';
import type { Actor, Deps } from '../deps.ts';
import { type Result, refuse } from '../refusal.ts';
import { closeReview } from './close-review.ts';
import { dropIneligible } from './drop-ineligible.ts';
import { type ReviewRef, withReview } from './find-review.ts';

/** Closes a review by its presenter once quorum stands; the decision is made from what is stored at that moment. */
export function closeGate(
  deps: Deps,
  actor: Actor,
  ref: ReviewRef,
): Result<{ reviewId: string; outcome: Outcome }> {
  return withReview(deps, actor, ref, (c, found) => {
    const counted = found.review.closedAt === null ? dropIneligible(c, found) : found;
    const { review, by } = counted;
    const decision = decide(factsOf(review));
    const allowed = decideClosing(review, by, decision);
    if (!allowed.ok && allowed.reason === 'not-presenter')
      return refuse({ reason: 'not-presenter', presenter: review.presenter });
    if (!allowed.ok && allowed.reason === 'no-quorum')
      return refuse({ reason: 'no-quorum', lacks: decision.quorum.lacks });
    if (!allowed.ok || !closeReview(c, actor, counted, decision)) return refuse({ reason: 'review-closed' });
    return { ok: true, reviewId: review.id, outcome: decision.outcome };
  });
}
