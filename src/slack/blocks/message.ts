import type { KnownBlock } from '@slack/types';
import { cut } from '../../digest/words.ts';
import { limits } from './limits.ts';
import { withSteadyIds } from './steady-ids.ts';

/** A message as chat.postMessage takes it; `text` says the same to notifications and screen readers. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** How many entries each list may show, from generous to bare. */
const rooms = [30, 20, 12, 8, 5, 3, 2, 1];

/** `text` is mark-up that is escaped already. */
export function message(text: string, blocks: KnownBlock[]): Message {
  return { text: cut(text, limits.message.text) || '–', blocks: withSteadyIds(blocks) };
}

/** The most room for its lists, up to `most`, with which Slack accepts the message as a whole. */
export function roomFor(build: (room: number) => Message, most = 30): number {
  return widest(build, most).room;
}

/** The message with that room. */
export function roomiest(build: (room: number) => Message, most = 30): Message {
  return widest(build, most).message;
}

function widest(build: (room: number) => Message, most: number): { room: number; message: Message } {
  for (const room of rooms.filter((one) => one <= most)) {
    const built = build(room);
    if (fits(built)) return { room, message: built };
  }
  return { room: 1, message: build(1) };
}

function fits({ blocks }: Message): boolean {
  return blocks.length <= limits.message.blocks && JSON.stringify(blocks).length <= limits.message.characters;
}
