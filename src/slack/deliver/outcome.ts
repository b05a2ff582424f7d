import type { PostView } from '../../operations/posts.ts';
import { insertOutbox, type OutboxRow } from '../../storage/outbox.ts';
import { markSent, updateOutbox } from '../../storage/outbox-marks.ts';
import { backOff } from './back-off.ts';
import type { Desk } from './desk.ts';
import type { Failure } from './failure.ts';
import { methodOf } from './queue.ts';
import type { Place } from './send.ts';

/** Attempts after which a row is given up; with the back-off that is some five hours. */
const MAX_ATTEMPTS = 60;
/** Milliseconds after which a token that was refused is tried again. */
export const SHUT_OUT = 5 * 60_000;

/**
 * Records where a post stands, and queues what belongs in its thread; the keys keep that from happening twice. Answers
 * that come at once are recorded in one write.
 */
export async function stands(
  desk: Desk,
  row: OutboxRow,
  place: Place,
  replies: readonly PostView[],
): Promise<void> {
  const at = desk.deps.clock.now();
  const { workspace, planId, channel, priority } = row;
  const common = { workspace, planId, channel, priority, kind: 'post', target: row.key } as const;
  const { store, together } = desk.deps.database;
  await together(() => {
    markSent(store, row.id, { at, ...place });
    for (const [part, view] of replies.entries())
      insertOutbox(store, { ...common, key: `${row.key}:${part}`, view, notBefore: at, createdAt: at });
  });
}

/** Gives a row up, and says so. */
export function giveUp(desk: Desk, row: OutboxRow, status: 'dead' | 'uncertain', error: string): void {
  updateOutbox(desk.deps.database.store, row.id, { status, error });
  desk.log.error({ outbox: row.id, kind: row.kind, status, error }, 'given up');
  try {
    desk.onDead?.({ ...row, status, error }, error);
  } catch (untold) {
    // As over a plan that cannot be read: what others wait for is not held up by it.
    desk.log.error({ outbox: row.id, error: String(untold) }, 'could not say what was given up');
  }
}

/** Queues a row again after what surely did not reach Slack, or gives it up. */
export function notDone(desk: Desk, row: OutboxRow, failure: Failure): void {
  const { log, pace, deps } = desk;
  const { error } = failure;
  desk.onCall?.(
    methodOf(row),
    failure.kind === 'limited' || failure.kind === 'shut out' ? failure.kind : 'failed',
  );
  log.warn({ outbox: row.id, kind: row.kind, attempt: row.attempts, error }, 'not delivered');
  if (failure.kind === 'never') giveUp(desk, row, 'dead', error);
  else if (failure.kind === 'limited' || failure.kind === 'shut out') {
    // Neither says anything of the row: the attempt does not count.
    updateOutbox(deps.database.store, row.id, { status: 'pending', attempts: row.attempts - 1, error });
    const now = deps.clock.now();
    if (failure.kind === 'shut out') pace.holdAll(now + SHUT_OUT);
    else pace.hold(methodOf(row), row.channel, now + failure.afterMs);
  } else again(desk, row, error);
}

/** Queues a row again after a pause, which holds up what is to be said after it in its channel. */
export function again(desk: Desk, row: OutboxRow, error: string): void {
  if (row.attempts >= MAX_ATTEMPTS) {
    giveUp(desk, row, 'dead', error);
    return;
  }
  updateOutbox(desk.deps.database.store, row.id, { status: 'pending', attempts: row.attempts, error });
  pause(desk, row);
}

/** Lets a row alone for a while. */
export function pause(desk: Desk, row: OutboxRow): void {
  const until = desk.deps.clock.now() + backOff(Math.max(1, row.attempts), desk.deps.ids);
  if (row.kind === 'post') desk.pace.hold(methodOf(row), row.channel, until);
  else desk.queue.wait(row, until);
}
