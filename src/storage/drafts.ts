import { and, eq, lt } from 'drizzle-orm';
import type { Store } from './database.ts';
import { draft } from './schema/index.ts';

export type Draft = typeof draft.$inferSelect;

/** Milliseconds for which a draft waits to be imported. */
const KEPT = 24 * 60 * 60 * 1_000;

/** Keeps a text until it is imported, and forgets those that nobody came back to. */
export function insertDraft(store: Store, row: Draft): void {
  store
    .delete(draft)
    .where(lt(draft.createdAt, row.createdAt - KEPT))
    .run();
  store.insert(draft).values(row).run();
}

/** A draft of the user who made it; null where there is none (any more). */
export function loadDraft(store: Store, workspace: string, user: string, id: string): Draft | null {
  const row = store
    .select()
    .from(draft)
    .where(and(eq(draft.workspace, workspace), eq(draft.user, user), eq(draft.id, id)))
    .get();
  return row ?? null;
}

export function deleteDraft(store: Store, id: string): void {
  store.delete(draft).where(eq(draft.id, id)).run();
}
