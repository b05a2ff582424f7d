import type { Decision } from '../../gate/decision.ts';
import { explainRule } from '../../gate/explain.ts';
import type {
  GateHistoryView,
  GateListLine,
  GateListView,
  GateRoundLine,
} from '../../gate/gate-list-view.ts';
import type { Store } from '../../storage/database.ts';
import type { PlanHead } from '../../storage/plan-heads.ts';
import { loadPlan } from '../../storage/plans.ts';
import { listReviews, loadReview, type ReviewRow } from '../../storage/reviews.ts';
import { type AnalysedPlan, analysePlan } from '../analysed-plan.ts';
import type { Actor, PlanRef } from '../deps.ts';
import { findGate } from '../find.ts';
import { type Result, refuse } from '../refusal.ts';
import { findPlanHead } from './find-review.ts';
import { gateStandings } from './gate-standings.ts';
import { contextOf, decidedOrNow } from './review-context.ts';
import { countsStill } from './standing-outcomes.ts';
import { type MissedLine, stillMissed } from './still-missed.ts';

/** The gates of a plan, ended or not, in the order of its file, each with its newest round. */
export function loadGateList(
  store: Store,
  actor: Actor,
  ref: PlanRef,
  now: number,
): Result<{ view: GateListView }> {
  const found = findPlanHead(store, actor, ref);
  if (!found.ok) return found;
  const { plan, id: planId } = found.head;
  const stored = loadPlan(store, actor.workspace, planId);
  if (stored === null) return refuse({ reason: 'no-plan' });
  const analysed = analysePlan(stored, now);
  const missed = stillMissed(store, planId);
  const standings = gateStandings(store, found.head);
  const rounds = listReviews(store, planId).filter(countsStill(store, planId));
  const known = { analysed, missed, standings, rounds };
  const gates = plan.gates.map(({ id }) => listLine(store, found.head, known, id));
  const active = found.head.status === 'active';
  return { ok: true, view: { planName: plan.name, timezone: plan.timezone, active, gates } };
}

interface Known {
  analysed: AnalysedPlan;
  missed: MissedLine[];
  standings: ReturnType<typeof gateStandings>;
  /** Of all gates, since they began anew; the newest first. */
  rounds: ReviewRow[];
}

function listLine(
  store: Store,
  head: PlanHead,
  { analysed: { analysis }, missed, standings, rounds }: Known,
  id: string,
): GateListLine {
  const gate = head.plan.gates.find((one) => one.id === id);
  const analysed = analysis.gates.find((one) => one.id === id);
  const newest = (isIt: (row: ReviewRow) => boolean) => {
    const row = rounds.find((one) => one.gate === id && isIt(one));
    return row === undefined ? null : roundLine(store, head, row.id);
  };
  const review = newest(() => true);
  const ended = review?.status === 'closed' ? 'decided' : (review?.status ?? null);
  return {
    id,
    name: gate?.name ?? id,
    phase: head.plan.phases.find((phase) => phase.id === gate?.phase)?.name ?? gate?.phase ?? '',
    current: gate?.phase === head.phase,
    state: ended ?? (analysed?.ready ? 'reached' : 'ahead'),
    forecast: analysed?.forecast ?? null,
    review,
    decided: review?.status === 'closed' ? review : newest(({ status }) => status === 'closed'),
    waits: standings.get(id)?.waits ?? null,
    missed: missed.flatMap((line) => (line.gate === id ? [line.text] : [])),
  };
}

/** Every round of a gate, the newest first. */
export function loadGateHistory(
  store: Store,
  actor: Actor,
  { plan, gate }: { plan: PlanRef; gate: string },
): Result<{ view: GateHistoryView }> {
  const found = findPlanHead(store, actor, plan);
  if (!found.ok) return found;
  const { head } = found;
  const known = findGate(head.plan, gate);
  if (!known.ok) return known;
  const { id, name } = known.gate;
  const { timezone, name: planName } = head.plan;
  const rounds = roundsOf(store, head, id);
  return { ok: true, view: { planName, timezone, gate: id, gateName: name, rounds } };
}

function roundsOf(store: Store, head: PlanHead, gate: string): GateRoundLine[] {
  return listReviews(store, head.id)
    .filter((row) => row.gate === gate)
    .flatMap(({ id }) => roundLine(store, head, id) ?? []);
}

function roundLine(store: Store, head: PlanHead, reviewId: string): GateRoundLine | null {
  const stored = loadReview(store, head.workspace, reviewId);
  if (stored === null) return null;
  const context = contextOf(store, head, stored);
  const { row, override } = stored;
  const decision: Decision = decidedOrNow(context);
  const { round, kind, openedAt, closesAt, closedAt, status, outcome } = row;
  return {
    reviewId,
    round,
    kind,
    presenter: context.name(context.review.presenter),
    openedAt,
    closesAt,
    closedAt,
    status,
    answered: decision.quorum.answered,
    seats: decision.quorum.seats,
    outcome: override?.to ?? outcome,
    computed: override === null ? null : outcome,
    rule: outcome === null ? null : explainRule(decision.rule),
    chainHead: row.head,
  };
}
