import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { prepared } from './prepared.ts';
import { forgetReviews } from './review-cache.ts';
import type { ReviewRow, StoredCondition } from './reviews.ts';
import { condition, item, review } from './schema/index.ts';

export function insertCondition(store: Store, row: StoredCondition): void {
  forgetReviews(store);
  store.insert(condition).values(row).run();
}

export function updateCondition(
  store: Store,
  id: string,
  changes: Partial<Pick<StoredCondition, 'item' | 'missedAt' | 'keptAt' | 'withdrawnAt'>>,
): void {
  forgetReviews(store);
  store.update(condition).set(changes).where(eq(condition.id, id)).run();
}

/** One condition; null where the workspace has no such condition. */
export function loadCondition(store: Store, workspace: string, id: string): StoredCondition | null {
  const row = store
    .select()
    .from(condition)
    .where(and(eq(condition.workspace, workspace), eq(condition.id, id)))
    .get();
  return row ?? null;
}

/** Every condition of a review, withdrawn ones too, oldest first. */
export function loadConditions(store: Store, reviewId: string): StoredCondition[] {
  return store
    .select()
    .from(condition)
    .where(eq(condition.reviewId, reviewId))
    .orderBy(asc(condition.at), sql`rowid`)
    .all();
}

export interface PromisedItem {
  condition: StoredCondition;
  /** Day on which its item was finished; null while it is open. */
  finished: string | null;
}

const promises = prepared((store) =>
  store
    .select({ condition, finished: item.finished })
    .from(condition)
    .innerJoin(item, and(eq(item.planId, condition.planId), eq(item.id, condition.item)))
    .where(and(isNotNull(condition.item), isNull(condition.missedAt), isNull(condition.keptAt)))
    .orderBy(asc(condition.due), asc(condition.id))
    .prepare(),
);

/** Conditions that became items and of which it is not known yet whether they were kept, the next due first. */
export function loadPromises(store: Store): PromisedItem[] {
  return promises(store).all();
}

const missedOfPlan = prepared((store) =>
  store
    .select({ condition, review, finished: item.finished })
    .from(condition)
    .innerJoin(review, eq(review.id, condition.reviewId))
    .innerJoin(item, and(eq(item.planId, condition.planId), eq(item.id, condition.item)))
    .where(and(eq(condition.planId, sql.placeholder('planId')), isNotNull(condition.missedAt)))
    .orderBy(desc(review.openedAt), asc(condition.at), sql`${condition}.rowid`)
    .prepare(),
);

/** Conditions of a plan that were missed, done by now or not, those of the newest review first. */
export function loadMissed(store: Store, planId: string): (PromisedItem & { review: ReviewRow })[] {
  return missedOfPlan(store).all({ planId });
}

/** Ids of every item that a plan has or had, archived ones too. */
export function loadUsedItemIds(store: Store, planId: string): string[] {
  return store
    .select({ id: item.id })
    .from(item)
    .where(eq(item.planId, planId))
    .all()
    .map(({ id }) => id);
}

/** Ids of the items that conditions of a plan became. */
export function loadPromisedItemIds(store: Store, planId: string): string[] {
  return store
    .select({ item: condition.item })
    .from(condition)
    .where(and(eq(condition.planId, planId), isNotNull(condition.item)))
    .all()
    .flatMap((row) => row.item ?? []);
}
