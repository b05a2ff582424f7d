import { and, asc, between, eq, exists, gt, gte, inArray, like, lt, max, not } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Store } from './database.ts';
import { outbox, snapshot } from './schema/index.ts';

/** Rows of a table by their ids, both ends included. */
export interface Stretch {
  first: number;
  last: number;
}

/** Rows of one stretch: some milliseconds of work. */
const LENGTH = 200;

const tables = { outbox, snapshot };

/** The next rows of a table from an id on; null where there are none. */
export function nextStretch(store: Store, of: keyof typeof tables, first: number): Stretch | null {
  const { id } = tables[of];
  const next = store
    .select({ id })
    .from(tables[of])
    .where(gte(id, first))
    .orderBy(asc(id))
    .limit(LENGTH)
    .as('next');
  const last =
    store
      .select({ id: max(next.id) })
      .from(next)
      .get()?.id ?? null;
  return last === null ? null : { first, last };
}

const within = ({ id }: typeof outbox | typeof snapshot, { first, last }: Stretch) =>
  between(id, first, last);

/** Forgets refreshes and reactions of a stretch that were done before `at`; returns how many. */
export function pruneDoneTouches(store: Store, at: number, stretch: Stretch): number {
  const done = and(inArray(outbox.kind, ['refresh', 'react']), inArray(outbox.status, ['sent', 'dead']));
  return store
    .delete(outbox)
    .where(and(within(outbox, stretch), done, lt(outbox.createdAt, at)))
    .run().changes;
}

/**
 * Forgets posts of a stretch that were made before `at`, but for reviews and decisions, in whose threads later rounds may
 * speak.
 */
export function prunePosts(store: Store, at: number, stretch: Stretch): number {
  const done = and(eq(outbox.kind, 'post'), inArray(outbox.status, ['sent', 'dead', 'uncertain']));
  const kept = [like(outbox.key, 'review:%'), like(outbox.key, 'decision:%')].map((one) => not(one));
  return store
    .delete(outbox)
    .where(and(within(outbox, stretch), done, lt(outbox.createdAt, at), ...kept))
    .run().changes;
}

/**
 * Forgets of a stretch what digests compared themselves with before `at`, but for the newest of each plan; baselines
 * stay.
 */
export function pruneSnapshots(store: Store, at: number, stretch: Stretch): number {
  const later = alias(snapshot, 'later');
  const newer = store
    .select({ id: later.id })
    .from(later)
    .where(and(eq(later.planId, snapshot.planId), eq(later.kind, 'digest'), gt(later.id, snapshot.id)));
  return store
    .delete(snapshot)
    .where(
      and(within(snapshot, stretch), eq(snapshot.kind, 'digest'), lt(snapshot.takenAt, at), exists(newer)),
    )
    .run().changes;
}
