import { z } from 'zod';
import type { BlockerImpact, DigestInput } from '../../digest/input.ts';
import { blastRadius } from '../../plan/analysis/blast-radius.ts';
import { decidedGates } from '../../plan/analysis/points.ts';
import { snapshotOf } from '../../plan/analysis/snapshot-of.ts';
import { whyMoved } from '../../plan/analysis/why-moved.ts';
import { localDate } from '../../plan/local-date.ts';
import type { IsoDate } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import { loadAsked, loadLastDigest, loadSnapshot } from '../../storage/digests.ts';
import { loadActorsSince, loadLastTouched } from '../../storage/log.ts';
import { loadDeactivated } from '../../storage/members.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { loadSchedule } from '../../storage/schedules.ts';
import type { AnalysedPlan } from '../analysed-plan.ts';
import { decidedSince } from '../gates/decided-since.ts';
import { stillMissed } from '../gates/still-missed.ts';
import { namesOf } from '../names.ts';
import { oddsOn } from '../odds.ts';
import { checkInsOf } from './asked-people.ts';
import { nextGateOf } from './next-gate.ts';

const storedView = z.object({
  fingerprint: z.string(),
  convergence: z.array(z.object({ id: z.string() })),
});

/** Loads everything that a digest of a plan says on a day. */
export function loadDigestInput(
  store: Store,
  analysed: AnalysedPlan,
  { date, lateMinutes, unchanged }: Pick<DigestInput, 'date' | 'lateMinutes' | 'unchanged'>,
): DigestInput {
  const { stored, analysis, calendar } = analysed;
  const { plan, state } = stored;
  const gone = loadDeactivated(store, stored.workspace);
  return {
    planId: stored.id,
    plan,
    state,
    analysis,
    get odds() {
      return oddsOn(stored, date);
    },
    calendar,
    date,
    lateMinutes,
    unchanged,
    baselineEnd: loadSnapshot(store, stored.id, 'baseline')?.end ?? null,
    ...previousDigest(store, analysed, gone),
    ...sinceDigest(store, analysed),
    impacts: impactsOf(analysed),
    names: namesOf(store, stored),
    touched: touchedItems(store, analysed),
    gate: nextGateOf(store, analysed),
    missed: stillMissed(store, stored.id).map(({ text }) => text),
    nextDate: loadSchedule(store, stored.id)?.nextDate ?? null,
    askedToday: new Set([...loadAsked(store, stored.id, date), ...unreachable(stored, gone)]),
  };
}

/** The last digest that was posted, and the decisions that it could not tell of. */
function previousDigest(
  store: Store,
  { stored }: AnalysedPlan,
  gone: ReadonlySet<string>,
): Pick<DigestInput, 'previous' | 'decided'> {
  const last = loadLastDigest(store, stored.id);
  if (last?.view == null) return { previous: null, decided: [] };
  const { answered, asked } = checkInsOf(store, stored.plan.people, last, gone);
  const { fingerprint, convergence } = storedView.parse(JSON.parse(last.view));
  const open = convergence.map(({ id }) => id);
  const previous = { date: last.date, fingerprint, checkIns: { answered, asked }, open };
  return { previous, decided: decidedSince(store, stored.id, last.createdAt) };
}

/** What moved and what was finished since the last digest, with who finished it; whose it is where a file says so. */
function sinceDigest(
  store: Store,
  { stored, analysis }: AnalysedPlan,
): Pick<DigestInput, 'moves' | 'finished'> {
  const before = loadSnapshot(store, stored.id, 'digest');
  if (before === null) return { moves: [], finished: [] };
  const open = new Set(before.items.flatMap(({ id, status }) => (status === 'done' ? [] : [id])));
  const done = analysis.items.filter(
    ({ id, summary, status }) => !summary && status === 'done' && open.has(id),
  );
  const by = done.length === 0 ? new Map<string, string>() : finishers(store, stored);
  const decided = decidedGates(stored.plan, stored.state.phase);
  const moves = whyMoved(before, snapshotOf(analysis, stored.plan), stored.plan)
    .filter(({ id }) => !decided.has(id))
    .map((move) =>
      move.cause?.kind === 'finished'
        ? { ...move, cause: { ...move.cause, owner: by.get(move.cause.item) ?? move.cause.owner } }
        : move,
    );
  return { moves, finished: done.map(({ id, owner }) => ({ item: id, by: by.get(id) ?? owner })) };
}

function finishers(store: Store, stored: StoredPlan): Map<string, string> {
  const key = { workspace: stored.workspace, planId: stored.id };
  const since = loadLastDigest(store, stored.id)?.createdAt ?? 0;
  const names = namesOf(store, stored);
  return new Map(
    [...loadActorsSince(store, key, 'item.finished', since)].filter(([, user]) => names.has(user)),
  );
}

function impactsOf(analysed: AnalysedPlan): Map<string, BlockerImpact> {
  const open = analysed.stored.state.blockers.filter((blocker) => blocker.resolvedOn === null);
  return new Map(open.map((blocker) => [blocker.id, impactOf(analysed, blocker.item)]));
}

/** What an open blocker of an item holds up. */
export function blastRadiusOf({ stored, analysis }: AnalysedPlan, item: string) {
  return blastRadius(stored.plan, stored.state, analysis, { item });
}

function impactOf(analysed: AnalysedPlan, item: string): BlockerImpact {
  const { items, people, moves } = blastRadiusOf(analysed, item);
  return { items: items.length, people: people.length, moves };
}

function touchedItems(store: Store, { stored }: AnalysedPlan): Map<string, IsoDate> {
  const touched = loadLastTouched(store, stored.workspace, stored.id);
  return new Map([...touched].map(([item, at]) => [item, localDate(at, stored.plan.timezone)]));
}

/** People whose accounts are deactivated are asked nothing any more. */
function unreachable({ plan }: StoredPlan, gone: ReadonlySet<string>): string[] {
  if (gone.size === 0) return [];
  return [...gone, ...plan.people.filter(({ slack }) => gone.has(slack ?? '')).map(({ id }) => id)];
}
