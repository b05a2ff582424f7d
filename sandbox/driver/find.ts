import type { BlockJson, Container } from '../protocol.ts';
import { asList } from '../slack/json.ts';
import type { StoredPerson } from '../slack/records.ts';
import { elementsOf, type Placed } from '../slack/view-state.ts';
import { stackOf } from '../slack/views.ts';
import { maySee, type World } from '../slack/world.ts';
import { seenBy } from './channel.ts';
import { labelOf } from './shown.ts';

export interface Where {
  /** Channel name or id to look in; everywhere if absent. */
  channel?: string;
  /** The message to look in. */
  message?: { channel: string; ts: string };
  home?: boolean;
}

export interface FoundElement {
  container: Container;
  blocks: BlockJson[];
  placed: Placed;
}

type Match = (placed: Placed) => boolean;

/** A button (or another element) by what it says, else by its action id. */
export function saying(text: string): Match {
  return ({ element, actionId }) =>
    labelOf(element) === text || element.accessibility_label === text || actionId === text;
}

/**
 * The newest element that a person sees and that fits: in the open form if there is one (it covers everything
 * else), else in messages from the newest back, else in the Home.
 */
export function findElement(
  world: World,
  person: StoredPerson,
  match: Match,
  where: Where = {},
): FoundElement | undefined {
  const form = stackOf(world, person.id).at(-1);
  if (form && !where.message && !where.channel && !where.home) {
    return within({ in: 'view', viewId: form.id }, asList(form.json.blocks) as BlockJson[], match);
  }
  const inHome = () => {
    const home = world.views.get(world.homes.get(person.id) ?? '');
    return home && within({ in: 'home' }, asList(home.json.blocks) as BlockJson[], match);
  };
  if (where.home) return inHome();
  return inMessages(world, person, match, where) ?? (where.message || where.channel ? undefined : inHome());
}

function inMessages(
  world: World,
  person: StoredPerson,
  match: Match,
  where: Where,
): FoundElement | undefined {
  const found = world.rooms
    .values()
    .filter((room) => maySee(room, person) && isWanted(room.info, where))
    .flatMap((room) => room.messages.filter(seenBy(person.id)))
    .filter((message) => !where.message || message.ts === where.message.ts)
    .toArray()
    .sort((a, b) => Number(b.ts) - Number(a.ts));
  for (const message of found) {
    const container: Container = { in: 'message', channel: message.channel, ts: message.ts };
    const element = within(container, message.blocks, match);
    if (element) return element;
  }
  return undefined;
}

function isWanted(room: { id: string; name: string }, { channel, message }: Where): boolean {
  const wanted = message?.channel ?? channel?.replace(/^#/, '');
  return wanted === undefined || room.id === wanted || room.name === wanted;
}

function within(container: Container, blocks: BlockJson[], match: Match): FoundElement | undefined {
  const placed = elementsOf(blocks).find(match);
  return placed && { container, blocks, placed };
}
