import { decideClosing } from '../../gate/closing.ts';
import { decide } from '../../gate/decide.ts';
import type { Decision } from '../../gate/decision.ts';
import { factsOf } from '../../gate/facts.ts';
import type { Outcome } from '../../gate/review.ts';
import type { Change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { type Refusal, type Result, refuse } from '../refusal.ts';
import { closeReview } from './close-review.ts';
import { dropIneligible } from './drop-ineligible.ts';
import { type FoundReview, type ReviewRef, withReview } from './find-review.ts';
import { contextOf } from './review-context.ts';
import { quorumMissing, shortfallViews } from './shortfall-views.ts';

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
    if (!allowed.ok && allowed.reason === 'no-quorum') return refuse(lackOf(c, counted, decision));
    if (!allowed.ok || !closeReview(c, actor, counted, decision)) return refuse({ reason: 'review-closed' });
    return { ok: true, reviewId: review.id, outcome: decision.outcome };
  });
}

/** All that quorum lacks, and what would turn a yellow red once it stood. */
function lackOf(c: Change, { head, stored, review }: FoundReview, decision: Decision): Refusal {
  const context = { ...contextOf(c.store, head, stored), review };
  const shortfalls = shortfallViews(context, review.gate.blind);
  return {
    reason: 'no-quorum',
    missing: quorumMissing(decision, context, review.gate.blind),
    withoutCondition: shortfalls.filter(({ conditions }) => conditions.length === 0).map(({ text }) => text),
  };
}
