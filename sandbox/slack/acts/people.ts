import type { Room, StoredPerson } from '../records.ts';
import { findPerson, isMember, maySee, type World } from '../world.ts';

/** Who acts; somebody unknown is a mistake of the caller. */
export function actor(world: World, person: string): StoredPerson {
  const found = findPerson(world, person);
  if (!found) throw new Error(`There is nobody called ${person} in this workspace`);
  if (found.deactivated) throw new Error(`${found.name} is deactivated and cannot act`);
  return found;
}

/** A conversation that the person sees. */
export function placeOf(world: World, person: StoredPerson, channel: string): Room {
  const room = world.rooms.get(channel);
  if (!room || !maySee(room, person)) throw new Error(`${person.name} sees no conversation ${channel}`);
  return room;
}

/** A conversation that the person may write in. */
export function deskOf(world: World, person: StoredPerson, channel: string): Room {
  const room = placeOf(world, person, channel);
  if (room.info.archived) throw new Error(`${room.info.name} is archived`);
  if (!isMember(room, person.id)) throw new Error(`${person.name} is no member of ${room.info.name}`);
  return room;
}
