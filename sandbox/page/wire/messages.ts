import type { Message } from '../../protocol.ts';

type ByChannel = ReadonlyMap<string, readonly Message[]>;

/** Groups messages by channel, oldest first. `ts` has a fixed width, so that text order is time order. */
export function sortIntoChannels(messages: readonly Message[]): ByChannel {
  const grouped = Map.groupBy(messages, (message) => message.channel);
  for (const list of grouped.values()) list.sort((a, b) => compareTs(a.ts, b.ts));
  return grouped;
}

/** Inserts a message at its place, or replaces the one with the same `ts`. */
export function placeMessage(channels: ByChannel, message: Message): ByChannel {
  const before = channels.get(message.channel) ?? [];
  const at = placeOf(before, message.ts);
  const replaces = before[at]?.ts === message.ts;
  const after = before.toSpliced(at, replaces ? 1 : 0, message);
  return new Map(channels).set(message.channel, after);
}

/** Takes a message away; nothing happens where it is not there. */
export function removeMessage(channels: ByChannel, channel: string, ts: string): ByChannel {
  const before = channels.get(channel) ?? [];
  return new Map(channels).set(
    channel,
    before.filter((message) => message.ts !== ts),
  );
}

/** What stands in the channel itself for one reader: no replies, and no private notes to others. */
export function channelMessages(messages: readonly Message[], reader: string): Message[] {
  return messages.filter((message) => isFor(message, reader) && (!isReply(message) || message.broadcast));
}

/** The replies of one thread for one reader, oldest first. */
export function threadReplies(messages: readonly Message[], threadTs: string, reader: string): Message[] {
  return messages.filter(
    (message) => message.threadTs === threadTs && isReply(message) && isFor(message, reader),
  );
}

function isFor(message: Message, reader: string): boolean {
  return message.onlyFor === null || message.onlyFor === reader;
}

function isReply(message: Message): boolean {
  return message.threadTs !== null && message.threadTs !== message.ts;
}

function compareTs(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Index of the first message that is not older than `ts`. */
function placeOf(list: readonly Message[], ts: string): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.ts ?? '') < ts) low = middle + 1;
    else high = middle;
  }
  return low;
}
