import { and, eq, inArray, like, lt, max, not, notInArray } from 'drizzle-orm';
import type { Store } from './database.ts';
import { outbox, snapshot } from './schema/index.ts';

/** Forgets refreshes and reactions that were done before `at`; returns how many. */
export function pruneDoneTouches(store: Store, at: number): number {
  const done = and(inArray(outbox.kind, ['refresh', 'react']), inArray(outbox.status, ['sent', 'dead']));
  return store
    .delete(outbox)
    .where(and(done, lt(outbox.createdAt, at)))
    .run().changes;
}

/** Forgets posts that were made before `at`, but for reviews and decisions, in whose threads later rounds may speak. */
export function prunePosts(store: Store, at: number): number {
  const done = and(eq(outbox.kind, 'post'), inArray(outbox.status, ['sent', 'dead', 'uncertain']));
  const kept = [like(outbox.key, 'review:%'), like(outbox.key, 'decision:%')].map((one) => not(one));
  return store
    .delete(outbox)
    .where(and(done, lt(outbox.createdAt, at), ...kept))
    .run().changes;
}

/** Forgets what digests compared themselves with before `at`, but for the newest of each plan; baselines stay. */
export function pruneSnapshots(store: Store, at: number): number {
  const newest = store
    .select({ id: max(snapshot.id) })
    .from(snapshot)
    .where(eq(snapshot.kind, 'digest'))
    .groupBy(snapshot.planId);
  return store
    .delete(snapshot)
    .where(and(eq(snapshot.kind, 'digest'), lt(snapshot.takenAt, at), notInArray(snapshot.id, newest)))
    .run().changes;
}
