import type { WebClient } from '@slack/web-api';
import type { OutboxRow } from '../../storage/outbox.ts';

/** Type of the metadata that every post carries; its payload has the row's key and nothing else. */
export const POST_EVENT = 'signalbox_post';

/** Seconds before the attempt from which Slack is searched. */
const MARGIN_SECONDS = 5;

/**
 * Looks for a post of ours in Slack by the key in its metadata, in the channel or, with `threadTs`, in
 * that thread. null where it does not stand there. Throws where Slack does not let us look.
 */
export async function findPosted(
  client: WebClient,
  botId: string,
  row: OutboxRow,
  channel: string,
  threadTs: string | null,
): Promise<string | null> {
  const oldest = ((row.sentAt ?? row.createdAt) / 1_000 - MARGIN_SECONDS).toFixed(6);
  const query = { channel, oldest, limit: 15, include_all_metadata: true };
  const { messages = [] } =
    threadTs === null
      ? await client.conversations.history(query)
      : await client.conversations.replies({ ...query, ts: threadTs });
  const ours = messages.find((message) => {
    const { bot_id, metadata } = message as {
      bot_id?: string;
      metadata?: { event_payload?: { key?: unknown } };
    };
    return bot_id === botId && metadata?.event_payload?.key === row.key;
  });
  return ours?.ts ?? null;
}
