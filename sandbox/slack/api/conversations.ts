import type { Json } from '../json.ts';
import { join } from '../membership.ts';
import { mainFlow, repliesOf, within } from '../messages.ts';
import { needScope } from '../needed.ts';
import type { Room } from '../records.ts';
import { Refusal } from '../refusal.ts';
import { channelJson, messageJson } from '../shapes.ts';
import { directRoom, type World } from '../world.ts';
import { type Args, pageOf } from './args.ts';
import { appIsIn, joinedRoom, knownRoom, type Method, needRoomScope } from './method.ts';

const kindByType: Record<string, Room['info']['kind']> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

const open: Method = (world, args) => {
  needScope(world, 'im:write', 'mpim:write');
  if (args.text('channel') !== '') {
    return { channel: channelJson(world, knownRoom(world, args.text('channel'))) };
  }
  const users = args.needed('users').split(',');
  const [user = ''] = users;
  if (users.length > 1) throw new Refusal('method_not_supported_for_channel_type');
  const person = world.people.get(user);
  if (!person) throw new Refusal('user_not_found');
  if (person.deactivated) throw new Refusal('user_disabled');
  const room = directRoom(world, world.settings.app.botUserId, user);
  return { channel: args.flag('return_im') ? channelJson(world, room) : { id: room.info.id } };
};

const info: Method = (world, args) => {
  const room = knownRoom(world, args.needed('channel'));
  needRoomScope(world, room, 'read');
  const channel = channelJson(world, room);
  if (!args.flag('include_num_members')) delete channel.num_members;
  return { channel };
};

function listed(world: World, args: Args, rooms: Room[]): Json {
  const kinds = (args.text('types') || 'public_channel').split(',').map((type) => kindByType[type.trim()]);
  const wanted = rooms.filter(
    (room) => kinds.includes(room.info.kind) && !(args.flag('exclude_archived') && room.info.archived),
  );
  for (const kind of new Set(wanted.map((room) => room.info.kind))) {
    const one = wanted.find((room) => room.info.kind === kind);
    if (one) needRoomScope(world, one, 'read');
  }
  const { page, cursor } = pageOf(wanted, args, 1_000);
  return {
    channels: page.map((room) => channelJson(world, room)),
    response_metadata: { next_cursor: cursor },
  };
}

const list: Method = (world, args) => {
  const known = world.rooms.values().filter((room) => room.info.kind === 'public' || appIsIn(world, room));
  return listed(world, args, known.toArray());
};

/** users.conversations: those that a user, or the app itself, is a member of. */
const conversationsOf: Method = (world, args) => {
  const user = args.text('user') || world.settings.app.botUserId;
  const theirs = world.rooms
    .values()
    .filter(
      (room) => room.info.members.includes(user) && (room.info.kind === 'public' || appIsIn(world, room)),
    );
  return listed(world, args, theirs.toArray());
};

const members: Method = (world, args) => {
  const room = knownRoom(world, args.needed('channel'));
  needRoomScope(world, room, 'read');
  const { page, cursor } = pageOf(room.info.members, args, 1_000);
  return { members: page, response_metadata: { next_cursor: cursor } };
};

const windowOf = (args: Args) => ({
  oldest: args.text('oldest'),
  latest: args.text('latest'),
  inclusive: args.flag('inclusive'),
});

const history: Method = (world, args) => {
  const room = joinedRoom(world, args.needed('channel'));
  needRoomScope(world, room, 'history');
  const found = mainFlow(room)
    .filter(within(windowOf(args)))
    .reverse();
  const { page, cursor } = pageOf(found, args, 999);
  return {
    messages: page.map((message) => messageJson(world, message, args.flag('include_all_metadata'))),
    has_more: cursor !== '',
    pin_count: 0,
    response_metadata: { next_cursor: cursor },
  };
};

const replies: Method = (world, args) => {
  const room = joinedRoom(world, args.needed('channel'));
  needRoomScope(world, room, 'history');
  const asked = room.byTs.get(args.needed('ts'));
  const parent = asked?.threadTs ? room.byTs.get(asked.threadTs) : asked;
  if (!parent || parent.onlyFor !== null) throw new Refusal('thread_not_found');
  const found = repliesOf(room, parent.ts).filter(within(windowOf(args)));
  const { page, cursor } = pageOf([parent, ...found], args, 1_000);
  return {
    messages: page.map((message) => messageJson(world, message, args.flag('include_all_metadata'))),
    has_more: cursor !== '',
    response_metadata: { next_cursor: cursor },
  };
};

const joinChannel: Method = (world, args) => {
  needScope(world, 'channels:join');
  const room = knownRoom(world, args.needed('channel'));
  if (room.info.kind !== 'public') throw new Refusal('method_not_supported_for_channel_type');
  if (room.info.archived) throw new Refusal('is_archived');
  join(world, room, world.settings.app.botUserId);
  return { channel: channelJson(world, room) };
};

export const conversationMethods: Record<string, Method> = {
  'conversations.open': open,
  'conversations.info': info,
  'conversations.list': list,
  'conversations.members': members,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.join': joinChannel,
  'users.conversations': conversationsOf,
};
