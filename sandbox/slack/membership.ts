import { announce, announceIn } from './announce.ts';
import { addMessage } from './messages.ts';
import type { Room } from './records.ts';
import { userJson } from './shapes.ts';
import type { World } from './world.ts';

const channelType = { public: 'C', private: 'G', im: 'D', mpim: 'G' } as const;

/** Makes somebody a member; the app hears of it where it is one itself. */
export function join(world: World, room: Room, user: string, inviter?: string): void {
  if (room.info.members.includes(user)) return;
  room.info.members.push(user);
  changed(world, room);
  addMessage(world, room, { user, text: `<@${user}> has joined the channel`, subtype: 'channel_join' });
  const team = world.people.get(user)?.teamId ?? world.settings.workspace.id;
  const who = { user, channel: room.info.id, channel_type: channelType[room.info.kind], team };
  announceIn(world, room.info.id, { type: 'member_joined_channel', ...who, ...(inviter && { inviter }) });
}

/** Takes a member away; for the app itself Slack has an event of its own. */
export function leave(world: World, room: Room, user: string): void {
  if (!room.info.members.includes(user)) return;
  room.info.members.splice(room.info.members.indexOf(user), 1);
  changed(world, room);
  const channel = room.info.id;
  if (user === world.settings.app.botUserId) {
    const type = room.info.kind === 'private' ? 'group_left' : 'channel_left';
    announce(world, { type, channel, actor_id: user, event_ts: world.numbering.ts() });
    return;
  }
  const team = world.people.get(user)?.teamId ?? world.settings.workspace.id;
  const type = channelType[room.info.kind];
  announceIn(world, channel, { type: 'member_left_channel', user, channel, channel_type: type, team });
}

export function archive(world: World, room: Room, user: string): void {
  room.info.archived = true;
  changed(world, room);
  const type = room.info.kind === 'private' ? 'group_archive' : 'channel_archive';
  announceIn(world, room.info.id, { type, channel: room.info.id, user, event_ts: world.numbering.ts() });
}

/** Slack tells an app nothing of it that reads no messages: it stays a member, and conversations.info says so. */
export function makePrivate(world: World, room: Room, user: string): void {
  room.info.kind = 'private';
  changed(world, room);
  const text = `<@${user}> made this channel *private*.`;
  addMessage(world, room, { user, text, subtype: 'channel_convert_to_private' });
}

export function deactivate(world: World, id: string): void {
  const person = world.people.get(id);
  if (!person) return;
  person.deactivated = true;
  world.push({ type: 'person', person });
  const user = userJson(world, person);
  announce(world, { type: 'user_change', user, cache_ts: Math.floor(world.clock.now() / 1_000) });
}

function changed(world: World, room: Room): void {
  world.push({ type: 'conversation', conversation: room.info });
}
