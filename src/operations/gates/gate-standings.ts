import type { Outcome } from '../../gate/review.ts';
import type { GateStanding, GateWaits } from '../../gate/standing.ts';
import type { Store } from '../../storage/database.ts';
import { loadChoices, type StoredChoice } from '../../storage/overrides.ts';
import { listReviews, type ReviewRow } from '../../storage/reviews.ts';
import { countsStill, standingOutcome } from './standing-outcomes.ts';

/** How a gate stands that was decided; its review is the one after which an owner chooses, where one does. */
export type DecidedStanding = GateStanding & { reviewId: string };

/** How each gate of a plan stands that was decided since the plan or its phase began anew, by gate id. */
export function gateStandings(
  store: Store,
  { id: planId, status }: { id: string; status: 'active' | 'complete' | 'archived' },
): Map<string, DecidedStanding> {
  const rows = listReviews(store, planId).filter(countsStill(store, planId));
  const choices = new Map(
    rows.length === 0 ? [] : loadChoices(store, planId).map((one) => [one.reviewId, one]),
  );
  const standings = new Map<string, DecidedStanding>();
  for (const [gate, rounds] of Map.groupBy(rows, (row) => row.gate)) {
    const decided = decidedOf(store, rounds);
    if (decided === null) continue;
    const { row, outcome } = decided;
    const asked = rounds
      .flatMap(({ id }) => choices.get(id) ?? [])
      .find(({ askedAt }) => askedAt >= (row.closedAt ?? 0));
    const over = status === 'archived' || rounds[0]?.status === 'open';
    const waits = over ? null : waitsFor(outcome, asked);
    standings.set(gate, { outcome, waits, reviewId: asked?.reviewId ?? row.id });
  }
  return standings;
}

/** `rounds` has the newest first. */
function decidedOf(store: Store, rounds: readonly ReviewRow[]): { row: ReviewRow; outcome: Outcome } | null {
  for (const row of rounds) {
    const outcome = standingOutcome(store, row);
    if (outcome !== null) return { row, outcome };
  }
  return null;
}

function waitsFor(outcome: Outcome, asked: StoredChoice | undefined): GateWaits | null {
  if (asked === undefined) return outcome === 'no decision' ? 'new round' : null;
  if (asked.choice === null) return 'choice';
  if (asked.choice === 'rework') return 'new round';
  return asked.choice === 'pivot' && asked.doneAt === null ? 'new plan' : null;
}

/** Ids of the gates of a plan whose review is open. */
export function gatesUnderReview(store: Store, planId: string): Set<string> {
  const open = listReviews(store, planId).filter(({ status }) => status === 'open');
  return new Set(open.map(({ gate }) => gate));
}
