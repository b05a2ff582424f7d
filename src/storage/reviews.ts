import { and, asc, desc, eq, isNull, lte, max } from 'drizzle-orm';
import type { FrozenGate } from '../gate/review.ts';
import type { Store } from './database.ts';
import { ballot, condition, delegation, evidence, override, review } from './schema/index.ts';
import { storedFrozenGate } from './stored-plan.ts';

export type ReviewRow = typeof review.$inferSelect;
export type StoredEvidence = typeof evidence.$inferSelect;
export type StoredBallot = typeof ballot.$inferSelect;
export type StoredCondition = typeof condition.$inferSelect;
export type StoredDelegation = typeof delegation.$inferSelect;
export type StoredOverride = typeof override.$inferSelect;

/** A review with everything that was said in it, every version, oldest first. */
export interface StoredReview {
  row: ReviewRow;
  gate: FrozenGate;
  evidence: StoredEvidence[];
  ballots: StoredBallot[];
  conditions: StoredCondition[];
  delegations: StoredDelegation[];
  override: StoredOverride | null;
}

function assemble(store: Store, row: ReviewRow): StoredReview {
  return {
    row,
    gate: storedFrozenGate.parse(JSON.parse(row.frozen)),
    evidence: store
      .select()
      .from(evidence)
      .where(eq(evidence.reviewId, row.id))
      .orderBy(asc(evidence.version))
      .all(),
    ballots: store
      .select()
      .from(ballot)
      .where(eq(ballot.reviewId, row.id))
      .orderBy(asc(ballot.at), asc(ballot.version))
      .all(),
    conditions: store
      .select()
      .from(condition)
      .where(and(eq(condition.reviewId, row.id), isNull(condition.withdrawnAt)))
      .orderBy(asc(condition.at), asc(condition.id))
      .all(),
    delegations: store
      .select()
      .from(delegation)
      .where(and(eq(delegation.planId, row.planId), eq(delegation.gate, row.gate)))
      .orderBy(asc(delegation.at))
      .all(),
    override: store.select().from(override).where(eq(override.reviewId, row.id)).get() ?? null,
  };
}

/** One review; null where the workspace has no such review. */
export function loadReview(store: Store, workspace: string, id: string): StoredReview | null {
  const row = store
    .select()
    .from(review)
    .where(and(eq(review.workspace, workspace), eq(review.id, id)))
    .get();
  return row === undefined ? null : assemble(store, row);
}

/** The open review of a gate; null where none is open. */
export function loadOpenReview(store: Store, planId: string, gate: string): StoredReview | null {
  const row = store
    .select()
    .from(review)
    .where(and(eq(review.planId, planId), eq(review.gate, gate), eq(review.status, 'open')))
    .get();
  return row === undefined ? null : assemble(store, row);
}

/** Rows of all rounds of a plan's gates, the newest first. */
export function listReviews(store: Store, planId: string): ReviewRow[] {
  return store
    .select()
    .from(review)
    .where(eq(review.planId, planId))
    .orderBy(desc(review.openedAt), desc(review.round))
    .all();
}

/** Open reviews of every workspace whose window has ended or that may close by themselves. */
export function listOpenReviews(store: Store): ReviewRow[] {
  return store.select().from(review).where(eq(review.status, 'open')).orderBy(asc(review.closesAt)).all();
}

/** Number of the next round of a gate, from 1. */
export function nextRound(store: Store, planId: string, gate: string): number {
  const row = store
    .select({ last: max(review.round) })
    .from(review)
    .where(and(eq(review.planId, planId), eq(review.gate, gate)))
    .get();
  return (row?.last ?? 0) + 1;
}

export function insertReview(store: Store, row: ReviewRow): void {
  store.insert(review).values(row).run();
}

/** Changes an open review; false where it is not open (any more), so that a close happens once. */
export function updateOpenReview(store: Store, id: string, changes: Partial<ReviewRow>): boolean {
  const result = store
    .update(review)
    .set(changes)
    .where(and(eq(review.id, id), eq(review.status, 'open')))
    .run();
  return result.changes === 1;
}

/** Records the head of the chain after the decision, the only later change to a closed review. */
export function saveReviewHead(store: Store, id: string, head: string): void {
  store.update(review).set({ head }).where(eq(review.id, id)).run();
}

/** Appends the next version of what was said or judged of a criterion; returns its number, from 1. */
export function insertEvidence(store: Store, row: Omit<StoredEvidence, 'version'>): number {
  const { last } = store
    .select({ last: max(evidence.version) })
    .from(evidence)
    .where(
      and(
        eq(evidence.reviewId, row.reviewId),
        eq(evidence.criterion, row.criterion),
        eq(evidence.kind, row.kind),
      ),
    )
    .get() ?? { last: null };
  const version = (last ?? 0) + 1;
  store
    .insert(evidence)
    .values({ ...row, version })
    .run();
  return version;
}

export function insertBallot(store: Store, row: StoredBallot): void {
  store.insert(ballot).values(row).run();
}

/** Marks the current ballots of some seats as outdated by new evidence. */
export function outdateBallots(
  store: Store,
  reviewId: string,
  ballots: { seat: string; version: number }[],
): void {
  for (const { seat, version } of ballots)
    store
      .update(ballot)
      .set({ outdated: true })
      .where(and(eq(ballot.reviewId, reviewId), eq(ballot.seat, seat), eq(ballot.version, version)))
      .run();
}

export function insertCondition(store: Store, row: StoredCondition): void {
  store.insert(condition).values(row).run();
}

export function updateCondition(
  store: Store,
  id: string,
  changes: Partial<Pick<StoredCondition, 'item' | 'missedAt' | 'withdrawnAt'>>,
): void {
  store.update(condition).set(changes).where(eq(condition.id, id)).run();
}

/** Conditions that became items, are past their day and were not yet called missed. */
export function loadDueConditions(store: Store, planId: string, before: string): StoredCondition[] {
  return store
    .select()
    .from(condition)
    .where(and(eq(condition.planId, planId), lte(condition.due, before), isNull(condition.missedAt)))
    .all()
    .filter((row) => row.item !== null && row.withdrawnAt === null);
}

export function insertDelegation(store: Store, row: StoredDelegation): void {
  store.insert(delegation).values(row).run();
}

export function revokeDelegation(store: Store, id: string, at: number): void {
  store.update(delegation).set({ revokedAt: at }).where(eq(delegation.id, id)).run();
}

export function loadDelegations(store: Store, planId: string, gate: string): StoredDelegation[] {
  return store
    .select()
    .from(delegation)
    .where(and(eq(delegation.planId, planId), eq(delegation.gate, gate)))
    .orderBy(asc(delegation.at))
    .all();
}

export function insertOverride(store: Store, row: StoredOverride): void {
  store.insert(override).values(row).run();
}
