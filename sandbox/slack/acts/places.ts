import { announce } from '../announce.ts';
import { addFile, shareFiles } from '../files.ts';
import { removeMessage } from '../messages.ts';
import { react, unreact } from '../reactions.ts';
import type { StoredFile, StoredMessage } from '../records.ts';
import { messageJson, viewJson } from '../shapes.ts';
import { directRoom, type World } from '../world.ts';
import { done, type Outcome, outcomeOf, refused } from './outcome.ts';
import { channelRef, interactionBase } from './payload.ts';
import { actor, deskOf, placeOf } from './people.ts';

/** A person puts a reaction on a message or takes it away. */
export function reactTo(
  world: World,
  who: string,
  channel: string,
  ts: string,
  name: string,
  add: boolean,
): Outcome {
  const person = actor(world, who);
  const message = deskOf(world, person, channel).byTs.get(ts);
  if (!message || message.onlyFor !== null) return refused('This message takes no reactions.');
  const changed = add ? react(world, message, person.id, name) : unreact(world, message, person.id, name);
  return changed ? done : refused(add ? 'already_reacted' : 'no_reaction');
}

/** A person opens the app's Home, or its messages. */
export function openTab(world: World, who: string, tab: 'home' | 'messages'): void {
  const person = actor(world, who);
  const room = directRoom(world, world.settings.app.botUserId, person.id);
  const view = world.views.get(world.homes.get(person.id) ?? '');
  announce(world, {
    type: 'app_home_opened',
    user: person.id,
    channel: room.info.id,
    tab,
    event_ts: world.numbering.ts(),
    ...(view && { view: viewJson(world, view) }),
  });
}

/** A person starts a shortcut, from the menu or on a message. */
export async function shortcut(
  world: World,
  who: string,
  callbackId: string,
  on?: { channel: string; ts: string },
): Promise<Outcome> {
  const person = actor(world, who);
  const kind = on ? 'message' : 'global';
  const known = world.settings.app.shortcuts.some(
    (one) => one.callbackId === callbackId && one.kind === kind,
  );
  if (!known) return refused(`There is no ${kind} shortcut ${callbackId}.`);
  const base = {
    ...interactionBase(world, person),
    callback_id: callbackId,
    trigger_id: world.triggers.give(person.id),
    action_ts: world.numbering.ts(),
  };
  if (!on) {
    const receipt = await world.delivery.interact('interactive', `shortcut ${callbackId}`, {
      type: 'shortcut',
      ...base,
    });
    return outcomeOf(receipt);
  }
  const room = placeOf(world, person, on.channel);
  const message = room.byTs.get(on.ts);
  if (!message) return refused('This message is not there any more.');
  const receipt = await world.delivery.interact('interactive', `message_action ${callbackId}`, {
    type: 'message_action',
    ...base,
    channel: channelRef(room),
    message_ts: message.ts,
    message: messageJson(world, message, true),
    response_url: world.responseUrls.give({
      channel: on.channel,
      person: person.id,
      messageTs: message.ts,
      threadTs: message.threadTs,
      name: callbackId,
    }),
  });
  return outcomeOf(receipt);
}

/** A person uploads a file: for a form, or with a channel as a message. */
export function upload(
  world: World,
  who: string,
  file: { name: string; content: Uint8Array },
  share?: { channel: string; text?: string; threadTs?: string },
): { file: StoredFile; message: StoredMessage | null } {
  const person = actor(world, who);
  const stored = addFile(world, { ...file, user: person.id, byApp: false, size: file.content.length });
  if (!share) return { file: stored, message: null };
  const room = deskOf(world, person, share.channel);
  const said = { user: person.id, text: share.text ?? '', threadTs: share.threadTs ?? null };
  return { file: stored, message: shareFiles(world, room, [stored], said) };
}

/** A person puts a private message away. */
export function dismiss(world: World, who: string, channel: string, ts: string): Outcome {
  const person = actor(world, who);
  const room = placeOf(world, person, channel);
  const message = room.byTs.get(ts);
  if (message?.onlyFor !== person.id) return refused('Only private messages can be dismissed.');
  removeMessage(world, room, message);
  return done;
}
