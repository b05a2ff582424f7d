import { and, asc, eq, isNotNull, lte, min, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { forgetPlan } from './plan-cache.ts';
import { prepared } from './prepared.ts';
import { blocker } from './schema/index.ts';

export type StoredBlocker = typeof blocker.$inferSelect;

const blockersOf = prepared((store) =>
  store
    .select()
    .from(blocker)
    .where(eq(blocker.planId, sql.placeholder('planId')))
    .orderBy(asc(blocker.raisedAt), asc(blocker.id))
    .prepare(),
);
const dueEscalations = prepared((store) =>
  store
    .select()
    .from(blocker)
    .where(and(isNotNull(blocker.escalateAt), lte(blocker.escalateAt, sql.placeholder('now'))))
    .orderBy(asc(blocker.escalateAt))
    .limit(sql.placeholder('limit'))
    .prepare(),
);

/** All blockers of a plan, resolved ones too, oldest first. */
export function loadBlockers(store: Store, planId: string): StoredBlocker[] {
  return blockersOf(store).all({ planId });
}

/** One blocker; null where the workspace has no such blocker. */
export function loadBlocker(store: Store, workspace: string, id: string): StoredBlocker | null {
  const row = store
    .select()
    .from(blocker)
    .where(and(eq(blocker.workspace, workspace), eq(blocker.id, id)))
    .get();
  return row ?? null;
}

export function insertBlocker(store: Store, row: typeof blocker.$inferInsert): void {
  forgetPlan(store, row.planId);
  store.insert(blocker).values(row).run();
}

export function updateBlocker(
  store: Store,
  id: string,
  changes: Partial<Omit<StoredBlocker, 'id' | 'workspace' | 'planId'>>,
): void {
  const changed = store
    .update(blocker)
    .set(changes)
    .where(eq(blocker.id, id))
    .returning({ planId: blocker.planId });
  for (const { planId } of changed.all()) forgetPlan(store, planId);
}

/** Blockers whose next escalation is to be looked at, the longest due first. */
export function loadDueEscalations(store: Store, now: number, limit: number): StoredBlocker[] {
  return dueEscalations(store).all({ now, limit });
}

/** When the next escalation is to be looked at; null where none is. */
export function nextEscalationAt(store: Store): number | null {
  return (
    store
      .select({ at: min(blocker.escalateAt) })
      .from(blocker)
      .get()?.at ?? null
  );
}
