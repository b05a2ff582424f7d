import { dismissView } from './slack/acts/forms.ts';
import { isJson } from './slack/json.ts';
import { removeMessage } from './slack/messages.ts';
import { stackOf } from './slack/views.ts';
import type { World } from './slack/world.ts';

/**
 * Hears who acts at a page now. A page that has just been loaded begins without the forms that its person had open
 * and without the private messages that they had got, as Slack's client does.
 */
export function hearPresence(world: World, page: object, told: string): void {
  const presence = read(told);
  if (presence === null) return;
  const { as, fresh } = presence;
  world.pages.set(page, as);
  const elsewhere = world.pages.entries().some(([other, person]) => other !== page && person === as);
  if (!fresh || elsewhere) return;
  dropPrivateMessages(world, as);
  void dropForms(world, as);
}

function dropPrivateMessages(world: World, person: string): void {
  for (const room of world.rooms.values()) {
    const theirs = room.messages.filter((message) => message.onlyFor === person);
    for (const message of theirs) removeMessage(world, room, message);
  }
}

async function dropForms(world: World, person: string): Promise<void> {
  const top = stackOf(world, person).at(-1);
  if (top === undefined || world.people.get(person)?.deactivated !== false) return;
  await dismissView(world, person, top.id, true);
}

function read(told: string): { as: string; fresh: boolean } | null {
  try {
    const json: unknown = JSON.parse(told);
    return isJson(json) && typeof json.as === 'string' ? { as: json.as, fresh: json.fresh === true } : null;
  } catch {
    return null;
  }
}
