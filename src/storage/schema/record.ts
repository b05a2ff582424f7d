import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The execution log: append-only, one hash chain a plan (and one a workspace for what is of no plan). */
export const logEntry = sqliteTable(
  'log_entry',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    workspace: text().notNull(),
    planId: text('plan_id'),
    at: integer().notNull(),
    actor: text().notNull(),
    level: text({ enum: ['info', 'notice', 'warning'] }).notNull(),
    verb: text().notNull(),
    subject: text(),
    data: text().notNull(),
    previous: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    index('log_chain').on(t.workspace, t.planId, t.seq),
    index('log_notes').on(t.workspace, t.planId, t.subject, t.seq).where(sql`verb = 'item.noted'`),
  ],
);

/** What is to be said in Slack, written in the transaction that caused it. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Unique for ever: a post with a known key is not made twice. */
    key: text().notNull().unique(),
    workspace: text().notNull(),
    planId: text('plan_id'),
    kind: text({ enum: ['post', 'refresh', 'react'] }).notNull(),
    /** Channel id, or user id for a direct message. */
    channel: text().notNull(),
    /** Key of the post whose thread, or which message itself, this is about. */
    target: text(),
    /** What to render, as JSON: a view's type and ids. */
    view: text().notNull(),
    /** Lower goes first. */
    priority: integer().notNull(),
    /** `sending` is what a crash leaves behind; `uncertain` may stand in Slack, which does not let us look. */
    status: text({ enum: ['pending', 'sending', 'sent', 'dead', 'uncertain'] }).notNull(),
    attempts: integer().notNull(),
    notBefore: integer('not_before').notNull(),
    createdAt: integer('created_at').notNull(),
    sentAt: integer('sent_at'),
    /** Where it stands in Slack once sent. */
    slackChannel: text('slack_channel'),
    slackTs: text('slack_ts'),
    error: text(),
  },
  (t) => [
    // Each covers only the rows that are asked for by it: a vote writes to every index that it stands in.
    index('outbox_later').on(t.notBefore).where(sql`status = 'pending' and not_before > created_at`),
    index('outbox_open').on(t.kind, t.priority, t.id).where(sql`status in ('pending', 'sending')`),
    index('outbox_given_up').on(t.status).where(sql`status in ('dead', 'uncertain')`),
    index('outbox_sent_as').on(t.workspace, t.slackChannel, t.slackTs).where(sql`slack_ts is not null`),
  ],
);

/** Events and clicks that were handled, so that a repeated delivery is not handled twice. */
export const seen = sqliteTable(
  'seen',
  {
    id: text().primaryKey(),
    workspace: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('seen_by_age').on(t.at)],
);

/** What Slack last said of somebody: who may act, and how a message names them. */
export const member = sqliteTable(
  'member',
  {
    workspace: text().notNull(),
    user: text().notNull(),
    name: text().notNull(),
    standing: text({ enum: ['member', 'guest', 'bot', 'deactivated', 'stranger'] }).notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspace, t.user] })],
);
