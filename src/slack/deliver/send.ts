import type { WebClient } from '@slack/web-api';
import type { OutboxRow } from '../../storage/outbox.ts';
import type { Message } from '../blocks/message.ts';
import { POST_EVENT, type Search } from './reconcile.ts';

/** Where a message stands in Slack. */
export interface Place {
  channel: string;
  ts: string;
}

export function placeOf({ slackChannel, slackTs }: OutboxRow): Place | null {
  return slackChannel === null || slackTs === null ? null : { channel: slackChannel, ts: slackTs };
}

/** Posts once; the key in the metadata is how it is found again where the answer gets lost. */
export async function post(
  client: WebClient,
  row: OutboxRow,
  { channel, threadTs }: Search,
  { text, blocks }: Message,
): Promise<Place> {
  const answer = await client.chat.postMessage({
    channel,
    text,
    blocks,
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: POST_EVENT, event_payload: { key: row.key } },
    ...(threadTs === null ? {} : { thread_ts: threadTs }),
  });
  if (answer.channel === undefined || answer.ts === undefined)
    throw new Error('chat.postMessage gave no place');
  return { channel: answer.channel, ts: answer.ts };
}

/** Renders a message that stands already anew. */
export async function refresh(client: WebClient, place: Place, { text, blocks }: Message): Promise<void> {
  await client.chat.update({ channel: place.channel, ts: place.ts, text, blocks });
}

/** Puts a reaction of our own on a message; one that is there already is as good. */
export async function react(client: WebClient, place: Place, name: string): Promise<void> {
  try {
    await client.reactions.add({ channel: place.channel, timestamp: place.ts, name });
  } catch (error) {
    if ((error as { data?: { error?: string } }).data?.error !== 'already_reacted') throw error;
  }
}

/** The channel to post in for a channel or a person; `known` keeps the direct ones that were opened. */
export async function directChannel(
  client: WebClient,
  known: Map<string, string>,
  to: string,
): Promise<string> {
  const channel = /^[UW]/.test(to) ? known.get(to) : to;
  if (channel !== undefined) return channel;
  const opened = await client.conversations.open({ users: to });
  if (opened.channel?.id === undefined) throw new Error('conversations.open gave no channel');
  known.set(to, opened.channel.id);
  return opened.channel.id;
}
