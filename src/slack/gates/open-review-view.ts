import { whyShut } from '../../gate/ballot.ts';
import type { Ballot } from '../../gate/review.ts';
import { seatOf } from '../../gate/seats.ts';
import type { Actor } from '../../operations/deps.ts';
import { type FoundReview, findReview, type ReviewRef, refused } from '../../operations/gates/find-review.ts';
import type { Result } from '../../operations/refusal.ts';
import { localDate } from '../../plan/local-date.ts';
import type { SlackContext } from '../context.ts';

/** What a form about an open review starts from. */
export interface OpenReview {
  reviewId: string;
  gateName: string;
  found: FoundReview;
  /** What the actor's seat said last. */
  own: Ballot | null;
}

/** The open review that a form is to be opened for; refuses at once where the actor could not submit it. */
export function openReviewView({ deps }: SlackContext, actor: Actor, ref: ReviewRef): Result<OpenReview> {
  const found = findReview(deps.database.store, actor, ref);
  if (!found.ok) return found;
  const { review, by } = found;
  const now = deps.clock.now();
  const shut = whyShut(review, now);
  if (shut !== null) return refused(deps, actor, ref, shut);
  const seat = seatOf(review, by, localDate(now, review.timezone));
  if (!seat.ok) return refused(deps, actor, ref, seat);
  const own = review.ballots.findLast((ballot) => ballot.seat === seat.seat) ?? null;
  return { ok: true, reviewId: review.id, gateName: review.gate.name, found, own };
}
