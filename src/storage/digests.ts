import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Snapshot } from '../plan/analysis/snapshot.ts';
import type { Store } from './database.ts';
import { columnsOf, prepared } from './prepared.ts';
import { asked, checkIn, digest, schedule, snapshot } from './schema/index.ts';

export type StoredSchedule = typeof schedule.$inferSelect;
export type StoredDigest = typeof digest.$inferSelect;
export type CheckIn = typeof checkIn.$inferSelect;
export type Answer = CheckIn['answer'];

const ofPlan = sql.placeholder('planId');

const scheduleOf = prepared((store) =>
  store.select().from(schedule).where(eq(schedule.planId, ofPlan)).prepare(),
);
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

export function loadSchedule(store: Store, planId: string): StoredSchedule | null {
  return scheduleOf(store).get({ planId }) ?? null;
}

/**
 * Takes schedules whose time has come and that nobody has taken since `givenUp` (milliseconds), at most `limit`, the
 * longest overdue first, and gives them.
 */
export function claimDueSchedules(
  store: Store,
  { now, givenUp, limit }: { now: number; givenUp: number; limit: number },
): StoredSchedule[] {
  const free = or(isNull(schedule.claimedAt), lt(schedule.claimedAt, givenUp));
  const due = store
    .select({ planId: schedule.planId })
    .from(schedule)
    .where(and(isNotNull(schedule.nextDueAt), lte(schedule.nextDueAt, now), free))
    .orderBy(asc(schedule.nextDueAt))
    .limit(limit);
  return store
    .update(schedule)
    .set({ claimedAt: now })
    .where(inArray(schedule.planId, due))
    .returning()
    .all();
}

/** Gives back what a process that ended had taken and not settled. */
export function releaseSchedules(store: Store): void {
  store.update(schedule).set({ claimedAt: null }).where(isNotNull(schedule.claimedAt)).run();
}

const nextDue = prepared((store) =>
  store
    .select({ at: schedule.nextDueAt })
    .from(schedule)
    .where(isNotNull(schedule.nextDueAt))
    .orderBy(asc(schedule.nextDueAt))
    .limit(1)
    .prepare(),
);

/** The earliest stored due time; null where nothing is scheduled. */
export function nextScheduleAt(store: Store): number | null {
  return nextDue(store).get()?.at ?? null;
}

export function saveSchedule(store: Store, row: StoredSchedule): void {
  const { planId: _planId, ...set } = row;
  store.insert(schedule).values(row).onConflictDoUpdate({ target: schedule.planId, set }).run();
}

const moving = (ended: { pausedUntil?: null; pausedReason?: null }) =>
  prepared((store) =>
    store
      .update(schedule)
      .set({
        nextDate: sql`${sql.placeholder('nextDate')}`,
        nextDueAt: sql`${sql.placeholder('nextDueAt')}`,
        claimedAt: null,
        ...ended,
      })
      .where(and(eq(schedule.planId, ofPlan), eq(schedule.nextDueAt, sql.placeholder('from'))))
      .prepare(),
  );
const move = moving({});
const moveAndResume = moving({ pausedUntil: null, pausedReason: null });

/**
 * Moves a schedule on from the due time of `row` and ends its claim, unless somebody else has settled that due time;
 * says whether it was this call. A pause ends with the first day that is posted again.
 */
export function moveSchedule(
  store: Store,
  row: StoredSchedule,
  next: { date: string; dueAt: number } | null,
): boolean {
  if (row.nextDueAt === null) return false;
  const over = row.pausedUntil !== null && next !== null && next.date >= row.pausedUntil;
  const to = { nextDate: next?.date ?? null, nextDueAt: next?.dueAt ?? null };
  const statement = over ? moveAndResume(store) : move(store);
  return statement.run({ planId: row.planId, from: row.nextDueAt, ...to }).changes === 1;
}

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
