import type { WebClient } from '@slack/web-api';
import type { OutboxRow } from '../../storage/outbox.ts';

/** Type of the metadata that every post carries; its payload has the row's key and nothing else. */
export const POST_EVENT = 'signalbox_post';

/** Seconds before the attempt from which Slack is searched: its clock may be that far behind this machine's. */
const MARGIN_SECONDS = 300;
const PAGE = 15;
/** Pages that are turned; a channel with more than this since the attempt is not searched to its end. */
const MOST_PAGES = 20;

/** More was said since the attempt than is looked through. */
export class TooMuchSince extends Error {}

interface Found {
  ts?: string;
  bot_id?: string;
  metadata?: { event_payload?: { key?: unknown } };
}

/** Where a post is looked for. */
export interface Search {
  channel: string;
  /** The message in whose thread it belongs; null for the channel itself. */
  threadTs: string | null;
}

/**
 * Looks for a post of ours in Slack by the key in its metadata, from shortly before its last attempt on.
 * null where it does not stand there. Throws where Slack does not let us look, and `TooMuchSince`.
 */
export async function findPosted(
  client: WebClient,
  botId: string,
  row: OutboxRow,
  { channel, threadTs }: Search,
): Promise<string | null> {
  const oldest = ((row.sentAt ?? row.createdAt) / 1_000 - MARGIN_SECONDS).toFixed(6);
  let cursor = '';
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const query = { channel, oldest, limit: PAGE, include_all_metadata: true, ...(cursor && { cursor }) };
    const { messages = [], response_metadata } =
      threadTs === null
        ? await client.conversations.history(query)
        : await client.conversations.replies({ ...query, ts: threadTs });
    const ours = (messages as Found[]).find(
      ({ bot_id, metadata }) => bot_id === botId && metadata?.event_payload?.key === row.key,
    );
    if (ours?.ts !== undefined) return ours.ts;
    cursor = response_metadata?.next_cursor ?? '';
    if (cursor === '') return null;
  }
  throw new TooMuchSince();
}
