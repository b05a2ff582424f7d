import { type PostView, postView } from '../../operations/posts.ts';
import type { Store } from '../../storage/database.ts';
import { loadOutboxByKey, type OutboxRow } from '../../storage/outbox.ts';
import { updateOutbox } from '../../storage/outbox-marks.ts';
import type { Desk, Rendered } from './desk.ts';
import { giveUp } from './outcome.ts';
import { directChannel, type Place, placeOf } from './send.ts';

/** Where a row goes. */
export interface Located {
  channel: string;
  /** The message that it is about: that begins its thread, or that it changes. */
  target: Place | null;
}

/** What a row shows. */
export interface Shown {
  view: PostView;
  rendered: Rendered | null;
}

/** Milliseconds after which a row looks again whether the message that it is about stands. */
const TARGET_WAIT = 300;

/** Finds where a row goes; null where it has to wait, or ends. Throws what Slack answers. */
export async function locate(desk: Desk, row: OutboxRow): Promise<Located | null> {
  const { store } = desk.deps.database;
  const about = row.target === null ? null : loadOutboxByKey(store, row.target);
  if (row.target !== null && !standing(desk, row, about)) return null;
  const target = about === null ? null : placeOf(row.kind === 'post' ? threadOf(store, about) : about);
  if (row.target !== null && target === null) {
    nothingToSend(desk, row);
    return null;
  }
  return { target, channel: target?.channel ?? (await directChannel(desk.client, desk.direct, row.channel)) };
}

/** The message whose thread a post stands in, or begins: under a reply Slack keeps no thread that anybody sees. */
function threadOf(store: Store, about: OutboxRow): OutboxRow {
  return (about.target === null ? null : loadOutboxByKey(store, about.target)) ?? about;
}

/** Renders a row as it is now; null where there is nothing (any more) to show, or no later attempt could show it. */
export function show(desk: Desk, row: OutboxRow): Shown | null {
  try {
    const view = postView.parse(JSON.parse(row.view));
    if (view.type === 'reaction') return { view, rendered: null };
    const rendered = desk.render(row.workspace, view);
    if (rendered !== null) return { view, rendered };
    nothingToSend(desk, row);
  } catch (error) {
    desk.log.error({ outbox: row.id, stack: (error as Error).stack }, 'a post could not be rendered');
    giveUp(desk, row, 'dead', 'could not be rendered');
  }
  return null;
}

function nothingToSend({ deps }: Desk, { id }: OutboxRow): void {
  updateOutbox(deps.database.store, id, { status: 'sent', sentAt: deps.clock.now(), error: null });
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
