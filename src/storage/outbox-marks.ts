import { and, eq, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import type { OutboxRow } from './outbox.ts';
import { prepared } from './prepared.ts';
import { outbox } from './schema/index.ts';

type Changes = Partial<
  Pick<OutboxRow, 'status' | 'attempts' | 'notBefore' | 'sentAt' | 'slackChannel' | 'slackTs' | 'error'>
>;

/** Marks what has become of a row. */
export function updateOutbox(store: Store, id: number, changes: Changes): void {
  store.update(outbox).set(changes).where(eq(outbox.id, id)).run();
}

const isRow = eq(outbox.id, sql.placeholder('id'));
/** A placeholder as the query builder takes one for a new value. */
const given = (name: string) => sql`${sql.placeholder(name)}`;

const sending = prepared((store) =>
  store
    .update(outbox)
    .set({ status: 'sending', attempts: given('attempts'), sentAt: given('sentAt') })
    .where(isRow)
    .prepare(),
);

/** Marks a row before it is sent. */
export function markSending(
  store: Store,
  { id, attempts, sentAt }: Pick<OutboxRow, 'id' | 'attempts' | 'sentAt'>,
): void {
  sending(store).run({ id, attempts, sentAt });
}

const sent = prepared((store) =>
  store
    .update(outbox)
    .set({
      status: 'sent',
      sentAt: given('at'),
      slackChannel: given('channel'),
      slackTs: given('ts'),
      error: null,
    })
    .where(isRow)
    .prepare(),
);

/** Records when a post was sent, and where it stands. */
export function markSent(
  store: Store,
  id: number,
  { at, channel, ts }: { at: number; channel: string; ts: string },
): void {
  sent(store).run({ id, at, channel, ts });
}

const finish = prepared((store) =>
  store
    .update(outbox)
    .set({ status: 'sent', error: null })
    .where(and(isRow, eq(outbox.status, 'sending')))
    .prepare(),
);

/** Marks a refresh or reaction as done, unless it was queued again while it was under way. */
export function finishOutbox(store: Store, id: number): void {
  finish(store).run({ id });
}
