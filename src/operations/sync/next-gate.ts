import type { NextGate } from '../../digest/input.ts';
import { type Rehearsal, rehearse } from '../../gate/rehearsal.ts';
import { isPassed } from '../../gate/standing.ts';
import type { Gate } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import { loadDelegations } from '../../storage/delegations.ts';
import { loadOpenReview, type StoredReview } from '../../storage/reviews.ts';
import type { AnalysedPlan } from '../analysed-plan.ts';
import { gateStandings } from '../gates/gate-standings.ts';
import { delegationsOf, givenEvidence } from '../gates/stored-to-review.ts';

/** The first gate of the current phase that was not passed yet, with its evidence of today. */
export function nextGateOf(store: Store, analysed: AnalysedPlan): NextGate | null {
  const { stored, analysis } = analysed;
  const ofPhase = stored.plan.gates.filter((one) => one.phase === stored.state.phase);
  if (ofPhase.length === 0) return null;
  const standings = gateStandings(store, stored);
  const gate = ofPhase.find(({ id }) => !isPassed(standings.get(id) ?? null));
  const forecast = analysis.gates.find((one) => one.id === gate?.id)?.forecast;
  if (gate === undefined || forecast === undefined) return null;
  const review = loadOpenReview(store, stored.id, gate.id);
  const rehearsal = rehearseGate(store, analysed, { gate, review, forecast });
  const texts = new Map(gate.criteria.map(({ id, text }) => [id, text]));
  return {
    id: gate.id,
    evidence: rehearsal.colour,
    met: rehearsal.evidence.filter((known) => known.state === 'met').length,
    criteria: gate.criteria.length,
    review: review === null ? null : progressOf(review),
    last: standings.get(gate.id) ?? null,
    rehearsal: {
      best: rehearsal.best,
      missing: rehearsal.missing.map(
        ({ criterion, state }) => `${criterion} ${texts.get(criterion) ?? ''}: ${state}`,
      ),
      away: rehearsal.away.map(({ holder }) => holder),
    },
  };
}

function rehearseGate(
  store: Store,
  { stored, today, calendar }: AnalysedPlan,
  { gate, review, forecast }: { gate: Gate; review: StoredReview | null; forecast: string },
): Rehearsal {
  return rehearse({
    plan: stored.plan,
    state: stored.state,
    gate,
    given: review === null ? [] : givenEvidence(stored, review.evidence),
    delegations: delegationsOf(stored, gate, loadDelegations(store, stored.id, gate.id)),
    today,
    opensOn: forecast < today ? today : forecast,
    calendar,
  });
}

function progressOf({ row, gate, ballots }: StoredReview): NonNullable<NextGate['review']> {
  const newest = new Map(ballots.map((ballot) => [ballot.seat, ballot]));
  const answered = [...newest.values()].filter((ballot) => !ballot.outdated).length;
  return { closesAt: row.closesAt, answered, seats: gate.seats.length };
}
