import type { Outcome } from '../../gate/review.ts';
import type { GateStanding, GateWaits } from '../../gate/standing.ts';
import type { Store } from '../../storage/database.ts';
import { loadChoices, type StoredChoice } from '../../storage/overrides.ts';
import { listReviews, type ReviewRow } from '../../storage/reviews.ts';
import type { AnalysedPlan } from '../analysed-plan.ts';
import { decidedRounds } from './standing-outcomes.ts';

/** How a gate stands that was decided; where an owner chooses, after which review and why. */
export type DecidedStanding = GateStanding & { reviewId: string; why: StoredChoice['why'] | null };

/** How each gate of a plan stands that was decided since the plan or its phase began anew, by gate id. */
export function gateStandings(
  store: Store,
  { id: planId, status }: { id: string; status: 'active' | 'complete' | 'archived' },
): Map<string, DecidedStanding> {
  const decided = decidedRounds(store, planId);
  const choices = new Map(
    decided.size === 0 ? [] : loadChoices(store, planId).map((one) => [one.reviewId, one]),
  );
  const standings = new Map<string, DecidedStanding>();
  for (const [gate, { row, outcome, rounds }] of decided) {
    const asked = rounds
      .flatMap(({ id }) => choices.get(id) ?? [])
      .filter(({ askedAt }) => askedAt >= decidedAt(rounds))
      .toSorted((one, other) => other.askedAt - one.askedAt)[0];
    const open = rounds[0]?.status === 'open' ? rounds[0].kind : null;
    const over = status === 'archived' || open === 'round';
    // A follow-up round that is open asks again what the last one left undecided.
    const waits = over ? null : waitsFor(open === null ? outcome : null, asked);
    standings.set(gate, { outcome, waits, reviewId: asked?.reviewId ?? row.id, why: asked?.why ?? null });
  }
  return standings;
}

/** When a gate was last decided as a whole: what its owners were asked before has lapsed, a follow-up round or not. */
function decidedAt(rounds: readonly ReviewRow[]): number {
  return rounds.find(({ kind, status }) => kind === 'round' && status === 'closed')?.closedAt ?? 0;
}

/** Whether what owners were asked after a review has lapsed: its gate was decided anew, or began anew, since. */
export function isLapsed(
  store: Store,
  { planId, gate }: ReviewRow,
  { reviewId, askedAt }: StoredChoice,
): boolean {
  const rounds = decidedRounds(store, planId).get(gate)?.rounds ?? [];
  return askedAt < decidedAt(rounds) || rounds.every(({ id }) => id !== reviewId);
}

function waitsFor(outcome: Outcome | null, asked: StoredChoice | undefined): GateWaits | null {
  if (asked === undefined) return outcome === 'no decision' ? 'new round' : null;
  if (asked.choice === null) return 'choice';
  if (asked.choice === 'rework') return 'new round';
  return asked.choice === 'pivot' && asked.doneAt === null ? 'new plan' : null;
}

/** How every gate of a plan stands, in the order of the plan. */
export function standingGates(store: Store, { stored, analysis }: AnalysedPlan) {
  const standings = gateStandings(store, stored);
  const reviews = listReviews(store, stored.id).filter(({ status }) => status === 'open');
  const open = new Set(reviews.map(({ gate }) => gate));
  return stored.plan.gates.map(({ id, name, phase }) => ({
    id,
    name,
    phase,
    forecast: analysis.gates.find((one) => one.id === id)?.forecast ?? analysis.end,
    last: standings.get(id) ?? null,
    reviewOpen: open.has(id),
  }));
}
