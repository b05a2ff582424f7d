import type { Store } from './database.ts';
import { prepared } from './prepared.ts';
import type { StoredBallot, StoredReview } from './reviews.ts';

/**
 * Open reviews as they were last read, so that a vote does not read evidence, conditions and delegations anew. What is
 * found here is what this connection would read now: whatever writes to a review forgets all of them, a vote puts
 * itself in, and all are forgotten when a transaction or a part of one is undone, or another process has written.
 * What is kept is shared: nobody may change it.
 */
interface Kept {
  reviews: Map<string, StoredReview>;
  /** SQLite's number for what others have committed. */
  dataVersion: unknown;
}

/** Reviews that are kept at once, some ten kilobytes each. */
const MOST = 100;

const cacheOf = prepared((_store): Kept => ({ reviews: new Map(), dataVersion: null }));
const dataVersionOf = prepared((store) => store.$client.prepare('pragma data_version').pluck());

/** The open review as it was kept; null where it is to be read. */
export function keptReview(store: Store, id: string): StoredReview | null {
  const cache = cacheOf(store);
  const dataVersion = dataVersionOf(store).get();
  if (dataVersion !== cache.dataVersion) cache.reviews.clear();
  cache.dataVersion = dataVersion;
  return cache.reviews.get(id) ?? null;
}

/** Keeps a review that was just read, after it was asked for here, if it is open. */
export function keepReview(store: Store, stored: StoredReview): StoredReview {
  const { reviews } = cacheOf(store);
  if (reviews.size >= MOST) reviews.clear();
  if (stored.row.status === 'open') reviews.set(stored.row.id, stored);
  return stored;
}

/** Puts a ballot that was just stored in the place of its seat's last, in the order in which ballots are read. */
export function keepBallot(store: Store, ballot: StoredBallot): void {
  const { reviews } = cacheOf(store);
  const stored = reviews.get(ballot.reviewId);
  if (stored === undefined) return;
  const others = stored.ballots.filter(({ seat }) => seat !== ballot.seat);
  const ballots = [...others, ballot].sort((a, b) => a.at - b.at);
  reviews.set(ballot.reviewId, { ...stored, ballots });
}

/** To be called by whatever else writes to reviews or what hangs on them, and when a transaction was undone. */
export function forgetReviews(store: Store): void {
  cacheOf(store).reviews.clear();
}
