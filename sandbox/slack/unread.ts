import type { Unread } from '../protocol.ts';
import { compareTs } from './numbering.ts';
import type { Room, StoredMessage } from './records.ts';
import type { World } from './world.ts';

/** Tells the page what a new message leaves unread, for each member who did not write it. */
export function tellUnread(world: World, room: Room, message: StoredMessage): void {
  if (world.listeners.size === 0) return;
  for (const person of room.info.members) {
    if (person === message.user || world.people.get(person)?.isBot) continue;
    world.push({ type: 'unread', unread: unreadOf(room, person) });
  }
}

function unreadOf(room: Room, person: string): Unread {
  const read = room.lastRead.get(person) ?? '0';
  const direct = room.info.kind === 'im' || room.info.kind === 'mpim';
  let count = 0;
  let mentions = 0;
  for (let at = room.messages.length - 1; at >= 0; at -= 1) {
    const message = room.messages[at];
    if (!message || compareTs(message.ts, read) <= 0) break;
    if (message.user === person || (message.onlyFor !== null && message.onlyFor !== person)) continue;
    if (message.threadTs !== null && message.threadTs !== message.ts && !message.broadcast) continue;
    count += 1;
    if (direct || message.text.includes(`<@${person}>`)) mentions += 1;
  }
  return { person, channel: room.info.id, count, mentions };
}

export function markRead(world: World, room: Room, person: string): void {
  const last = room.messages.at(-1);
  if (last) room.lastRead.set(person, last.ts);
  world.push({ type: 'unread', unread: unreadOf(room, person) });
}

export function allUnread(world: World): Unread[] {
  const people = world.people.values().filter((person) => !person.isBot);
  return people
    .flatMap((person) =>
      world.rooms
        .values()
        .filter((room) => room.info.members.includes(person.id))
        .map((room) => unreadOf(room, person.id)),
    )
    .filter((unread) => unread.count > 0)
    .toArray();
}
