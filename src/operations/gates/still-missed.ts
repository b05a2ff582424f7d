import { loadMissed } from '../../storage/conditions.ts';
import type { Store } from '../../storage/database.ts';
import { countsStill } from './standing-outcomes.ts';

export interface MissedLine {
  gate: string;
  /** As `COND-1 Run one at night`. */
  text: string;
}

/** Missed conditions of a plan that are still to be kept; what was promised before a pivot or a reset has lapsed. */
export function stillMissed(store: Store, planId: string): MissedLine[] {
  const open = loadMissed(store, planId).filter(({ finished }) => finished === null);
  if (open.length === 0) return [];
  const counts = countsStill(store, planId);
  return open
    .filter(({ review }) => counts(review))
    .map(({ review, condition: { item, text } }) => ({ gate: review.gate, text: `${item ?? ''} ${text}` }));
}

/** How often conditions of a gate had been missed by then; those of one review that fall due together are one time. */
export function timesMissed(
  store: Store,
  planId: string,
  { gate, by }: { gate: string; by: number },
): number {
  const counts = countsStill(store, planId);
  const missed = loadMissed(store, planId).filter(
    ({ review, condition }) => review.gate === gate && counts(review) && (condition.missedAt ?? by) <= by,
  );
  return new Set(missed.map(({ condition: { reviewId, missedAt } }) => `${reviewId} ${missedAt}`)).size;
}
