import type { Outcome } from '../../gate/review.ts';
import type { Store } from '../../storage/database.ts';
import { loadOverrides, loadPivotAt } from '../../storage/overrides.ts';
import { listReviews, type ReviewRow } from '../../storage/reviews.ts';

/** What counts of a closed review: its decision, or what an override made of it; null where it was not decided. */
export function standingOutcome(store: Store, { id, status, outcome }: ReviewRow): Outcome | null {
  if (status !== 'closed') return null;
  return loadOverrides(store, id).at(-1)?.to ?? outcome;
}

/** The last decision of each of a plan's gates, by gate id; those before a pivot count no more. */
export function standingOutcomes(store: Store, planId: string): Map<string, Outcome> {
  const last = new Map<string, Outcome>();
  const pivotAt = loadPivotAt(store, planId);
  for (const row of listReviews(store, planId)) {
    const outcome = last.has(row.gate) || row.openedAt < pivotAt ? null : standingOutcome(store, row);
    if (outcome !== null) last.set(row.gate, outcome);
  }
  return last;
}
