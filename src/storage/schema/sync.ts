import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { plan } from './plan.ts';

/** When a plan's digest is due next; one row a plan that has a sync. */
export const schedule = sqliteTable(
  'schedule',
  {
    planId: text('plan_id')
      .primaryKey()
      .references(() => plan.id),
    workspace: text().notNull(),
    at: text().notNull(),
    /** `workdays` or a JSON list of weekdays. */
    days: text().notNull(),
    unchanged: text({ enum: ['short', 'skip'] }).notNull(),
    nextDate: text('next_date'),
    /** null while paused without an end or when the sync has ended. */
    nextDueAt: integer('next_due_at'),
    /** The first day that is posted again; null where not paused, or paused without an end. */
    pausedUntil: text('paused_until'),
    /** Why it stands still; null while it runs. */
    pausedReason: text('paused_reason'),
    /** When a tick took the due time on itself; null while nobody has. */
    claimedAt: integer('claimed_at'),
  },
  (t) => [index('schedule_due').on(t.nextDueAt)],
);

/** One row for every due time, posted or skipped, and for every digest asked for by hand. */
export const digest = sqliteTable(
  'digest',
  {
    id: text().primaryKey(),
    workspace: text().notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    trigger: text({ enum: ['schedule', 'command'] }).notNull(),
    date: text().notNull(),
    dueAt: integer('due_at').notNull(),
    outcome: text({ enum: ['full', 'short', 'skipped'] }).notNull(),
    reason: text(),
    lateMinutes: integer('late_minutes').notNull(),
    /** The composed view as JSON; null where skipped. */
    view: text(),
    createdAt: integer('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('digest_once_a_due_time').on(t.planId, t.date, t.dueAt).where(sql`${t.trigger} = 'schedule'`),
    index('digest_by_plan').on(t.planId, t.createdAt),
  ],
);

/** A person's answer to a digest. */
export const checkIn = sqliteTable(
  'check_in',
  {
    workspace: text().notNull(),
    digestId: text('digest_id')
      .notNull()
      .references(() => digest.id),
    user: text().notNull(),
    answer: text({ enum: ['clear', 'blocked', 'help'] }).notNull(),
    /** A reaction can be gone when the app starts; a button's answer stays. */
    via: text({ enum: ['reaction', 'button'] })
      .notNull()
      .default('reaction'),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.digestId, t.user, t.answer] })],
);

/** What an analysis said on a day, to tell later what moved; the baselines among them are kept for good. */
export const snapshot = sqliteTable(
  'snapshot',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    workspace: text().notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    kind: text({ enum: ['baseline', 'digest'] }).notNull(),
    date: text().notNull(),
    snapshot: text().notNull(),
    takenAt: integer('taken_at').notNull(),
  },
  (t) => [index('snapshot_by_plan').on(t.planId, t.kind, t.id)],
);

/** A person is asked for one thing at most once a day. */
export const asked = sqliteTable(
  'asked',
  {
    workspace: text().notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    user: text().notNull(),
    what: text().notNull(),
    date: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.user, t.what, t.date] })],
);
