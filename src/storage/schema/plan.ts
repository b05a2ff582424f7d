import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Instants are milliseconds since the epoch; calendar days are `YYYY-MM-DD`; people are Slack user ids. */
export const plan = sqliteTable(
  'plan',
  {
    id: text().primaryKey(),
    workspace: text().notNull(),
    channel: text().notNull(),
    name: text().notNull(),
    timezone: text().notNull(),
    status: text({ enum: ['active', 'complete', 'archived'] }).notNull(),
    phase: text(),
    /** The plan without its items, as JSON. */
    header: text().notNull(),
    /** The YAML text that was imported, whose comments an export keeps. */
    source: text(),
    /** Grows with every change to the plan or its state. */
    version: integer().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: integer('created_at').notNull(),
    changedAt: integer('changed_at').notNull(),
    endedReason: text('ended_reason'),
    /** Made by one click to try Signalbox out; it can be removed without a trace. */
    example: integer({ mode: 'boolean' }).notNull().default(false),
    /** The version at which its gates were last looked at to open by themselves; -1 before that. */
    watchedVersion: integer('watched_version').notNull().default(-1),
  },
  (t) => [
    uniqueIndex('plan_active_in_channel').on(t.workspace, t.channel).where(sql`${t.status} = 'active'`),
    index('plan_by_channel').on(t.workspace, t.channel),
    index('plan_unwatched')
      .on(t.id)
      .where(sql`${t.status} = 'active' and ${t.phase} is not null and ${t.watchedVersion} <> ${t.version}`),
  ],
);

export const item = sqliteTable(
  'item',
  {
    workspace: text().notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    id: text().notNull(),
    position: integer().notNull(),
    /** The item as the plan states it, without actuals, as JSON. */
    definition: text().notNull(),
    archived: integer({ mode: 'boolean' }).notNull(),
    started: text(),
    finished: text(),
    progress: real(),
    remaining: real(),
    /** Checklist texts that are done, as a JSON list. */
    subtasksDone: text('subtasks_done').notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.id] })],
);

export const requirementTick = sqliteTable(
  'requirement_tick',
  {
    workspace: text().notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    point: text().notNull(),
    requirement: text().notNull(),
    tickedBy: text('ticked_by').notNull(),
    tickedAt: integer('ticked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.point, t.requirement] })],
);

export const successResult = sqliteTable(
  'success_result',
  {
    workspace: text().notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    item: text().notNull(),
    metric: text().notNull(),
    met: integer({ mode: 'boolean' }).notNull(),
    value: text(),
    link: text(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: integer('recorded_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.item, t.metric] })],
);

export const planRole = sqliteTable(
  'plan_role',
  {
    workspace: text().notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    user: text().notNull(),
    role: text({ enum: ['owner', 'editor', 'viewer'] }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.planId, t.user] }), index('plan_role_by_user').on(t.workspace, t.user)],
);

export const blocker = sqliteTable(
  'blocker',
  {
    id: text().primaryKey(),
    workspace: text().notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    item: text().notNull(),
    raisedBy: text('raised_by').notNull(),
    raisedAt: integer('raised_at').notNull(),
    /** The day in the plan's zone. */
    raisedOn: text('raised_on').notNull(),
    needed: text().notNull(),
    neededFrom: text('needed_from'),
    critical: integer({ mode: 'boolean' }).notNull(),
    workaround: text(),
    unresolvable: integer({ mode: 'boolean' }).notNull(),
    link: text(),
    claimedBy: text('claimed_by'),
    claimedAt: integer('claimed_at'),
    resolvedAt: integer('resolved_at'),
    resolvedOn: text('resolved_on'),
    resolvedBy: text('resolved_by'),
    resolution: text(),
    /** How far it has been escalated. */
    escalated: text({ enum: ['nobody', 'lead', 'owner'] }).notNull(),
    /** When it is looked at for the next escalation; 0 where that was not computed yet, null where none comes. */
    escalateAt: integer('escalate_at').default(0),
  },
  (t) => [index('blocker_by_plan').on(t.planId, t.resolvedAt), index('blocker_escalation').on(t.escalateAt)],
);

/** What a reset took away, kept so that it can be undone. */
export const planReset = sqliteTable(
  'plan_reset',
  {
    id: text().primaryKey(),
    workspace: text().notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    /** The phase that was reset; null where it was the whole plan. */
    phase: text(),
    /** The state as it was before, as JSON. */
    before: text().notNull(),
    reason: text().notNull(),
    by: text().notNull(),
    at: integer().notNull(),
    undoneAt: integer('undone_at'),
  },
  (t) => [index('plan_reset_by_plan').on(t.planId, t.at)],
);

/** A plan text that was read and shown, and waits for its [Import]. */
export const draft = sqliteTable('draft', {
  id: text().primaryKey(),
  workspace: text().notNull(),
  channel: text().notNull(),
  user: text().notNull(),
  text: text().notNull(),
  /** What the notation cannot say: name, time zone and start, as JSON. */
  defaults: text().notNull(),
  /** Version of the plan that the difference was shown against; null for a first import. */
  against: integer(),
  createdAt: integer('created_at').notNull(),
});
