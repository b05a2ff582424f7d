import { eq, lt, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { prepared } from './prepared.ts';
import { seen } from './schema/index.ts';

const byId = prepared((store) =>
  store
    .select({ id: seen.id })
    .from(seen)
    .where(eq(seen.id, sql.placeholder('id')))
    .prepare(),
);

/** Whether a delivery was handled before, by this process or one before it. */
export function wasSeen(store: Store, id: string): boolean {
  return byId(store).get({ id }) !== undefined;
}

export function saveSeen(store: Store, rows: (typeof seen.$inferInsert)[]): void {
  if (rows.length > 0) store.insert(seen).values(rows).onConflictDoNothing().run();
}

/** Forgets what was handled before `at`; returns how many. */
export function pruneSeen(store: Store, at: number): number {
  return store.delete(seen).where(lt(seen.at, at)).run().changes;
}
