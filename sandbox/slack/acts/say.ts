import type { BlockJson } from '../../protocol.ts';
import { announceIn } from '../announce.ts';
import { escaped } from '../escaping.ts';
import { addMessage, showMessage } from '../messages.ts';
import type { Room, StoredMessage } from '../records.ts';
import { messageJson } from '../shapes.ts';
import { markRead } from '../unread.ts';
import type { World } from '../world.ts';
import { actor, deskOf } from './people.ts';

/** A person writes a message. */
export function post(
  world: World,
  who: string,
  channel: string,
  typed: string,
  threadTs?: string,
): StoredMessage {
  const person = actor(world, who);
  const room = deskOf(world, person, channel);
  const text = escaped(world, typed);
  const message = addMessage(world, room, {
    user: person.id,
    text,
    blocks: [richText(typed)],
    threadTs: threadTs ?? null,
  });
  markRead(world, room, person.id);
  tellApp(world, room, message);
  return message;
}

/** A person changes what they wrote. */
export function edit(world: World, who: string, channel: string, ts: string, typed: string): void {
  const person = actor(world, who);
  const message = deskOf(world, person, channel).byTs.get(ts);
  if (message?.user !== person.id) throw new Error('only own messages can be edited');
  Object.assign(message, { text: escaped(world, typed), blocks: [richText(typed)] });
  Object.assign(message, { editedTs: world.numbering.ts(), editedBy: person.id });
  showMessage(world, message);
}

const subscriptions = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;
const channelTypes = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;

function tellApp(world: World, room: Room, message: StoredMessage): void {
  const about = { ...messageJson(world, message), channel: room.info.id, event_ts: message.ts };
  const event = { ...about, type: 'message', channel_type: channelTypes[room.info.kind] };
  announceIn(world, room.info.id, event, `message.${subscriptions[room.info.kind]}`);
  if (message.text.includes(`<@${world.settings.app.botUserId}>`)) {
    announceIn(world, room.info.id, { ...about, type: 'app_mention' });
  }
}

/** The block that Slack's own composer makes of what was typed. */
function richText(typed: string): BlockJson {
  const leaf = { type: 'text', text: typed };
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [leaf] }] };
}
