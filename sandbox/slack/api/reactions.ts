import { needScope } from '../needed.ts';
import { react, unreact } from '../reactions.ts';
import type { StoredMessage } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { messageJson } from '../shapes.ts';
import type { World } from '../world.ts';
import type { Args } from './args.ts';
import { joinedRoom, type Method } from './method.ts';

function messageOf(world: World, args: Args): StoredMessage {
  const room = joinedRoom(world, args.needed('channel'));
  if (room.info.archived) throw new Refusal('is_archived');
  const message = room.byTs.get(args.needed('timestamp'));
  if (!message || message.onlyFor !== null) throw new Refusal('message_not_found');
  return message;
}

function nameOf(args: Args): string {
  const name = args.needed('name').replaceAll(':', '');
  if (!/^[a-z0-9_+'-]+$/.test(name)) throw new Refusal('invalid_name');
  return name;
}

const add: Method = (world, args) => {
  needScope(world, 'reactions:write');
  const name = nameOf(args);
  if (!react(world, messageOf(world, args), world.settings.app.botUserId, name))
    throw new Refusal('already_reacted');
  return {};
};

const remove: Method = (world, args) => {
  needScope(world, 'reactions:write');
  const name = nameOf(args);
  if (!unreact(world, messageOf(world, args), world.settings.app.botUserId, name))
    throw new Refusal('no_reaction');
  return {};
};

const get: Method = (world, args) => {
  needScope(world, 'reactions:read');
  const message = messageOf(world, args);
  return { type: 'message', channel: message.channel, message: messageJson(world, message) };
};

export const reactionMethods: Record<string, Method> = {
  'reactions.add': add,
  'reactions.remove': remove,
  'reactions.get': get,
};
