import { permalinkPath } from '../../permalink.ts';
import type { BlockJson } from '../../protocol.ts';
import { withIds } from '../block-ids.ts';
import { checkMessage, noteViolation } from '../checked.ts';
import { asList, type Json } from '../json.ts';
import { addMessage, removeMessage, showMessage } from '../messages.ts';
import { needScope } from '../needed.ts';
import type { Room, StoredMessage } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { messageJson } from '../shapes.ts';
import { directRoom, findRoom, isMember, type World } from '../world.ts';
import type { Args } from './args.ts';
import { appIsIn, knownRoom, type Method } from './method.ts';

/** What a message says, checked by Slack's manners. */
function contentOf(world: World, args: Args, where: string): Json & { text: string; blocks: BlockJson[] } {
  const blocks = args.json('blocks');
  const attachments = args.json('attachments');
  if (args.text('blocks') !== '' && !Array.isArray(blocks)) throw new Refusal('invalid_blocks_format');
  const metadata = args.object('metadata');
  if (args.all.metadata !== undefined && !metadata) throw new Refusal('invalid_metadata_format');
  const text = args.text('text');
  const content = { text, blocks: blocks ?? undefined, attachments: attachments ?? undefined };
  checkMessage(
    world,
    { ...content, ...(metadata && Object.keys(metadata).length > 0 && { metadata }) },
    where,
  );
  return { text, blocks: asList(blocks) as BlockJson[], attachments: asList(attachments), metadata };
}

/** Where a message may be posted: channels that the app is in; for a user the direct message with the app. */
function roomToPostIn(world: World, channel: string): Room {
  const person = world.people.get(channel);
  if (person) {
    if (person.deactivated || person.id === world.settings.app.botUserId)
      throw new Refusal('channel_not_found');
    return directRoom(world, world.settings.app.botUserId, person.id);
  }
  const room = channel.startsWith('#')
    ? (findRoom(world, channel) ?? knownRoom(world, channel))
    : knownRoom(world, channel);
  const open = room.info.kind === 'public' && world.settings.app.scopes.has('chat:write.public');
  if (room.info.archived) throw new Refusal('is_archived');
  if (!appIsIn(world, room) && !open) throw new Refusal('not_in_channel');
  return room;
}

/** The thread that is asked for; Slack says to name its first message, never a reply, under which nobody finds an answer. */
function threadAsked(world: World, room: Room, args: Args): string | null {
  const asked = args.text('thread_ts');
  if (asked === '') return null;
  const parent = room.byTs.get(asked);
  if (!parent || parent.onlyFor !== null) throw new Refusal('cannot_reply_to_message');
  const first = parent.threadTs ?? asked;
  if (first !== asked)
    noteViolation(world, {
      where: 'chat.postMessage',
      problems: ['thread_ts: is a reply of another thread'],
    });
  return first;
}

const postMessage: Method = (world, args) => {
  needScope(world, 'chat:write');
  const room = roomToPostIn(world, args.needed('channel'));
  const content = contentOf(world, args, 'chat.postMessage');
  const threadTs = threadAsked(world, room, args);
  const message = addMessage(world, room, {
    ...content,
    user: world.settings.app.botUserId,
    byApp: true,
    threadTs,
    broadcast: args.flag('reply_broadcast'),
  });
  return { channel: room.info.id, ts: message.ts, message: messageJson(world, message, true) };
};

const postEphemeral: Method = (world, args) => {
  needScope(world, 'chat:write');
  const room = roomToPostIn(world, args.needed('channel'));
  const user = args.needed('user');
  const person = world.people.get(user);
  if (!person || person.deactivated) throw new Refusal('user_not_found');
  if (!isMember(room, user)) throw new Refusal('user_not_in_channel');
  const content = contentOf(world, args, 'chat.postEphemeral');
  const threadTs = args.text('thread_ts');
  const message = addMessage(world, room, {
    ...content,
    metadata: null,
    user: world.settings.app.botUserId,
    byApp: true,
    threadTs: threadTs === '' ? null : threadTs,
    onlyFor: user,
  });
  return { message_ts: message.ts };
};

/** A message that the app itself posted and everybody sees. */
function ownMessage(world: World, args: Args, refusal: string): { room: Room; message: StoredMessage } {
  const room = knownRoom(world, args.needed('channel'));
  const message = room.byTs.get(args.needed('ts'));
  if (!message || message.onlyFor !== null) throw new Refusal('message_not_found');
  if (message.botId !== world.settings.app.botId) throw new Refusal(refusal);
  if (room.info.archived) throw new Refusal('is_archived');
  if (!appIsIn(world, room)) throw new Refusal('not_in_channel');
  return { room, message };
}

const update: Method = (world, args) => {
  needScope(world, 'chat:write');
  const { room, message } = ownMessage(world, args, 'cant_update_message');
  const content = contentOf(world, args, 'chat.update');
  const named = args.all;
  const keepsBlocks = named.blocks === undefined && named.text === undefined;
  if (!keepsBlocks) message.blocks = withIds(world.numbering, content.blocks);
  if (named.text !== undefined) message.text = content.text;
  if (named.attachments !== undefined) message.attachments = asList(content.attachments) as BlockJson[];
  const metadata = args.object('metadata');
  if (metadata) message.metadata = Object.keys(metadata).length > 0 ? metadata : null;
  message.editedTs = world.numbering.ts();
  message.editedBy = world.settings.app.botUserId;
  showMessage(world, message);
  return {
    channel: room.info.id,
    ts: message.ts,
    text: message.text,
    message: messageJson(world, message, true),
  };
};

const remove: Method = (world, args) => {
  needScope(world, 'chat:write');
  const { room, message } = ownMessage(world, args, 'cant_delete_message');
  removeMessage(world, room, message);
  return { channel: room.info.id, ts: message.ts };
};

const getPermalink: Method = (world, args) => {
  const room = knownRoom(world, args.needed('channel'));
  const message = room.byTs.get(args.needed('message_ts'));
  if (!message || message.onlyFor !== null) throw new Refusal('message_not_found');
  const { channel, ts, threadTs } = message;
  const parent = threadTs === ts ? null : threadTs;
  return { channel, permalink: world.url + permalinkPath({ channel, ts, threadTs: parent }) };
};

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.postEphemeral': postEphemeral,
  'chat.update': update,
  'chat.delete': remove,
  'chat.getPermalink': getPermalink,
};
