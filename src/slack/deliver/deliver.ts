import type { WebClient } from '@slack/web-api';
import type { Logger } from '../../log.ts';
import type { Deps } from '../../operations/deps.ts';
import { type PostView, postView } from '../../operations/posts.ts';
import {
  insertOutbox,
  loadDueOutbox,
  loadOutboxByKey,
  loadUncertainOutbox,
  nextOutboxAt,
  type OutboxRow,
  updateOutbox,
} from '../../storage/outbox.ts';
import type { Message } from '../blocks/message.ts';
import type { Identity } from '../bolt.ts';
import { type Failure, readFailure } from './failure.ts';
import { findPosted } from './reconcile.ts';
import { type Place, post, react, refresh } from './send.ts';

export interface Delivery {
  /** Says that something may be due. */
  wake(): void;
  /** Resolves once nothing is due and nothing is under way. */
  drained(): Promise<void>;
  /** Sends nothing more; resolves once what was under way has ended. */
  stop(): Promise<void>;
}

interface Parts {
  deps: Deps;
  client: WebClient;
  identity: Identity;
  /** The newest view of a post; null where there is nothing to show any more. */
  render(workspace: string, view: PostView): Rendered | null;
  log: Logger;
}

/** A message, and what stands in its thread from the start. */
export interface Rendered {
  message: Message;
  replies: PostView[];
}

/** Rows that are taken at once; they are sent channel by channel, each channel in order. */
const BATCH = 50;
/** Milliseconds after which Slack is looked at again for a post whose answer was lost. */
const LOOK_AGAIN = 2_000;
const MAX_ATTEMPTS = 8;

/**
 * Drains the outbox into Slack. A row is marked before it is sent and after; one whose answer was lost, or
 * that a crash left marked, is looked for in Slack before it is sent again, so that it stands there once.
 */
export function createDelivery(parts: Parts): Delivery {
  const { deps, log } = parts;
  const store = deps.database.store;
  const direct = new Map<string, string>();
  /** By channel: milliseconds until which it is left alone, so that its order is kept. */
  const held = new Map<string, number>();
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  async function run(): Promise<void> {
    for (const row of loadUncertainOutbox(store)) await settleUncertain(row);
    for (;;) {
      again = false;
      const rows = dueRows();
      if (stopped || (rows.length === 0 && !again)) break;
      const lanes = Map.groupBy(rows, (row) => row.channel);
      await Promise.all([...lanes.values()].map(drainLane));
    }
  }

  function dueRows(): OutboxRow[] {
    const now = deps.clock.now();
    return loadDueOutbox(store, now, BATCH).filter((row) => (held.get(row.channel) ?? 0) <= now);
  }

  async function drainLane(rows: OutboxRow[]): Promise<void> {
    for (const row of rows) {
      if (stopped) return;
      if (!(await deliver(row))) return;
    }
  }

  /** Sends one row; false where the rest of its channel has to wait. */
  async function deliver(row: OutboxRow): Promise<boolean> {
    const view = postView.parse(JSON.parse(row.view));
    const target = row.target === null ? null : loadOutboxByKey(store, row.target);
    if (row.target !== null && target?.slackTs == null) return waitForTarget(row, target);
    const attempt = { ...row, attempts: row.attempts + 1, sentAt: deps.clock.now() };
    updateOutbox(store, row.id, { status: 'sending', attempts: attempt.attempts, sentAt: attempt.sentAt });
    try {
      const place = await act(attempt, view, target);
      updateOutbox(store, row.id, {
        status: 'sent',
        sentAt: deps.clock.now(),
        error: null,
        ...placed(row, place),
      });
      return true;
    } catch (error) {
      return fail(attempt, readFailure(error), target);
    }
  }

  function placed(row: OutboxRow, place: Place | null) {
    return place === null || row.kind !== 'post' ? {} : { slackChannel: place.channel, slackTs: place.ts };
  }

  async function act(row: OutboxRow, view: PostView, target: OutboxRow | null): Promise<Place | null> {
    const place = target === null ? null : placeOf(target);
    if (view.type === 'reaction') {
      if (place !== null) await react(parts.client, place, view.name);
      return place;
    }
    const rendered = parts.render(row.workspace, view);
    if (rendered === null) return null;
    if (row.kind === 'refresh') {
      if (place !== null) await refresh(parts.client, place, rendered.message);
      return place;
    }
    const posted = await post(parts.client, row, await channelOf(row), place?.ts ?? null, rendered.message);
    queueReplies(row, rendered.replies);
    return posted;
  }

  /** Queued once their message stands; the key keeps them from being queued twice. */
  function queueReplies(row: OutboxRow, replies: PostView[]): void {
    const now = deps.clock.now();
    const { workspace, planId, channel, priority } = row;
    const common = { workspace, planId, channel, priority, kind: 'post', target: row.key } as const;
    for (const [part, view] of replies.entries())
      insertOutbox(store, { ...common, key: `${row.key}:${part}`, view, notBefore: now, createdAt: now });
  }

  async function channelOf(row: OutboxRow): Promise<string> {
    if (!/^[UW]/.test(row.channel)) return row.channel;
    const known = direct.get(row.channel);
    if (known !== undefined) return known;
    const { channel } = await parts.client.conversations.open({ users: row.channel });
    if (channel?.id === undefined) throw new Error('conversations.open gave no channel');
    direct.set(row.channel, channel.id);
    return channel.id;
  }

  /** A reply, refresh or reaction waits for its message, and ends with it. */
  function waitForTarget(row: OutboxRow, target: OutboxRow | null): boolean {
    if (target === null || target.status === 'dead' || target.status === 'sent') {
      updateOutbox(store, row.id, { status: 'dead', error: 'its message was never sent' });
      return true;
    }
    updateOutbox(store, row.id, { notBefore: Math.max(target.notBefore, deps.clock.now() + 500) });
    return true;
  }

  async function fail(row: OutboxRow, failure: Failure, target: OutboxRow | null): Promise<boolean> {
    log.warn(
      { outbox: row.id, kind: row.kind, attempt: row.attempts, error: failure.error },
      'not delivered',
    );
    if (failure.kind === 'never' || row.attempts >= MAX_ATTEMPTS) {
      updateOutbox(store, row.id, { status: 'dead', error: failure.error });
      return true;
    }
    if (failure.kind === 'unknown' && row.kind === 'post' && (await recordIfPosted(row, target))) return true;
    const wait = failure.kind === 'later' ? failure.afterMs : LOOK_AGAIN * 2 ** (row.attempts - 1);
    const until = deps.clock.now() + wait;
    held.set(row.channel, until);
    updateOutbox(store, row.id, { status: 'pending', notBefore: until, error: failure.error });
    return false;
  }

  /** Looks for the post in Slack, waits a little and looks once more. */
  async function recordIfPosted(row: OutboxRow, target: OutboxRow | null): Promise<boolean> {
    for (const wait of [0, LOOK_AGAIN]) {
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      try {
        const channel = await channelOf(row);
        const ts = await findPosted(
          parts.client,
          parts.identity.botId,
          row,
          channel,
          target?.slackTs ?? null,
        );
        if (ts === null) continue;
        updateOutbox(store, row.id, { status: 'sent', slackChannel: channel, slackTs: ts, error: null });
        return true;
      } catch (error) {
        log.warn({ outbox: row.id, error: readFailure(error).error }, 'could not look for a post');
      }
    }
    return false;
  }

  async function settleUncertain(row: OutboxRow): Promise<void> {
    const target = row.target === null ? null : loadOutboxByKey(store, row.target);
    if (row.kind === 'post' && (await recordIfPosted(row, target))) return;
    updateOutbox(store, row.id, { status: 'pending', notBefore: deps.clock.now() });
  }

  function plan(): void {
    if (timer !== null) clearTimeout(timer);
    const next = nextOutboxAt(store);
    if (stopped || next === null) return;
    const soonest = Math.max(next, ...[...held.values()].filter((until) => until > next).slice(0, 1));
    timer = setTimeout(wake, Math.min(Math.max(soonest - deps.clock.now(), 50), 60_000));
    timer.unref();
  }

  function wake(): void {
    again = true;
    if (stopped || running !== null) return;
    running = run()
      .catch((error: unknown) => log.error({ error: String(error) }, 'delivery stopped short'))
      .finally(() => {
        running = null;
        plan();
      });
  }

  return {
    wake,
    async drained() {
      wake();
      while (running !== null) await running;
    },
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}

function placeOf(row: OutboxRow): Place | null {
  return row.slackChannel === null || row.slackTs === null
    ? null
    : { channel: row.slackChannel, ts: row.slackTs };
}
