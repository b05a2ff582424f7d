import { and, asc, count, eq, gt, gte, lt, lte, min, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { prepared, preparedBare, preparedInsert } from './prepared.ts';
import { outbox } from './schema/index.ts';

export type OutboxRow = typeof outbox.$inferSelect;
export type OutboxKind = OutboxRow['kind'];

/** What is to be said; `view` names what to render and is stored as JSON. */
export interface NewOutboxRow {
  key: string;
  workspace: string;
  planId: string | null;
  kind: OutboxKind;
  channel: string;
  target: string | null;
  view: unknown;
  priority: number;
  notBefore: number;
  createdAt: number;
}

/** As the partial indexes have it, so that SQLite uses them. */
const isOpen = sql`status in ('pending', 'sending')`;
/** What is due as it is queued waits for nothing but its turn. */
const waits = sql`status = 'pending' and not_before > created_at`;
const isGivenUp = sql`status in ('dead', 'uncertain')`;

const queue = preparedInsert(outbox, {
  leftOut: ['id', 'sentAt', 'slackChannel', 'slackTs', 'error'],
  once: true,
});
const byKey = prepared((store) =>
  store
    .select()
    .from(outbox)
    .where(eq(outbox.key, sql.placeholder('key')))
    .prepare(),
);

/** Queues a post once: a key that is known already changes nothing. */
export function insertOutbox(store: Store, row: NewOutboxRow): void {
  queue(store, { ...row, view: JSON.stringify(row.view), status: 'pending', attempts: 0 });
}

type KnownRefresh = Pick<OutboxRow, 'id' | 'status' | 'view' | 'sentAt'>;
/** Every vote asks for it. */
const refreshOf = preparedBare((store) =>
  store
    .select({
      id: outbox.id,
      status: outbox.status,
      view: outbox.view,
      sentAt: sql<number | null>`${outbox.sentAt}`.as('sentAt'),
    })
    .from(outbox)
    .where(eq(outbox.key, sql.placeholder('key'))),
);

/**
 * Queues a refresh of a message: one that waits already serves, and shows the newer view; one that was sent is queued
 * again no sooner than `gap` milliseconds after it was sent.
 */
export function upsertRefresh(store: Store, row: NewOutboxRow, gap: number): void {
  const known = refreshOf(store).get(row.key) as KnownRefresh | undefined;
  if (known === undefined) {
    insertOutbox(store, row);
    return;
  }
  const view = JSON.stringify(row.view);
  if (known.status === 'pending') {
    if (known.view !== view) changeWaiting(store, known.id, { view, notBefore: row.notBefore });
    return;
  }
  const earliest = known.sentAt === null ? row.notBefore : Math.max(row.notBefore, known.sentAt + gap);
  store
    .update(outbox)
    .set({ status: 'pending', attempts: 0, notBefore: earliest, view, error: null })
    .where(eq(outbox.id, known.id))
    .run();
}

function changeWaiting(store: Store, id: number, changes: Pick<OutboxRow, 'view' | 'notBefore'>): void {
  store.update(outbox).set(changes).where(eq(outbox.id, id)).run();
}

const due = prepared((store) =>
  store
    .select()
    .from(outbox)
    .where(
      and(isOpen, eq(outbox.kind, sql.placeholder('kind')), lte(outbox.notBefore, sql.placeholder('now'))),
    )
    .orderBy(asc(outbox.priority), asc(outbox.id))
    .limit(sql.placeholder('limit'))
    .offset(sql.placeholder('offset'))
    .prepare(),
);

/**
 * A page of the rows of a kind whose time has come and of those whose fate is unknown, those of low priority number
 * first, then oldest first.
 */
export function loadDueOutbox(
  store: Store,
  now: number,
  page: { kind: OutboxKind; limit: number; offset: number },
): OutboxRow[] {
  return due(store).all({ now, ...page });
}

const waitingLongest = prepared((store) =>
  store
    .select({ at: min(outbox.notBefore) })
    .from(outbox)
    .where(and(waits, gt(outbox.notBefore, sql.placeholder('now'))))
    .prepare(),
);

/** When the next row becomes due after `now`; null where none waits. */
export function nextOutboxAt(store: Store, now: number): number | null {
  return waitingLongest(store).get({ now })?.at ?? null;
}

export function loadOutboxByKey(store: Store, key: string): OutboxRow | null {
  return byKey(store).get({ key }) ?? null;
}

const under = prepared((store) =>
  store
    .select({ key: outbox.key, channel: outbox.channel, status: outbox.status })
    .from(outbox)
    .where(
      and(
        gte(outbox.key, sql.placeholder('prefix')),
        lt(outbox.key, sql.placeholder('end')),
        sql`(slack_ts is not null or status in ('pending', 'sending'))`,
      ),
    )
    .orderBy(asc(outbox.id))
    .prepare(),
);

/** The posts whose keys begin so and that stand in Slack, are on their way there or still wait, oldest first. */
export function loadPostsUnder(
  store: Store,
  prefix: string,
): Pick<OutboxRow, 'key' | 'channel' | 'status'>[] {
  return under(store).all({ prefix, end: `${prefix}\u{10ffff}` });
}

/** The post that stands at a place in Slack; null where it is none of ours. */
export function loadOutboxByMessage(
  store: Store,
  workspace: string,
  channel: string,
  ts: string,
): OutboxRow | null {
  const row = store
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.workspace, workspace),
        eq(outbox.slackChannel, channel),
        eq(outbox.slackTs, ts),
        eq(outbox.kind, 'post'),
      ),
    )
    .get();
  return row ?? null;
}

/** How many rows wait or are being sent, and the creation time of the oldest of them. */
export function outboxLag(store: Store): { waiting: number; oldest: number | null } {
  const row = store
    .select({ waiting: count(), oldest: min(outbox.createdAt) })
    .from(outbox)
    .where(isOpen)
    .get();
  return row ?? { waiting: 0, oldest: null };
}

/** How many rows Slack will never take, and how many may or may not stand there. */
export function countGivenUp(store: Store): { dead: number; uncertain: number } {
  const rows = store
    .select({ status: outbox.status, n: count() })
    .from(outbox)
    .where(isGivenUp)
    .groupBy(outbox.status)
    .all();
  const of = (status: string) => rows.find((row) => row.status === status)?.n ?? 0;
  return { dead: of('dead'), uncertain: of('uncertain') };
}
