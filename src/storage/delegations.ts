import { and, asc, eq, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { prepared } from './prepared.ts';
import { forgetReviews } from './review-cache.ts';
import { delegation } from './schema/index.ts';

export type StoredDelegation = typeof delegation.$inferSelect;

export function insertDelegation(store: Store, row: StoredDelegation): void {
  forgetReviews(store);
  store.insert(delegation).values(row).run();
}

export function revokeDelegation(store: Store, id: string, at: number): void {
  forgetReviews(store);
  store.update(delegation).set({ revokedAt: at }).where(eq(delegation.id, id)).run();
}

const ofGate = prepared((store) =>
  store
    .select()
    .from(delegation)
    .where(
      and(eq(delegation.planId, sql.placeholder('planId')), eq(delegation.gate, sql.placeholder('gate'))),
    )
    .orderBy(asc(delegation.at), sql`rowid`)
    .prepare(),
);

/** Every delegation of a gate's seats, oldest first. */
export function loadDelegations(store: Store, planId: string, gate: string): StoredDelegation[] {
  return ofGate(store).all({ planId, gate });
}
