import type { Conversation } from '../../protocol.ts';
import { useWorld } from './store.ts';
import type { World } from './world.ts';

/** The name of a person, the app or Slack itself, by id. */
export function nameOf(world: Pick<World, 'people' | 'app'>, id: string): string {
  if (id === 'USLACKBOT') return 'Slackbot';
  if (id === world.app.botUserId) return world.app.name;
  return world.people.get(id)?.name ?? id;
}

export function useName(id: string): string {
  return useWorld((world) => nameOf(world, id));
}

/** A channel's name with its #, or the other members of a direct message. */
export function conversationName(
  world: Pick<World, 'people' | 'app'>,
  conversation: Conversation,
  reader: string,
): string {
  if (conversation.name !== '') return `#${conversation.name}`;
  const others = conversation.members.filter((id) => id !== reader);
  const named = others.length === 0 ? [reader] : others;
  return named.map((id) => nameOf(world, id)).join(', ');
}
