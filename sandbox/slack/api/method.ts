import type { Json } from '../json.ts';
import { needScope } from '../needed.ts';
import type { Room } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { isMember, type World } from '../world.ts';
import type { Args } from './args.ts';

/** A Web API method: gives what its answer holds beside `ok`, or throws a `Refusal`. */
export type Method = (world: World, args: Args) => Json | Promise<Json>;

const families = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;

/** The scope of a family of methods for this kind of conversation, `groups:history`. */
export function needRoomScope(world: World, room: Room, right: 'read' | 'history'): void {
  needScope(world, `${families[room.info.kind]}:${right}`);
}

/** The conversation, which the app may know of: private ones only as a member. */
export function knownRoom(world: World, channel: string): Room {
  const room = world.rooms.get(channel);
  const hidden = room && room.info.kind !== 'public' && !appIsIn(world, room);
  if (!room || hidden) throw new Refusal('channel_not_found');
  return room;
}

/** The conversation, of which the app is a member. */
export function joinedRoom(world: World, channel: string): Room {
  const room = knownRoom(world, channel);
  if (!appIsIn(world, room)) throw new Refusal('not_in_channel');
  return room;
}

export function appIsIn(world: World, room: Room): boolean {
  return isMember(room, world.settings.app.botUserId);
}
