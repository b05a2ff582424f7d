import { type Action, type Doer, may, type Role } from '../plan/may.ts';
import type { Item, Plan } from '../plan/plan.ts';
import type { StoredPlan } from '../storage/plans.ts';
import { type Actor, SIGNALBOX } from './deps.ts';
import { ownerOf, personOf } from './find.ts';
import { nameOfId } from './names.ts';
import { type Refusal, refuse } from './refusal.ts';

export function roleOf(stored: Pick<StoredPlan, 'roles'>, actor: Actor): Role {
  if (actor.user === SIGNALBOX) return 'owner';
  return stored.roles.get(actor.user) ?? 'member';
}

const NEEDS: Partial<Record<Action, Extract<Refusal, { reason: 'not-allowed' }>['needs']>> = {
  override: 'owner',
  'take baseline': 'owner',
  'end plan': 'owner',
  'reset plan': 'owner',
  'grant roles': 'owner',
  'raise blocker': 'member',
  'check in': 'member',
  'own item': 'item owner',
  'own seat': 'seat',
};

interface Ruled extends Pick<StoredPlan, 'roles'> {
  plan: Pick<Plan, 'people'>;
}

/** A refusal where the actor's role does not carry the action; null where it does. */
export function forbids(stored: Ruled, actor: Actor, action: Action) {
  const doer: Doer = { role: roleOf(stored, actor), person: null, admin: false };
  if (may(doer, action)) return null;
  const needs = NEEDS[action] ?? 'editor';
  return refuse({ reason: 'not-allowed', needs, ask: askedInstead(stored, needs) });
}

/** More people than this are not named. */
const mostNamed = 4;

/** Names of those who may do it, or give the role, as far as the plan knows them; nobody where they are many. */
function askedInstead({ roles, plan }: Ruled, needs: string): string[] {
  const can = [...roles].filter(([, role]) => role === 'owner' || role === needs);
  const people = can.flatMap(([user]) => personOf(plan, user) ?? []);
  return people.length > mostNamed ? [] : people.map(({ id }) => nameOfId(id));
}

/** Items are changed by whoever has them, by editors and owners; one that nobody has by any member. */
export function forbidsItem(stored: StoredPlan, actor: Actor, item: Item) {
  const person = personOf(stored.plan, actor.user)?.id ?? null;
  const doer: Doer = { role: roleOf(stored, actor), person, admin: false };
  const holder = ownerOf(stored.plan, item);
  if (may(doer, 'own item', { holder })) return null;
  return refuse({
    reason: 'not-allowed',
    needs: 'item owner',
    ask: holder === null ? [] : [nameOfId(holder)],
  });
}
