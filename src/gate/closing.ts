import { type BallotRefusal, whyShut } from './ballot.ts';
import type { Decision } from './decision.ts';
import type { Review } from './review.ts';

export type ClosingRefusal = 'review-closed' | 'not-presenter' | 'no-quorum';
export type ExtendingRefusal =
  | Extract<BallotRefusal, { reason: 'review-closed' | 'window-over' }>
  | { reason: 'not-presenter' }
  | { reason: 'already-extended' };
type Decided<Reason> = { ok: true } | { ok: false; reason: Reason };

/** Whether somebody may close a review now: its presenter, once quorum stands (product rule 8). */
export function decideClosing(
  review: Pick<Review, 'closedAt' | 'presenter'>,
  by: string,
  { quorum }: Decision,
): Decided<ClosingRefusal> {
  if (review.closedAt !== null) return { ok: false, reason: 'review-closed' };
  if (by !== review.presenter) return { ok: false, reason: 'not-presenter' };
  return quorum.standing ? { ok: true } : { ok: false, reason: 'no-quorum' };
}

/** Whether the window may be extended by hand: by the presenter before its end, and once, as rule 6 extends it. */
export function decideExtending(
  review: Pick<Review, 'closedAt' | 'closesAt' | 'presenter' | 'extended'>,
  by: string,
  now: number,
): { ok: true } | ({ ok: false } & ExtendingRefusal) {
  const shut = whyShut(review, now);
  if (shut !== null) return { ok: false, ...shut };
  if (by !== review.presenter) return { ok: false, reason: 'not-presenter' };
  return review.extended ? { ok: false, reason: 'already-extended' } : { ok: true };
}
