import { dismissView } from './slack/acts/forms.ts';
import { isJson } from './slack/json.ts';
import { stackOf } from './slack/views.ts';
import type { World } from './slack/world.ts';

/** Hears who acts at a page now. A page that has just been loaded begins without the forms that its person had open. */
export function hearPresence(world: World, page: object, told: string): void {
  const presence = read(told);
  if (presence === null) return;
  const { as, fresh } = presence;
  world.pages.set(page, as);
  const elsewhere = world.pages.entries().some(([other, person]) => other !== page && person === as);
  if (fresh && !elsewhere) void dropForms(world, as);
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
