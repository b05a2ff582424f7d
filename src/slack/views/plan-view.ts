import { composeDigest } from '../../digest/compose.ts';
import type { DigestInput } from '../../digest/input.ts';
import { type AnalysedPlan, findingsOn } from '../../operations/analysed-plan.ts';
import { standingGates } from '../../operations/gates/gate-standings.ts';
import { stillMissed } from '../../operations/gates/still-missed.ts';
import { namesOf } from '../../operations/names.ts';
import { oddsOn } from '../../operations/odds.ts';
import type { IsoDate } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import { loadSnapshot } from '../../storage/digests.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import type { PlanView } from '../blocks/plan.ts';

/** A plan as `/plan show` tells of it. */
export function planView(store: Store, analysed: AnalysedPlan): PlanView {
  const { stored, analysis, today } = analysed;
  const digest = standingOf(store, analysed);
  const findings = findingsOn(stored, today);
  return {
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
    gates: gatesOf(store, analysed),
    blockers: digest.blockers,
    overdue: digest.overdue,
    missed: stillMissed(store, stored.id).map(({ text }) => text),
    findings: findings.length,
  };
}

type Standing = Pick<PlanView, 'laterDays' | 'convergence' | 'blockers' | 'overdue'>;

/** By the plan as it stood: for the day and the names with which it was last asked for. */
const standings = new WeakMap<StoredPlan, { today: IsoDate; names: object; standing: Standing }>();

/** What a digest of the day would say of the plan, without what only a digest asks of the database. */
function standingOf(store: Store, analysed: AnalysedPlan): Standing {
  const { stored, today } = analysed;
  const names = namesOf(store, stored);
  const before = standings.get(stored);
  if (before?.today === today && before.names === names) return before.standing;
  const { laterDays, convergence, blockers, overdue } = composeDigest(inputOf(store, analysed, names));
  const standing = { laterDays, convergence, blockers: blockers.length, overdue: overdue.length };
  standings.set(stored, { today, names, standing });
  return standing;
}

function inputOf(
  store: Store,
  { stored, analysis, calendar, today: date }: AnalysedPlan,
  names: DigestInput['names'],
): DigestInput {
  return {
    planId: stored.id,
    plan: stored.plan,
    state: stored.state,
    analysis,
    odds: oddsOn(stored, date),
    calendar,
    date,
    lateMinutes: 0,
    unchanged: 'full',
    baselineEnd: loadSnapshot(store, stored.id, 'baseline')?.end ?? null,
    previous: null,
    moves: [],
    finished: [],
    decided: [],
    impacts: new Map(),
    names,
    touched: new Map(),
    gate: null,
    missed: [],
    nextDate: null,
    askedToday: new Set(),
  };
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

function gatesOf(store: Store, analysed: AnalysedPlan): PlanView['gates'] {
  return standingGates(store, analysed).map(({ id, name, forecast, last, reviewOpen }) => {
    return { id, name, opens: forecast, last, reviewOpen };
  });
}
