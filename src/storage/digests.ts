import { and, asc, desc, eq, gte, ne, sql } from 'drizzle-orm';
import type { Snapshot } from '../plan/analysis/snapshot.ts';
import type { Store } from './database.ts';
import { columnsOf, prepared } from './prepared.ts';
import { asked, checkIn, digest, plan, snapshot } from './schema/index.ts';

export type StoredDigest = typeof digest.$inferSelect;
export type CheckIn = typeof checkIn.$inferSelect;
export type Answer = CheckIn['answer'];

const ofPlan = sql.placeholder('planId');

const lastDigest = prepared((store) =>
  store
    .select()
    .from(digest)
    .where(and(eq(digest.planId, ofPlan), ne(digest.outcome, 'skipped')))
    .orderBy(desc(digest.createdAt))
    .limit(1)
    .prepare(),
);
const lastSnapshot = prepared((store) =>
  store
    .select({ snapshot: snapshot.snapshot })
    .from(snapshot)
    .where(and(eq(snapshot.planId, ofPlan), eq(snapshot.kind, sql.placeholder('kind'))))
    .orderBy(desc(snapshot.id))
    .limit(1)
    .prepare(),
);
const askedOn = prepared((store) =>
  store
    .select({ user: asked.user })
    .from(asked)
    .where(and(eq(asked.planId, ofPlan), eq(asked.date, sql.placeholder('date'))))
    .prepare(),
);

const addDigest = prepared((store) => store.insert(digest).values(columnsOf(digest)).prepare());

export function insertDigest(store: Store, row: StoredDigest): void {
  addDigest(store).run(row);
}

export function loadDigest(store: Store, workspace: string, id: string): StoredDigest | null {
  const row = store
    .select()
    .from(digest)
    .where(and(eq(digest.workspace, workspace), eq(digest.id, id)))
    .get();
  return row ?? null;
}

/** The newest digest that was posted, and the newest of all; null where there is none. */
export function loadLastDigest(store: Store, planId: string): StoredDigest | null {
  return lastDigest(store).get({ planId }) ?? null;
}

/** The newest digest of each active plan that was posted, where it is of `since` (milliseconds) or later; oldest plan first. */
export function listNewestDigests(store: Store, workspace: string, since: number) {
  const newest = store
    .select({ id: digest.id })
    .from(digest)
    .where(and(eq(digest.planId, plan.id), ne(digest.outcome, 'skipped')))
    .orderBy(desc(digest.createdAt))
    .limit(1);
  return store
    .select({ planId: plan.id, digestId: digest.id })
    .from(plan)
    .innerJoin(digest, eq(digest.id, newest))
    .where(and(eq(plan.workspace, workspace), eq(plan.status, 'active'), gte(digest.createdAt, since)))
    .orderBy(asc(plan.createdAt))
    .all();
}

/** The last due time of a plan that was settled, posted or skipped; null where none was. */
export function loadLastSettled(store: Store, planId: string): { date: string; dueAt: number } | null {
  const row = store
    .select({ date: digest.date, dueAt: digest.dueAt })
    .from(digest)
    .where(and(eq(digest.planId, planId), eq(digest.trigger, 'schedule')))
    .orderBy(desc(digest.dueAt))
    .limit(1)
    .get();
  return row ?? null;
}

/** The newest digests of a plan, skipped ones too, newest first. */
export function loadDigests(store: Store, planId: string, limit: number): StoredDigest[] {
  return store
    .select()
    .from(digest)
    .where(eq(digest.planId, planId))
    .orderBy(desc(digest.createdAt))
    .limit(limit)
    .all();
}

export function saveCheckIn(store: Store, row: CheckIn): boolean {
  return store.insert(checkIn).values(row).onConflictDoNothing().run().changes === 1;
}

export function deleteCheckIn(store: Store, digestId: string, user: string, answer: Answer): boolean {
  const where = and(eq(checkIn.digestId, digestId), eq(checkIn.user, user), eq(checkIn.answer, answer));
  return store.delete(checkIn).where(where).run().changes === 1;
}

export function loadCheckIns(store: Store, digestId: string): CheckIn[] {
  return store.select().from(checkIn).where(eq(checkIn.digestId, digestId)).orderBy(asc(checkIn.at)).all();
}

const addSnapshot = prepared((store) =>
  store
    .insert(snapshot)
    .values(columnsOf(snapshot, ['id']))
    .prepare(),
);

export function insertSnapshot(
  store: Store,
  row: {
    workspace: string;
    planId: string;
    kind: 'baseline' | 'digest';
    snapshot: Snapshot;
    takenAt: number;
  },
): void {
  addSnapshot(store).run({ ...row, date: row.snapshot.date, snapshot: JSON.stringify(row.snapshot) });
}

/** The newest snapshot of a kind; null where none was taken. Written by this program alone. */
export function loadSnapshot(store: Store, planId: string, kind: 'baseline' | 'digest'): Snapshot | null {
  const row = lastSnapshot(store).get({ planId, kind });
  return row === undefined ? null : (JSON.parse(row.snapshot) as Snapshot);
}

const addAsked = prepared((store) =>
  store.insert(asked).values(columnsOf(asked)).onConflictDoNothing().prepare(),
);

/** Notes that a person is asked for something; false where that was done on the same day already. */
export function saveAsked(store: Store, row: typeof asked.$inferInsert): boolean {
  return addAsked(store).run(row).changes === 1;
}

/** Person ids of whom something was asked on a day. */
export function loadAsked(store: Store, planId: string, date: string): Set<string> {
  const rows = askedOn(store).all({ planId, date });
  return new Set(rows.map((row) => row.user));
}
