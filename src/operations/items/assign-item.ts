import { slugOf } from '../../plan/file/cards/slug.ts';
import type { Item, Person } from '../../plan/plan.ts';
import { saveItemDefinition } from '../../storage/items.ts';
import { loadMember } from '../../storage/members.ts';
import { type StoredPlan, savePlanHeader } from '../../storage/plans.ts';
import type { Change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { ownerOf, personOf } from '../find.ts';
import { type Result, refuse } from '../refusal.ts';
import { refusesPerson } from '../refuses-person.ts';
import { tellPerson } from '../tell-person.ts';
import { type ItemRef, withItem } from './change-item.ts';

/** Gives an item to a Slack user, who is told; somebody whom the plan does not name is added to its people. */
export function assignItem(deps: Deps, actor: Actor, ref: ItemRef, user: string): Result<{ item: Item }> {
  return withItem(deps, actor, ref, (c, { stored, item, state }) => {
    if (state.finished !== null) return refuse({ reason: 'already-done', id: item.id, on: state.finished });
    const refused = refusesPerson(c.store, actor.workspace, user);
    if (refused) return refused;
    const person = personOf(stored.plan, user) ?? addPerson(c, stored, user);
    const before = ownerOf(stored.plan, item);
    if (before === person.id) return { ok: true, item };
    saveItemDefinition(c.store, stored.id, { ...item, owner: person.id });
    c.record(stored.id, {
      verb: 'item.assigned',
      subject: item.id,
      data: { to: person.id, from: before },
    });
    if (user !== actor.user)
      tellPerson(c, stored, user, {
        key: `assigned:${stored.id}:${item.id}:${c.now}`,
        text: `${item.id} ${item.name} of ${stored.plan.name} is yours now. /task ${item.id} shows it.`,
      });
    return { ok: true, item };
  });
}

/** [Take It]: takes an item that nobody has; one that somebody has is theirs to give away. */
export function takeItem(deps: Deps, actor: Actor, ref: ItemRef): Result<{ item: Item }> {
  return assignItem(deps, actor, ref, actor.user);
}

function addPerson(c: Change, stored: StoredPlan, user: string): Person {
  const { plan } = stored;
  const name = loadMember(c.store, stored.workspace, user)?.name ?? user;
  const taken = new Set(plan.people.map(({ id }) => id));
  const person: Person = { id: slugOf(name, taken, 'person'), slack: user, email: null, roles: [], away: [] };
  savePlanHeader(c.store, stored.id, { ...plan, people: [...plan.people, person] }, stored.source);
  c.record(stored.id, { verb: 'person.added', subject: person.id, data: { slack: user } });
  return person;
}
