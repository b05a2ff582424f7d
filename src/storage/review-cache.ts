import type { Store } from './database.ts';
import { keptInMemory } from './kept.ts';
import type { ReviewRow, StoredBallot, StoredReview } from './reviews.ts';

/** Open reviews by id, some ten kilobytes each, so that a vote does not read evidence, conditions and delegations anew. */
export const openReviews = keptInMemory<StoredReview>(100);

/** Rows of all rounds by plan, the newest first: whatever shows a plan asks for them. */
export const roundsOfPlans = keptInMemory<readonly ReviewRow[]>(100);

/** Puts a ballot that was just stored in the place of its seat's last, in the order in which ballots are read. */
export function keepBallot(store: Store, ballot: StoredBallot): void {
  const kept = openReviews(store);
  const stored = kept.get(ballot.reviewId);
  if (stored === undefined) return;
  const others = stored.ballots.filter(({ seat }) => seat !== ballot.seat);
  const ballots = [...others, ballot].sort((a, b) => a.at - b.at);
  kept.set(ballot.reviewId, { ...stored, ballots });
}

/** To be called by whatever else writes to reviews or what hangs on them. */
export function forgetReviews(store: Store): void {
  openReviews(store).clear();
  roundsOfPlans(store).clear();
}
