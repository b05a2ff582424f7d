import { and, asc, desc, eq, isNull, max, sql } from 'drizzle-orm';
import type { FrozenGate } from '../gate/review.ts';
import { isHighestVersion } from './ballots.ts';
import type { Store } from './database.ts';
import { loadDelegations, type StoredDelegation } from './delegations.ts';
import { loadOverrides, type StoredOverride } from './overrides.ts';
import { prepared, readOnce } from './prepared.ts';
import { forgetReviews, openReviews, roundsOfPlans } from './review-cache.ts';
import { ballot, condition, evidence, review } from './schema/index.ts';
import { storedFrozenGate } from './stored-plan.ts';

export type ReviewRow = typeof review.$inferSelect;
export type StoredEvidence = typeof evidence.$inferSelect;
export type StoredBallot = typeof ballot.$inferSelect;
export type StoredCondition = typeof condition.$inferSelect;

/**
 * A review as it stands: the ballots that count, the conditions that were not withdrawn, all evidence. It may be shared:
 * read it, change nothing in it.
 */
export interface StoredReview {
  row: ReviewRow;
  gate: FrozenGate;
  /** Every version, oldest first. */
  evidence: readonly StoredEvidence[];
  ballots: readonly StoredBallot[];
  conditions: readonly StoredCondition[];
  delegations: readonly StoredDelegation[];
  /** The one that counts. */
  override: StoredOverride | null;
}

const reviewId = sql.placeholder('reviewId');
const reviewById = prepared((store) =>
  store
    .select()
    .from(review)
    .where(and(eq(review.workspace, sql.placeholder('workspace')), eq(review.id, reviewId)))
    .prepare(),
);
const countedBallots = prepared((store) =>
  store
    .select()
    .from(ballot)
    .where(and(eq(ballot.reviewId, reviewId), isHighestVersion))
    .orderBy(asc(ballot.at), sql`rowid`)
    .prepare(),
);
const openConditions = prepared((store) =>
  store
    .select()
    .from(condition)
    .where(and(eq(condition.reviewId, reviewId), isNull(condition.withdrawnAt)))
    .orderBy(asc(condition.at), sql`rowid`)
    .prepare(),
);
const allEvidence = prepared((store) =>
  store
    .select()
    .from(evidence)
    .where(eq(evidence.reviewId, reviewId))
    .orderBy(asc(evidence.at), sql`rowid`)
    .prepare(),
);
const readGate = readOnce((text): FrozenGate => storedFrozenGate.parse(JSON.parse(text)));

/** `kept` was asked for before the row was read. */
function assemble(store: Store, kept: Map<string, StoredReview>, row: ReviewRow): StoredReview {
  const known = kept.get(row.id);
  if (known !== undefined) return known;
  const stored: StoredReview = {
    row,
    gate: readGate(row.frozen),
    evidence: loadEvidence(store, row.id),
    ballots: countedBallots(store).all({ reviewId: row.id }),
    conditions: openConditions(store).all({ reviewId: row.id }),
    delegations: loadDelegations(store, row.planId, row.gate),
    override: row.status === 'closed' ? (loadOverrides(store, row.id).at(-1) ?? null) : null,
  };
  if (row.status === 'open') kept.set(row.id, stored);
  return stored;
}

/** One review; null where the workspace has no such review. */
export function loadReview(store: Store, workspace: string, id: string): StoredReview | null {
  const kept = openReviews(store);
  const known = kept.get(id);
  if (known?.row.workspace === workspace) return known;
  const row = reviewById(store).get({ workspace, reviewId: id });
  return row === undefined ? null : assemble(store, kept, row);
}

/** The open review of a gate; null where none is open. */
export function loadOpenReview(store: Store, planId: string, gate: string): StoredReview | null {
  const last = loadLastReview(store, planId, gate);
  return last?.row.status === 'open' ? last : null;
}

const lastOfGate = prepared((store) =>
  store
    .select()
    .from(review)
    .where(and(eq(review.planId, sql.placeholder('planId')), eq(review.gate, sql.placeholder('gate'))))
    .orderBy(desc(review.round))
    .limit(1)
    .prepare(),
);

/** The newest review of a gate, open ones first; null where it never had one. */
export function loadLastReview(store: Store, planId: string, gate: string): StoredReview | null {
  const kept = openReviews(store);
  const row = lastOfGate(store).get({ planId, gate });
  return row === undefined ? null : assemble(store, kept, row);
}

/** The open reviews of a plan, the oldest first. */
export function loadOpenReviews(store: Store, planId: string): StoredReview[] {
  const kept = openReviews(store);
  const rows = store
    .select()
    .from(review)
    .where(and(eq(review.planId, planId), eq(review.status, 'open')))
    .orderBy(asc(review.openedAt));
  return rows.all().map((row) => assemble(store, kept, row));
}

const roundsOf = prepared((store) =>
  store
    .select()
    .from(review)
    .where(eq(review.planId, sql.placeholder('planId')))
    .orderBy(desc(review.openedAt), desc(review.round))
    .prepare(),
);

/** Rows of all rounds of a plan's gates, the newest first; shared, as above. */
export function listReviews(store: Store, planId: string): readonly ReviewRow[] {
  const kept = roundsOfPlans(store);
  const rows = kept.get(planId) ?? roundsOf(store).all({ planId });
  kept.set(planId, rows);
  return rows;
}

const everyOpen = prepared((store) =>
  store.select().from(review).where(eq(review.status, 'open')).orderBy(asc(review.closesAt)).prepare(),
);

/** Open reviews of every workspace, those whose window ends first before the others. */
export function listOpenReviews(store: Store): ReviewRow[] {
  return everyOpen(store).all();
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
  forgetReviews(store);
  store.insert(review).values(row).run();
}

/** Changes an open review; false where it is not open (any more), so that a close happens once. */
export function updateOpenReview(store: Store, id: string, changes: Partial<ReviewRow>): boolean {
  forgetReviews(store);
  const result = store
    .update(review)
    .set(changes)
    .where(and(eq(review.id, id), eq(review.status, 'open')))
    .run();
  return result.changes === 1;
}

/** Records the head of the chain after the decision, the only later change to a closed review. */
export function saveReviewHead(store: Store, id: string, head: string): void {
  forgetReviews(store);
  store.update(review).set({ head }).where(eq(review.id, id)).run();
}

/** Every version of the evidence of a review, oldest first. */
function loadEvidence(store: Store, reviewId: string): StoredEvidence[] {
  return allEvidence(store).all({ reviewId });
}

/** Appends the next version of what was said or judged of a criterion; returns its number, from 1. */
export function insertEvidence(store: Store, row: Omit<StoredEvidence, 'version'>): number {
  forgetReviews(store);
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
