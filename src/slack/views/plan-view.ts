import { composeDigest } from '../../digest/compose.ts';
import { type AnalysedPlan, findingsOn, loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import type { Actor, Deps, PlanRef } from '../../operations/deps.ts';
import type { Result } from '../../operations/refusal.ts';
import { loadDigestInput } from '../../operations/sync/digest-input.ts';
import { listReviews } from '../../storage/reviews.ts';
import type { PlanView } from '../blocks/plan.ts';

/** A plan as `/plan show` tells of it. */
export function loadPlanView(
  { database, clock }: Deps,
  actor: Actor,
  ref: PlanRef,
): Result<{ view: PlanView }> {
  const { store } = database;
  const loaded = loadAnalysedPlan(store, actor, ref, clock.now());
  if (!loaded.ok) return loaded;
  const { analysed } = loaded;
  const { stored, analysis, today } = analysed;
  const digest = composeDigest(
    loadDigestInput(store, analysed, { date: today, lateMinutes: 0, unchanged: 'full' }),
  );
  const findings = findingsOn(stored, today);
  const view: PlanView = {
    planId: stored.id,
    name: stored.plan.name,
    date: analysis.date,
    status: stored.status,
    phases: phasesOf(analysed),
    tracks: tracksOf(analysed),
    progress: analysis.progress,
    end: analysis.end,
    laterDays: digest.laterDays,
    convergence: digest.convergence,
    gates: gatesOf(analysed, listReviews(store, stored.id)),
    blockers: digest.blockers.length,
    overdue: digest.overdue.length,
    findings: findings.length,
  };
  return { ok: true, view };
}

function phasesOf({ stored, analysis }: AnalysedPlan): PlanView['phases'] {
  const spans = new Map(analysis.phases.map((span) => [span.id, span]));
  return stored.plan.phases.map(({ id, name }) => {
    const { progress = 0, done = 0, needed = 0 } = spans.get(id) ?? {};
    return { name, current: id === stored.state.phase, progress, done, needed };
  });
}

function tracksOf({ stored, analysis }: AnalysedPlan): PlanView['tracks'] {
  const spans = new Map(analysis.tracks.map((span) => [span.id, span]));
  return stored.plan.tracks.map(({ id, name }) => {
    const { progress = 0, done = 0, needed = 0, finish = null } = spans.get(id) ?? {};
    return { name, progress, done, needed, finish };
  });
}

function gatesOf(
  { stored, analysis }: AnalysedPlan,
  reviews: ReturnType<typeof listReviews>,
): PlanView['gates'] {
  return stored.plan.gates.map(({ id, name }) => {
    const rounds = reviews.filter((review) => review.gate === id);
    const decided = rounds.find((review) => review.status === 'closed' && review.outcome !== 'no decision');
    const outcome = decided?.outcome ?? null;
    return {
      id,
      name,
      opens: analysis.gates.find((gate) => gate.id === id)?.forecast ?? analysis.end,
      decision: outcome === 'no decision' ? null : outcome,
      reviewOpen: rounds.some((review) => review.status === 'open'),
    };
  });
}
