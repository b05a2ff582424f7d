import { and, asc, eq, isNull, max, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { prepared } from './prepared.ts';
import { logEntry, override, ownerChoice } from './schema/index.ts';

export type StoredOverride = typeof override.$inferSelect;
export type StoredChoice = typeof ownerChoice.$inferSelect;

const planId = sql.placeholder('planId');
const ofReview = prepared((store) =>
  store
    .select()
    .from(override)
    .where(eq(override.reviewId, sql.placeholder('reviewId')))
    .orderBy(asc(override.version))
    .prepare(),
);

/** Overrides of a decision, oldest first; the last one counts. */
export function loadOverrides(store: Store, reviewId: string): StoredOverride[] {
  return ofReview(store).all({ reviewId });
}

/** Hash of the log row that tells of an override, the head of the plan's chain right after it. */
export function loadOverrideHead(
  store: Store,
  { workspace, at, by }: Pick<StoredOverride, 'workspace' | 'at' | 'by'>,
  planId: string,
): string | null {
  const told = and(eq(logEntry.verb, 'gate.overridden'), eq(logEntry.at, at), eq(logEntry.actor, by));
  const row = store
    .select({ hash: logEntry.hash })
    .from(logEntry)
    .where(and(eq(logEntry.workspace, workspace), eq(logEntry.planId, planId), told))
    .get();
  return row?.hash ?? null;
}

export function insertOverride(store: Store, row: StoredOverride): void {
  store.insert(override).values(row).run();
}

/** What the owner was asked to choose after a review; null where nothing was asked. */
export function loadChoice(store: Store, reviewId: string): StoredChoice | null {
  return store.select().from(ownerChoice).where(eq(ownerChoice.reviewId, reviewId)).get() ?? null;
}

const choicesOfPlan = prepared((store) =>
  store.select().from(ownerChoice).where(eq(ownerChoice.planId, planId)).prepare(),
);

/** Everything that the owners of a plan were asked to choose. */
export function loadChoices(store: Store, planId: string): StoredChoice[] {
  return choicesOfPlan(store).all({ planId });
}

/** Notes that an owner is asked to choose; who has chosen rework is asked anew, and the log keeps what they chose. */
export function askChoice(
  store: Store,
  row: Pick<StoredChoice, 'reviewId' | 'workspace' | 'planId' | 'why' | 'askedAt'>,
): void {
  const anew = { ...row, choice: null, reason: null, by: null, at: null };
  store
    .insert(ownerChoice)
    .values(row)
    .onConflictDoUpdate({
      target: ownerChoice.reviewId,
      set: anew,
      setWhere: eq(ownerChoice.choice, 'rework'),
    })
    .run();
}

/** Drops a question that nobody answered and that an override has settled. */
export function dropChoice(store: Store, reviewId: string): void {
  store.delete(ownerChoice).where(eq(ownerChoice.reviewId, reviewId)).run();
}

export function saveChoice(
  store: Store,
  reviewId: string,
  made: Pick<StoredChoice, 'choice' | 'reason' | 'by' | 'at'>,
): void {
  store.update(ownerChoice).set(made).where(eq(ownerChoice.reviewId, reviewId)).run();
}

function waitingPivot(planId: string) {
  return and(eq(ownerChoice.planId, planId), eq(ownerChoice.choice, 'pivot'), isNull(ownerChoice.doneAt));
}

/** Whether the owner chose to pivot and the new plan is still to be imported. */
export function hasPivot(store: Store, planId: string): boolean {
  return store.select().from(ownerChoice).where(waitingPivot(planId)).get() !== undefined;
}

/** Settles a pivot that waits for its new plan; false where none does. */
export function settlePivot(store: Store, planId: string, at: number): boolean {
  return store.update(ownerChoice).set({ doneAt: at }).where(waitingPivot(planId)).run().changes > 0;
}

const lastPivot = prepared((store) =>
  store
    .select({ at: max(ownerChoice.doneAt) })
    .from(ownerChoice)
    .where(eq(ownerChoice.planId, planId))
    .prepare(),
);

/** When a plan was last replaced by a pivot: milliseconds since the epoch, 0 where it never was. */
export function loadPivotAt(store: Store, planId: string): number {
  return lastPivot(store).get({ planId })?.at ?? 0;
}
