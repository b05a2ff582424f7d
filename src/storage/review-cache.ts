import type { Store } from './database.ts';
import { keptInMemory } from './kept.ts';
import type { StoredBallot, StoredReview } from './reviews.ts';

/** Open reviews, some ten kilobytes each, so that a vote does not read evidence, conditions and delegations anew. */
const reviews = keptInMemory<StoredReview>(100);

/** The open review as it was kept; null where it is to be read. */
export function keptReview(store: Store, id: string): StoredReview | null {
  return reviews(store).get(id) ?? null;
}

/** Keeps a review that was just read if it is open. */
export function keepReview(store: Store, stored: StoredReview): StoredReview {
  if (stored.row.status === 'open') reviews(store).set(stored.row.id, stored);
  return stored;
}

/** Puts a ballot that was just stored in the place of its seat's last, in the order in which ballots are read. */
export function keepBallot(store: Store, ballot: StoredBallot): void {
  const kept = reviews(store);
  const stored = kept.get(ballot.reviewId);
  if (stored === undefined) return;
  const others = stored.ballots.filter(({ seat }) => seat !== ballot.seat);
  const ballots = [...others, ballot].sort((a, b) => a.at - b.at);
  kept.set(ballot.reviewId, { ...stored, ballots });
}

/** To be called by whatever else writes to reviews or what hangs on them. */
export function forgetReviews(store: Store): void {
  reviews(store).clear();
}
