import { announceIn } from './announce.ts';
import { showMessage } from './messages.ts';
import type { StoredMessage } from './records.ts';
import type { World } from './world.ts';

/** Adds a reaction; false where the user has put it there already. */
export function react(world: World, message: StoredMessage, user: string, name: string): boolean {
  const known = message.reactions.find((reaction) => reaction.name === name);
  if (known?.users.includes(user)) return false;
  if (known) known.users.push(user);
  else message.reactions.push({ name, users: [user] });
  told(world, message, user, name, 'reaction_added');
  return true;
}

/** Takes a reaction away; false where there is none of that user. */
export function unreact(world: World, message: StoredMessage, user: string, name: string): boolean {
  const known = message.reactions.find((reaction) => reaction.name === name);
  if (!known?.users.includes(user)) return false;
  known.users = known.users.filter((one) => one !== user);
  message.reactions = message.reactions.filter((reaction) => reaction.users.length > 0);
  told(world, message, user, name, 'reaction_removed');
  return true;
}

function told(world: World, message: StoredMessage, user: string, reaction: string, type: string): void {
  showMessage(world, message);
  const item = { type: 'message', channel: message.channel, ts: message.ts };
  const event = { type, user, reaction, item, item_user: message.user, event_ts: world.numbering.ts() };
  announceIn(world, message.channel, event);
}
