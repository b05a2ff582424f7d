import { setTimeout as pauseFor } from 'node:timers/promises';
import type { OutboxRow } from '../../storage/outbox.ts';
import type { Desk } from './desk.ts';
import { type Failure, readFailure } from './failure.ts';
import { again, giveUp, pause, SHUT_OUT, stands } from './outcome.ts';
import { type Located, locate, show } from './prepare.ts';
import { methodOf } from './queue.ts';
import { findPosted, type Search, TooMuchSince } from './reconcile.ts';
import type { Place } from './send.ts';

/** Milliseconds after which Slack is looked at once more: what was under way may still have arrived. */
const LOOK_AGAIN = 2_000;

/**
 * Finds out what became of a post whose answer was lost, or that was under way when the process ended. Until Slack
 * says so the row stays marked and is not sent again; where Slack does not let us look, it stays uncertain.
 */
export async function settle(desk: Desk, row: OutboxRow): Promise<void> {
  let place: Place | null;
  try {
    const located = await locate(desk, row);
    if (located === null) return;
    place = await find(desk, row, located);
  } catch (error) {
    if (!desk.abandoned()) cannotSay(desk, row, error);
    return;
  }
  if (desk.abandoned()) return;
  if (place === null) return again(desk, row, 'not found in Slack');
  await stands(desk, row, place, show(desk, row)?.rendered?.replies ?? []);
}

async function find(
  { client, identity }: Desk,
  row: OutboxRow,
  { channel, target }: Located,
): Promise<Place | null> {
  const search: Search = { channel, threadTs: target?.ts ?? null };
  for (const wait of [0, LOOK_AGAIN]) {
    if (wait > 0) await pauseFor(wait);
    const ts = await findPosted(client, identity.botId, row, search);
    if (ts !== null) return { channel, ts };
  }
  return null;
}

function cannotSay(desk: Desk, row: OutboxRow, error: unknown): void {
  if (error instanceof TooMuchSince) giveUp(desk, row, 'uncertain', 'too_much_since');
  else lookLater(desk, row, readFailure(error));
}

function lookLater(desk: Desk, row: OutboxRow, failure: Failure): void {
  const now = desk.deps.clock.now();
  desk.log.warn({ outbox: row.id, error: failure.error }, 'could not look for a post');
  if (failure.kind === 'never') giveUp(desk, row, 'uncertain', failure.error);
  else if (failure.kind === 'limited') desk.pace.hold('chat.postMessage', row.channel, now + failure.afterMs);
  else if (failure.kind === 'shut out') {
    desk.onCall?.(methodOf(row), failure.kind);
    desk.pace.holdAll(now + SHUT_OUT);
  } else pause(desk, row);
}
