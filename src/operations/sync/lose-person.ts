import type { Store } from '../../storage/database.ts';
import { listActivePlans, loadPlan, type StoredPlan } from '../../storage/plans.ts';
import { type Change, change } from '../change.ts';
import { type Deps, SIGNALBOX } from '../deps.ts';
import { ownerOf, personOf } from '../find.ts';

/** So many items are named; the others are counted. */
const MOST = 8;

/** Somebody's account was deactivated: owners of plans in which they had work to do hear of it once. */
export function losePerson(deps: Deps, workspace: string, user: string): void {
  change(deps, { workspace, user: SIGNALBOX }, (c) => {
    for (const stored of plansNaming(c.store, workspace, user)) tellOwners(c, stored, user);
  });
}

function plansNaming(store: Store, workspace: string, user: string): StoredPlan[] {
  return listActivePlans(store, workspace).flatMap(({ id }) => {
    const stored = loadPlan(store, workspace, id);
    return stored !== null && personOf(stored.plan, user) !== null ? [stored] : [];
  });
}

function tellOwners(c: Change, { id, plan, state, roles }: StoredPlan, user: string): void {
  const person = personOf(plan, user);
  const parents = new Set(plan.items.map(({ parent }) => parent));
  const open = plan.items.filter(
    (item) =>
      !parents.has(item.id) &&
      ownerOf(plan, item) === person?.id &&
      state.items.get(item.id)?.finished == null,
  );
  if (person === null || open.length === 0) return;
  const named = open.slice(0, MOST).map((item) => item.id);
  const more = open.length > MOST ? ` and ${open.length - MOST} more` : '';
  const text = `The account of ${person.id} is deactivated; open in ${plan.name}: ${named.join(', ')}${more}. /task ${named[0]} assign @somebody hands one on.`;
  c.note(id, { verb: 'person.gone', subject: person.id, level: 'warning', data: { items: open.length } });
  for (const [owner, role] of roles)
    if (role === 'owner' && owner !== user)
      c.post(id, { key: `gone:${id}:${user}:${owner}`, channel: owner, view: { type: 'words', text } });
}
