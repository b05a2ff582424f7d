import type { Outcome } from '../../gate/review.ts';
import type { Store } from '../../storage/database.ts';
import { loadOverrides, loadPivotAt } from '../../storage/overrides.ts';
import { loadResets, type StoredReset } from '../../storage/resets.ts';
import { listReviews, type ReviewRow } from '../../storage/reviews.ts';
import { storedFrozenGate } from '../../storage/stored-plan.ts';

/** What counts of a closed review: its decision, or what an override made of it; null where it was not decided. */
export function standingOutcome(store: Store, { id, status, outcome }: ReviewRow): Outcome | null {
  if (status !== 'closed') return null;
  return loadOverrides(store, id).at(-1)?.to ?? outcome;
}

/** The last decision of each of a plan's gates, by gate id; those before a pivot or a reset count no more. */
export function standingOutcomes(store: Store, planId: string): Map<string, Outcome> {
  const last = new Map<string, Outcome>();
  const counts = countsStill(store, planId);
  for (const row of listReviews(store, planId)) {
    const outcome = last.has(row.gate) || !counts(row) ? null : standingOutcome(store, row);
    if (outcome !== null) last.set(row.gate, outcome);
  }
  return last;
}

/** Whether a review was opened after the plan, or the phase of its gate, last began anew. */
export function countsStill(store: Store, planId: string): (row: ReviewRow) => boolean {
  const pivotAt = loadPivotAt(store, planId);
  const resets = loadResets(store, planId);
  return (row) => {
    const isReset = ({ phase, at }: StoredReset) =>
      row.openedAt < at && (phase === null || storedFrozenGate.parse(JSON.parse(row.frozen)).phase === phase);
    return row.openedAt >= pivotAt && !resets.some(isReset);
  };
}
