import { mainFlow, repliesOf } from '../slack/messages.ts';
import type { Room, StoredMessage } from '../slack/records.ts';
import type { World } from '../slack/world.ts';
import { type ShownMessage, toShown } from './shown.ts';
import { type Patience, until } from './wait.ts';

/** What a message is looked for by: a part of what it shows or of its fallback text, a pattern, or a test. */
export type Wanted = string | RegExp | ((message: ShownMessage) => boolean);

/** A conversation as everybody in it sees it. */
export interface ChannelDriver {
  id: string;
  /** The channel's own flow without replies and private messages, oldest first. */
  messages(): ShownMessage[];
  /** The newest message of the channel's own flow. */
  last(): ShownMessage | undefined;
  /** The replies to a message, oldest first. */
  thread(of: { ts: string } | string): ShownMessage[];
  /** Waits for a message, in the flow or in a thread; gives the newest that fits. */
  waitFor(wanted: Wanted, patience?: Patience): Promise<ShownMessage>;
  /** Waits until no message fits. */
  waitForNone(wanted: Wanted, patience?: Patience): Promise<void>;
  members(): string[];
}

export function channelDriver(world: World, room: Room): ChannelDriver {
  const everything = () => room.messages.filter((message) => message.onlyFor === null).map(toShown);
  const seen = () =>
    `It shows: ${JSON.stringify(
      everything()
        .slice(-5)
        .map((m) => m.shown.slice(0, 200)),
    )}`;
  const name = world.rooms.get(room.info.id)?.info.name || room.info.id;
  return {
    id: room.info.id,
    messages: () => mainFlow(room).map(toShown),
    last: () => mainFlow(room).map(toShown).at(-1),
    thread: (of) => repliesOf(room, typeof of === 'string' ? of : of.ts).map(toShown),
    waitFor: (wanted, patience) =>
      until(() => everything().findLast(fits(wanted)), `${String(wanted)} in #${name}`, patience, seen),
    async waitForNone(wanted, patience) {
      await until(() => !everything().some(fits(wanted)), `no ${String(wanted)} in #${name}`, patience, seen);
    },
    members: () => [...room.info.members],
  };
}

export function fits(wanted: Wanted): (message: ShownMessage) => boolean {
  if (typeof wanted === 'function') return wanted;
  if (typeof wanted === 'string') return ({ shown, text }) => shown.includes(wanted) || text.includes(wanted);
  return ({ shown, text }) => wanted.test(shown) || wanted.test(text);
}

/** Whether a message is there for this person. */
export function seenBy(person: string): (message: StoredMessage) => boolean {
  return ({ onlyFor }) => onlyFor === null || onlyFor === person;
}
