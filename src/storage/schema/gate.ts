import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { plan } from './plan.ts';

/** One round of one gate. */
export const review = sqliteTable(
  'review',
  {
    id: text().primaryKey(),
    workspace: text().notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    gate: text().notNull(),
    round: integer().notNull(),
    /** `follow-up` rounds ask about missed conditions alone. */
    kind: text({ enum: ['round', 'follow-up'] }).notNull(),
    /** The review that this round follows. */
    follows: text(),
    status: text({ enum: ['open', 'closed', 'cancelled'] }).notNull(),
    presenter: text().notNull(),
    /** The gate as it stood when the review opened, as JSON. */
    frozen: text().notNull(),
    /** A critical blocker of the gate's phase was marked unresolvable when the evidence was last judged. */
    unresolvableBlocker: integer('unresolvable_blocker', { mode: 'boolean' }).notNull(),
    /** The day, in the plan's zone, on which the evidence was last judged. */
    judgedOn: text('judged_on').notNull(),
    openedAt: integer('opened_at').notNull(),
    closesAt: integer('closes_at').notNull(),
    extended: integer({ mode: 'boolean' }).notNull(),
    reminded: integer({ mode: 'boolean' }).notNull(),
    /** Since when every seat has answered with quorum and nothing missing. */
    completeSince: integer('complete_since'),
    closedAt: integer('closed_at'),
    closedBy: text('closed_by'),
    outcome: text({ enum: ['green', 'yellow', 'red', 'no decision'] }),
    /** The decision with its trace, as JSON. */
    decision: text(),
    /** What followed from the decision, as JSON. */
    after: text(),
    /** Head of the plan's log chain right after the decision was written. */
    head: text(),
    cancelReason: text('cancel_reason'),
  },
  (t) => [
    uniqueIndex('review_open_once').on(t.planId, t.gate).where(sql`${t.status} = 'open'`),
    uniqueIndex('review_round').on(t.planId, t.gate, t.round),
    index('review_open').on(t.status, t.closesAt),
  ],
);

/** Every version of what somebody said of a criterion, and of what was judged from it; the highest of each counts. */
export const evidence = sqliteTable(
  'evidence',
  {
    workspace: text().notNull(),
    reviewId: text('review_id')
      .notNull()
      .references(() => review.id),
    criterion: text().notNull(),
    kind: text({ enum: ['said', 'judged'] }).notNull(),
    version: integer().notNull(),
    state: text({ enum: ['met', 'workaround', 'not met', 'unknown'] }),
    value: text(),
    link: text(),
    source: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.criterion, t.kind, t.version] })],
);

/** Every version of every vote; the highest of a seat counts. */
export const ballot = sqliteTable(
  'ballot',
  {
    workspace: text().notNull(),
    reviewId: text('review_id')
      .notNull()
      .references(() => review.id),
    seat: text().notNull(),
    version: integer().notNull(),
    /** Says nothing, and is always true: the highest version counts. It stays, since migrations only add. */
    current: integer({ mode: 'boolean' }).notNull(),
    choice: text({ enum: ['green', 'yellow', 'red', 'abstain'] }).notNull(),
    reason: text(),
    workaround: text(),
    wouldChange: text('would_change'),
    /** Slack user who clicked. */
    castBy: text('cast_by').notNull(),
    at: integer().notNull(),
    outdated: integer({ mode: 'boolean' }).notNull(),
    /** Whoever cast it could not vote any more when the review was about to close; it counts as silence. */
    dropped: integer({ mode: 'boolean' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.seat, t.version] })],
);

export const condition = sqliteTable(
  'condition',
  {
    id: text().primaryKey(),
    workspace: text().notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    reviewId: text('review_id')
      .notNull()
      .references(() => review.id),
    againstKind: text('against_kind', { enum: ['criterion', 'ballot'] }).notNull(),
    /** A criterion's id or a seat's person. */
    against: text().notNull(),
    text: text().notNull(),
    owner: text().notNull(),
    due: text().notNull(),
    offeredBy: text('offered_by').notNull(),
    at: integer().notNull(),
    withdrawnAt: integer('withdrawn_at'),
    /** Offered in the review, or added by an override of its decision. */
    origin: text({ enum: ['review', 'override'] }).notNull(),
    /** The item that it became. */
    item: text(),
    missedAt: integer('missed_at'),
    /** When it was found that it was done in time. */
    keptAt: integer('kept_at'),
  },
  (t) => [index('condition_by_review').on(t.reviewId), index('condition_by_plan').on(t.planId, t.due)],
);

export const delegation = sqliteTable(
  'delegation',
  {
    id: text().primaryKey(),
    workspace: text().notNull(),
    planId: text('plan_id')
      .notNull()
      .references(() => plan.id),
    gate: text().notNull(),
    seat: text().notNull(),
    /** Slack user id. */
    delegate: text().notNull(),
    /** Last day on which it holds; null until taken back. */
    until: text(),
    at: integer().notNull(),
    by: text().notNull(),
    revokedAt: integer('revoked_at'),
  },
  (t) => [index('delegation_by_gate').on(t.planId, t.gate)],
);

/** Every override of a decision; the highest version counts. The decision itself is never edited. */
export const override = sqliteTable(
  'override',
  {
    reviewId: text('review_id')
      .notNull()
      .references(() => review.id),
    version: integer().notNull(),
    workspace: text().notNull(),
    from: text({ enum: ['green', 'yellow', 'red'] }).notNull(),
    to: text({ enum: ['green', 'yellow', 'red'] }).notNull(),
    reason: text().notNull(),
    by: text().notNull(),
    at: integer().notNull(),
    /** What followed from it, as JSON. */
    after: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.version] })],
);

/** What an owner chose after a red decision or after conditions were missed twice. */
export const ownerChoice = sqliteTable('owner_choice', {
  reviewId: text('review_id')
    .primaryKey()
    .references(() => review.id),
  workspace: text().notNull(),
  planId: text('plan_id')
    .notNull()
    .references(() => plan.id),
  why: text({ enum: ['red', 'conditions missed'] }).notNull(),
  askedAt: integer('asked_at').notNull(),
  /** null until somebody has chosen. */
  choice: text({ enum: ['rework', 'pivot', 'stop'] }),
  reason: text(),
  by: text(),
  at: integer(),
  /** A pivot: when the new plan was imported, from which its gates begin anew. */
  doneAt: integer('done_at'),
});
