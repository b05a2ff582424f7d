import { composeDigest } from '../../digest/compose.ts';
import type { DigestInput } from '../../digest/input.ts';
import { type AnalysedPlan, asItStands, findingsOn } from '../../operations/analysed-plan.ts';
import { standingGates } from '../../operations/gates/gate-standings.ts';
import { stillMissed } from '../../operations/gates/still-missed.ts';
import { namesOf } from '../../operations/names.ts';
import { oddsOn } from '../../operations/odds.ts';
import type { Store } from '../../storage/database.ts';
import { loadSnapshot } from '../../storage/digests.ts';
import { onceUntilWritten } from '../../storage/kept.ts';
import type { Message } from '../blocks/message.ts';
import { type PlanView, planMessage } from '../blocks/plan.ts';

const messages = onceUntilWritten<Message>(100);

/** What `/plan show` tells of a plan whose odds are known. */
export function planMessageOf(store: Store, analysed: AnalysedPlan): Message {
  const { stored, today } = analysed;
  return messages(store, asItStands(stored, today), () => planMessage(planView(store, analysed)));
}

function planView(store: Store, analysed: AnalysedPlan): PlanView {
  const { stored, analysis, today } = analysed;
  const digest = composeDigest(inputOf(store, analysed));
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
    blockers: digest.blockers.length,
    overdue: digest.overdue.length,
    missed: stillMissed(store, stored.id).map(({ text }) => text),
    findings: findings.length,
  };
}

/** What a digest of the day is made of, without what only a digest asks of the database. */
function inputOf(store: Store, { stored, analysis, calendar, today: date }: AnalysedPlan): DigestInput {
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
    names: namesOf(store, stored),
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
