import { type PostView, postView } from '../../operations/posts.ts';
import { loadOutboxByKey, type OutboxRow, updateOutbox } from '../../storage/outbox.ts';
import type { Desk, Rendered } from './desk.ts';
import { giveUp } from './outcome.ts';
import { directChannel, type Place, placeOf } from './send.ts';

/** A row with everything that its call needs. */
export interface Ready {
  view: PostView;
  channel: string;
  /** The message that it is about: whose thread it belongs in, or that it changes. */
  target: Place | null;
  rendered: Rendered | null;
}

/** Milliseconds after which a row looks again whether the message that it is about stands. */
const TARGET_WAIT = 300;

/** Renders a row; null where there is nothing to send now, and the row says why. Throws what Slack answers. */
export async function prepare(desk: Desk, row: OutboxRow): Promise<Ready | null> {
  const { store } = desk.deps.database;
  const about = row.target === null ? null : loadOutboxByKey(store, row.target);
  if (row.target !== null && !standing(desk, row, about)) return null;
  const target = about === null ? null : placeOf(about);
  const shown = render(desk, row);
  if (shown === null) return null;
  const { view, rendered } = shown;
  const needsPlace = row.kind !== 'post' || row.target !== null;
  if ((needsPlace && target === null) || (rendered === null && view.type !== 'reaction')) {
    updateOutbox(store, row.id, { status: 'sent', sentAt: desk.deps.clock.now(), error: null });
    return null;
  }
  const channel = target?.channel ?? (await directChannel(desk.client, desk.direct, row.channel));
  return { view, rendered, target, channel };
}

/** What a row shows; null where it cannot be rendered, which no later attempt would change. */
export function render(desk: Desk, row: OutboxRow): { view: PostView; rendered: Rendered | null } | null {
  try {
    const view = postView.parse(JSON.parse(row.view));
    return { view, rendered: view.type === 'reaction' ? null : desk.render(row.workspace, view) };
  } catch (error) {
    desk.log.error({ outbox: row.id, stack: (error as Error).stack }, 'a post could not be rendered');
    giveUp(desk, row, 'dead', 'could not be rendered');
    return null;
  }
}

/** Whether the message that a row is about stands; the row waits for it, and ends with it. */
function standing(desk: Desk, row: OutboxRow, about: OutboxRow | null): boolean {
  if (about?.status === 'sent') return true;
  if (about?.status === 'pending' || about?.status === 'sending')
    desk.queue.wait(row, Math.max(about.notBefore, desk.deps.clock.now() + TARGET_WAIT));
  else
    updateOutbox(desk.deps.database.store, row.id, { status: 'dead', error: 'its message was never sent' });
  return false;
}
