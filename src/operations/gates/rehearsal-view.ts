import { explainEvidence } from '../../gate/explain.ts';
import type { PhaseView, RehearsalView } from '../../gate/gate-list-view.ts';
import { type Rehearsal, rehearse } from '../../gate/rehearsal.ts';
import { isPassed } from '../../gate/standing.ts';
import { valueWords } from '../../gate/target.ts';
import type { Gate } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import { loadDelegations } from '../../storage/delegations.ts';
import { loadOpenReview } from '../../storage/reviews.ts';
import { type AnalysedPlan, loadAnalysedPlan } from '../analysed-plan.ts';
import type { Actor, PlanRef } from '../deps.ts';
import { findGate } from '../find.ts';
import { namesOf } from '../names.ts';
import type { Result } from '../refusal.ts';
import { gateStandings } from './gate-standings.ts';
import { delegationsOf, givenEvidence } from './stored-to-review.ts';

/** What a gate would look like if it opened on the day that its needs are reached. */
export function loadRehearsal(
  store: Store,
  actor: Actor,
  { plan, gate }: { plan: PlanRef; gate: string },
  now: number,
): Result<{ view: RehearsalView }> {
  const loaded = loadAnalysedPlan(store, actor, plan, now);
  if (!loaded.ok) return loaded;
  const known = findGate(loaded.analysed.stored.plan, gate);
  if (!known.ok) return known;
  const standings = gateStandings(store, loaded.analysed.stored);
  return { ok: true, view: viewOf(store, loaded.analysed, known.gate, standings) };
}

/** Where a plan is, and what stands between it and the next phase. */
export function loadPhaseView(
  store: Store,
  actor: Actor,
  ref: PlanRef,
  now: number,
): Result<{ view: PhaseView }> {
  const loaded = loadAnalysedPlan(store, actor, ref, now);
  if (!loaded.ok) return loaded;
  const { plan, state, id } = loaded.analysed.stored;
  const at = plan.phases.findIndex((phase) => phase.id === state.phase);
  const standings = gateStandings(store, loaded.analysed.stored);
  const waiting = plan.gates.filter(
    (gate) => gate.phase === state.phase && !isPassed(standings.get(gate.id) ?? null),
  );
  return {
    ok: true,
    view: {
      planName: plan.name,
      current: plan.phases[at]?.name ?? null,
      phases: plan.phases.map(({ name }, index) => {
        return { name, state: at < 0 || index < at ? 'left' : index === at ? 'current' : 'ahead' };
      }),
      gates: waiting.map((gate) => ({
        gate: gate.id,
        name: gate.name,
        open: loadOpenReview(store, id, gate.id) !== null,
        rehearsal: viewOf(store, loaded.analysed, gate, standings),
      })),
    },
  };
}

function viewOf(
  store: Store,
  analysed: AnalysedPlan,
  gate: Gate,
  standings: ReturnType<typeof gateStandings>,
): RehearsalView {
  const { stored } = analysed;
  const forecast = analysed.analysis.gates.find(({ id }) => id === gate.id)?.forecast ?? analysed.today;
  const opensOn = forecast < analysed.today ? analysed.today : forecast;
  const rehearsal = rehearseGate(store, analysed, gate, opensOn);
  const names = namesOf(store, stored);
  const asked = new Map(gate.criteria.map((criterion) => [criterion.id, criterion]));
  return {
    planName: stored.plan.name,
    gate: gate.id,
    gateName: gate.name,
    phase: stored.plan.phases.find(({ id }) => id === gate.phase)?.name ?? gate.phase,
    opensOn,
    last: standings.get(gate.id) ?? null,
    window: rehearsal.window,
    colour: rehearsal.colour,
    rule: explainEvidence(rehearsal.rule),
    best: rehearsal.best,
    met: rehearsal.evidence.filter(({ state }) => state === 'met').length,
    criteria: gate.criteria.length,
    missing: rehearsal.missing.map(({ criterion: id, state, value, critical }) => {
      const criterion = asked.get(id);
      const said = criterion === undefined ? value : valueWords(criterion, value);
      const text = `${id} ${criterion?.text ?? ''}: ${[state, said].filter((part) => part !== null).join(', ')}`;
      return { text, critical };
    }),
    away: rehearsal.away.map(({ seat, holder, mandatory, days, throughout }) => ({
      seat: names.get(seat)?.name ?? seat,
      mandatory,
      days,
      throughout,
      delegated: holder !== seat,
    })),
  };
}

/** The rehearsal of a gate with what was said so far, where its review is open. */
function rehearseGate(
  store: Store,
  { stored, today, calendar }: AnalysedPlan,
  gate: Gate,
  opensOn: string,
): Rehearsal {
  const open = loadOpenReview(store, stored.id, gate.id);
  return rehearse({
    plan: stored.plan,
    state: stored.state,
    gate,
    given: open === null ? [] : givenEvidence(stored, open.evidence),
    delegations: delegationsOf(stored, gate, loadDelegations(store, stored.id, gate.id)),
    today,
    opensOn,
    calendar,
  });
}
