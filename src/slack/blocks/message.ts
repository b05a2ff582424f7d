import type { KnownBlock } from '@slack/types';
import { cut } from '../../digest/words.ts';
import { limits } from './limits.ts';

/** A message as chat.postMessage takes it; `text` says the same to notifications and screen readers. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** How many entries each list may show, from generous to bare. */
const rooms = [30, 20, 12, 8, 5, 3, 2, 1];

/** `text` is mark-up that is escaped already. */
export function message(text: string, blocks: KnownBlock[]): Message {
  return { text: cut(text, limits.message.text) || '–', blocks };
}

/** The most room for its lists, up to `most`, with which Slack accepts the message as a whole. */
export function roomFor(build: (room: number) => Message, most = 30): number {
  return rooms.find((room) => room <= most && fits(build(room))) ?? 1;
}

/** The message with that room. */
export function roomiest(build: (room: number) => Message, most = 30): Message {
  return build(roomFor(build, most));
}

function fits({ blocks }: Message): boolean {
  return blocks.length <= limits.message.blocks && JSON.stringify(blocks).length <= limits.message.characters;
}
