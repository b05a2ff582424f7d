import type { OutboxRow } from '../../storage/outbox.ts';
import { finishOutbox, markSending } from '../../storage/outbox-marks.ts';
import type { Desk } from './desk.ts';
import { readFailure } from './failure.ts';
import { again, notDone, stands } from './outcome.ts';
import { type Located, locate, type Shown, show } from './prepare.ts';
import { methodOf } from './queue.ts';
import { type Place, post, react, refresh } from './send.ts';
import { settle } from './settle.ts';

/**
 * Makes one attempt at a row: marked before it is sent and after. One that a crash or a lost answer left marked
 * is looked for in Slack before it is sent again, so that it stands there once. Throws where the database does.
 */
export async function attempt(desk: Desk, row: OutboxRow): Promise<void> {
  if (row.status === 'sending' && row.kind === 'post') return settle(desk, row);
  const located = await find(desk, row);
  if (located === null || desk.abandoned()) return;
  // Nothing may come between these: a refresh that is queued after the rendering has to find the row marked.
  const shown = show(desk, row);
  if (shown === null) return;
  const sentAt = desk.deps.clock.now();
  const started = { ...row, attempts: row.attempts + 1, sentAt };
  markSending(desk.deps.database.store, started);
  desk.pace.take(methodOf(row), row.channel, sentAt);
  await send(desk, started, { ...located, ...shown });
}

/** Nothing was posted yet, so whatever Slack answers here can simply be asked again. */
async function find(desk: Desk, row: OutboxRow): Promise<Located | null> {
  try {
    return await locate(desk, row);
  } catch (error) {
    const failure = readFailure(error);
    const tried = { ...row, attempts: row.attempts + 1 };
    if (desk.abandoned()) return null;
    if (failure.kind === 'unknown') again(desk, tried, failure.error);
    else notDone(desk, tried, failure);
    return null;
  }
}

type Ready = Located & Shown;

async function send(desk: Desk, row: OutboxRow, ready: Ready): Promise<void> {
  let place: Place | null = null;
  try {
    place = await call(desk, row, ready);
  } catch (error) {
    if (desk.abandoned()) return;
    const failure = readFailure(error);
    if (failure.kind !== 'unknown') return notDone(desk, row, failure);
    desk.onCall?.(methodOf(row), 'failed');
    desk.log.warn(
      { outbox: row.id, kind: row.kind, attempt: row.attempts, error: failure.error },
      'answer lost',
    );
    return row.kind === 'post' ? settle(desk, row) : again(desk, row, failure.error);
  }
  if (desk.abandoned()) return;
  desk.onCall?.(methodOf(row), 'sent');
  if (place !== null) return stands(desk, row, place, ready.rendered?.replies ?? []);
  const { database } = desk.deps;
  await database.together(() => finishOutbox(database.store, row.id));
}

/** The one call that changes something in Slack; where a new message stands, null for what changes one. */
async function call(desk: Desk, row: OutboxRow, ready: Ready): Promise<Place | null> {
  const { view, channel, target, rendered } = ready;
  if (view.type === 'reaction') {
    if (target !== null) await react(desk.client, target, view.name);
    return null;
  }
  if (rendered === null) return null;
  if (row.kind === 'post')
    return post(desk.client, row, { channel, threadTs: target?.ts ?? null }, rendered.message);
  if (target !== null) await refresh(desk.client, target, rendered.message);
  return null;
}
