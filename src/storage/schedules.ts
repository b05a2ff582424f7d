import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { prepared } from './prepared.ts';
import { schedule } from './schema/index.ts';

export type StoredSchedule = typeof schedule.$inferSelect;

const ofPlan = sql.placeholder('planId');
const scheduleOf = prepared((store) =>
  store.select().from(schedule).where(eq(schedule.planId, ofPlan)).prepare(),
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
