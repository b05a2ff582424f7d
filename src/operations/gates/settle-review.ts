import { factsOf } from '../../gate/facts.ts';
import type { Review } from '../../gate/review.ts';
import { isCompleteNow } from '../../gate/window.ts';
import { type ReviewRow, updateOpenReview } from '../../storage/reviews.ts';
import type { Change } from '../change.ts';
import { postKeys } from '../posts.ts';

/** After every change to an open review: keeps since when it is complete, and renders its message anew. */
export function settleReview(
  c: Change,
  plan: { id: string; channel: string },
  row: Pick<ReviewRow, 'id' | 'completeSince'>,
  review: Review,
): void {
  const complete = isCompleteNow(factsOf(review));
  if (complete !== (row.completeSince !== null))
    updateOpenReview(c.store, row.id, { completeSince: complete ? c.now : null });
  refreshReview(c, plan, row.id);
}

export function refreshReview(c: Change, plan: { id: string; channel: string }, reviewId: string): void {
  c.refresh(plan.id, plan.channel, postKeys.review(reviewId), { type: 'review', reviewId });
}
