import type { Message } from '../../protocol.ts';
import { dayKey } from '../text/dates.ts';

/** One line of a message list: a message, with what stands above it. */
export interface Row {
  message: Message;
  /** Set where a new day begins: a moment of that day, in milliseconds. */
  day: number | null;
  /** Follows closely on a message of the same author: shown without avatar and name. */
  compact: boolean;
}

const CLOSE_MS = 5 * 60_000;

/** Lays messages out as rows, in one reader's zone. */
export function layRows(messages: readonly Message[], zone: string): Row[] {
  let before: Message | undefined;
  let dayBefore = '';
  return messages.map((message) => {
    const at = msOf(message.ts);
    const day = dayKey(at, zone);
    const starts = day !== dayBefore;
    const compact = !starts && before !== undefined && follows(before, message);
    before = message;
    dayBefore = day;
    return { message, day: starts ? at : null, compact };
  });
}

/** Milliseconds of a `ts`. */
export function msOf(ts: string): number {
  return Number(ts) * 1000;
}

function follows(before: Message, message: Message): boolean {
  const plain = before.subtype === null && message.subtype === null;
  const same = before.user === message.user && before.onlyFor === message.onlyFor;
  return plain && same && msOf(message.ts) - msOf(before.ts) < CLOSE_MS;
}
