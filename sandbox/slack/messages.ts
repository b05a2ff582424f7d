import type { BlockJson, FileInfo } from '../protocol.ts';
import { withIds } from './block-ids.ts';
import type { Json } from './json.ts';
import { compareTs } from './numbering.ts';
import { type Room, type StoredMessage, toPageMessage } from './records.ts';
import { tellUnread } from './unread.ts';
import type { World } from './world.ts';

export interface NewMessage {
  user: string;
  byApp?: boolean;
  text: string;
  blocks?: BlockJson[];
  attachments?: BlockJson[];
  threadTs?: string | null;
  broadcast?: boolean;
  metadata?: Json | null;
  files?: FileInfo[];
  /** The only person who is to see it. */
  onlyFor?: string | null;
  subtype?: string | null;
}

/** Says something in a conversation: numbers it, keeps its thread's counts and tells the page. */
export function addMessage(world: World, room: Room, said: NewMessage): StoredMessage {
  const message: StoredMessage = {
    channel: room.info.id,
    ts: world.numbering.ts(),
    user: said.user,
    botId: said.byApp ? world.settings.app.botId : null,
    text: said.text,
    blocks: withIds(world.numbering, said.blocks ?? []),
    attachments: said.attachments ?? [],
    threadTs: said.threadTs ?? null,
    replyCount: 0,
    replyUsers: [],
    latestReply: null,
    broadcast: said.broadcast ?? false,
    editedTs: null,
    editedBy: null,
    reactions: [],
    files: said.files ?? [],
    onlyFor: said.onlyFor ?? null,
    subtype: said.subtype ?? null,
    metadata: said.metadata ?? null,
  };
  room.messages.push(message);
  room.byTs.set(message.ts, message);
  if (message.threadTs && !message.onlyFor) countReply(world, room, message.threadTs);
  showMessage(world, message);
  tellUnread(world, room, message);
  return message;
}

export function showMessage(world: World, message: StoredMessage): void {
  world.push({ type: 'message', message: toPageMessage(message) });
}

export function removeMessage(world: World, room: Room, message: StoredMessage): void {
  room.messages.splice(room.messages.indexOf(message), 1);
  room.byTs.delete(message.ts);
  world.push({ type: 'message_gone', channel: room.info.id, ts: message.ts });
  if (message.threadTs && message.threadTs !== message.ts) countReply(world, room, message.threadTs);
}

/** The replies of a thread that everybody sees, oldest first, without its parent. */
export function repliesOf(room: Room, threadTs: string): StoredMessage[] {
  return room.messages.filter((m) => m.threadTs === threadTs && m.ts !== threadTs && m.onlyFor === null);
}

function countReply(world: World, room: Room, threadTs: string): void {
  const parent = room.byTs.get(threadTs);
  if (!parent) return;
  const replies = repliesOf(room, threadTs);
  parent.threadTs = replies.length > 0 ? threadTs : null;
  parent.replyCount = replies.length;
  parent.replyUsers = [...new Set(replies.map((reply) => reply.user))];
  parent.latestReply = replies.at(-1)?.ts ?? null;
  showMessage(world, parent);
}

/** What people see of a channel's own flow (no replies), oldest first. */
export function mainFlow(room: Room): StoredMessage[] {
  return room.messages.filter(
    (m) => m.onlyFor === null && (m.threadTs === null || m.threadTs === m.ts || m.broadcast),
  );
}

export interface Window {
  oldest: string;
  latest: string;
  inclusive: boolean;
}

export function within(window: Window): (message: StoredMessage) => boolean {
  const edge = window.inclusive ? 0 : 1;
  return ({ ts }) =>
    (window.oldest === '' || compareTs(ts, window.oldest) >= edge) &&
    (window.latest === '' || compareTs(window.latest, ts) >= edge);
}
