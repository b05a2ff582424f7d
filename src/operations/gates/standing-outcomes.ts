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
  return new Map([...decidedRounds(store, planId)].map(([gate, { outcome }]) => [gate, outcome]));
}

/** A gate that was decided: its last decision that counts, and all its rounds that do, the newest first. */
export interface DecidedRounds {
  row: ReviewRow;
  outcome: Outcome;
  rounds: ReviewRow[];
}

/** The same with the rounds behind them. */
export function decidedRounds(store: Store, planId: string): Map<string, DecidedRounds> {
  const decided = new Map<string, DecidedRounds>();
  const rows = listReviews(store, planId).filter(countsStill(store, planId));
  for (const [gate, rounds] of Map.groupBy(rows, (row) => row.gate))
    for (const row of rounds) {
      const outcome = standingOutcome(store, row);
      if (outcome === null) continue;
      decided.set(gate, { row, outcome, rounds });
      break;
    }
  return decided;
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
