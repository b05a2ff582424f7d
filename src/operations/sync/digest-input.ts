import { z } from 'zod';
import type { BlockerImpact, DigestInput, Move } from '../../digest/input.ts';
import { blastRadius } from '../../plan/analysis/blast-radius.ts';
import { snapshotOf } from '../../plan/analysis/snapshot-of.ts';
import { whyMoved } from '../../plan/analysis/why-moved.ts';
import { localDate } from '../../plan/local-date.ts';
import type { IsoDate } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import { loadAsked, loadLastDigest, loadSchedule, loadSnapshot } from '../../storage/digests.ts';
import { loadLastActor, loadLastTouched } from '../../storage/log.ts';
import { loadDeactivated } from '../../storage/members.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { type AnalysedPlan, oddsOn } from '../analysed-plan.ts';
import { namesOf } from '../names.ts';
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
    previous: previousDigest(store, analysed),
    moves: movesSince(store, analysed),
    impacts: impactsOf(analysed),
    names: namesOf(store, stored),
    touched: touchedItems(store, analysed),
    gate: nextGateOf(store, analysed),
    nextDate: loadSchedule(store, stored.id)?.nextDate ?? null,
    askedToday: new Set([...loadAsked(store, stored.id, date), ...unreachable(store, stored)]),
  };
}

function previousDigest(store: Store, { stored }: AnalysedPlan): DigestInput['previous'] {
  const last = loadLastDigest(store, stored.id);
  if (last?.view == null) return null;
  const { answered, asked } = checkInsOf(store, stored.plan.people, last);
  const { fingerprint, convergence } = storedView.parse(JSON.parse(last.view));
  const open = convergence.map(({ id }) => id);
  return { date: last.date, fingerprint, checkIns: { answered, asked }, open };
}

function movesSince(store: Store, { stored, analysis }: AnalysedPlan): Move[] {
  const before = loadSnapshot(store, stored.id, 'digest');
  if (before === null) return [];
  return whyMoved(before, snapshotOf(stored.plan, analysis), stored.plan).map((move) =>
    move.cause?.kind === 'finished'
      ? { ...move, cause: { ...move.cause, owner: finisherOf(store, stored, move.cause) } }
      : move,
  );
}

/** Who finished an item where that is known; whose it is otherwise, as of one that a file says is done. */
function finisherOf(store: Store, stored: StoredPlan, { item, owner }: NonNullable<Move['cause']>) {
  const key = { workspace: stored.workspace, planId: stored.id };
  const user = loadLastActor(store, key, 'item.finished', item);
  return user !== null && namesOf(store, stored).has(user) ? user : owner;
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
function unreachable(store: Store, { workspace, plan }: StoredPlan): string[] {
  const gone = loadDeactivated(store, workspace);
  if (gone.size === 0) return [];
  return [...gone, ...plan.people.filter(({ slack }) => gone.has(slack ?? '')).map(({ id }) => id)];
}
