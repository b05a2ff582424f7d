import { desc, gte, lt, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { prepared, preparedInsert } from './prepared.ts';
import { seen } from './schema/index.ts';

const handledSince = prepared((store) =>
  store
    .select({ id: seen.id })
    .from(seen)
    .where(gte(seen.at, sql.placeholder('at')))
    .orderBy(desc(seen.at))
    .limit(sql.placeholder('limit'))
    .prepare(),
);
const note = preparedInsert(seen, { once: true });

/** Ids of what was handled since `at`, by this process or one before it; at most `limit`, the newest first. */
export function loadSeen(store: Store, { at, limit }: { at: number; limit: number }): string[] {
  return handledSince(store)
    .all({ at, limit })
    .map(({ id }) => id);
}

/** To be called in a transaction, so that many rows cost one write to the disk. */
export function saveSeen(store: Store, rows: readonly (typeof seen.$inferInsert)[]): void {
  for (const row of rows) note(store, row);
}

/** Forgets what was handled before `at`; returns how many. */
export function pruneSeen(store: Store, at: number): number {
  return store.delete(seen).where(lt(seen.at, at)).run().changes;
}
