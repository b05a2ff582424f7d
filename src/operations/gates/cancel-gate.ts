import { updateOpenReview } from '../../storage/reviews.ts';
import { forbids } from '../authority.ts';
import type { Change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { type Result, refuse } from '../refusal.ts';
import { refusesText } from '../texts.ts';
import { endAsking } from './end-asking.ts';
import { type FoundReview, type ReviewRef, withReview } from './find-review.ts';
import { TEXT_LIMIT } from './limits.ts';
import { revealVotes } from './reveal-votes.ts';
import { refreshReview } from './settle-review.ts';

/** Cancels an open review with a reason: by its presenter or an owner of the plan. Nothing is decided. */
export function cancelGate(
  deps: Deps,
  actor: Actor,
  { review: ref, reason }: { review: ReviewRef; reason: string },
): Result<{ reviewId: string }> {
  return withReview(deps, actor, ref, (c, found) => {
    const { review } = found;
    const refused = forbidsCancel(found, actor) ?? refusesText('the reason', reason, TEXT_LIMIT);
    if (refused) return refused;
    if (!cancelReview(c, actor, found, reason.trim())) return refuse({ reason: 'review-closed' });
    return { ok: true, reviewId: review.id };
  });
}

/** A refusal where somebody may not cancel a review; null for its presenter and the plan's owners. */
export function forbidsCancel({ head, review, by }: FoundReview, actor: Actor) {
  return by === review.presenter ? null : forbids(head, actor, 'end plan');
}

/** Ends an open review without a decision; false where it is not open. */
export function cancelReview(
  c: Change,
  { user }: Actor,
  { head, stored }: Pick<FoundReview, 'head' | 'stored'>,
  reason: string,
): boolean {
  const { row } = stored;
  const changes = { status: 'cancelled', closedAt: c.now, closedBy: user, cancelReason: reason } as const;
  if (!updateOpenReview(c.store, row.id, changes)) return false;
  c.note(head.id, {
    verb: 'gate.cancelled',
    subject: row.gate,
    level: 'warning',
    data: { review: row.id, reason },
  });
  refreshReview(c, head, row.id);
  endAsking(c, head.id, row.id);
  revealVotes(c, { head, stored });
  return true;
}
