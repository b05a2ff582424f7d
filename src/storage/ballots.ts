import { and, asc, eq, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { preparedInsert } from './prepared.ts';
import { forgetReviews, keepBallot } from './review-cache.ts';
import type { StoredBallot } from './reviews.ts';
import { ballot } from './schema/index.ts';

const cast = preparedInsert(ballot);

/** Stores the next version of a seat's vote, which counts from now on. */
export function insertBallot(store: Store, row: Omit<StoredBallot, 'current' | 'dropped'>): void {
  const counted = { ...row, current: true, dropped: false };
  cast(store, counted);
  keepBallot(store, counted);
}

/** Of every seat the version that counts, which is its highest. */
export const isHighestVersion = sql`${ballot.version} = (
  select max(version) from ${ballot} as other
  where other.review_id = ${ballot.reviewId} and other.seat = ${ballot.seat})`;

/** Every version of every vote of a review, oldest first. */
export function loadBallotVersions(store: Store, reviewId: string): StoredBallot[] {
  return store
    .select()
    .from(ballot)
    .where(eq(ballot.reviewId, reviewId))
    .orderBy(asc(ballot.at), sql`rowid`)
    .all();
}

/** Marks the ballots of some seats that count: outdated by new evidence, or dropped before a close. */
export function markBallots(
  store: Store,
  reviewId: string,
  seats: readonly string[],
  mark: { outdated: true } | { dropped: true },
): void {
  forgetReviews(store);
  for (const seat of seats)
    store
      .update(ballot)
      .set(mark)
      .where(and(eq(ballot.reviewId, reviewId), eq(ballot.seat, seat), isHighestVersion))
      .run();
}
