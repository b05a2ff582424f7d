import { type Action, type Doer, may, type Role } from '../plan/may.ts';
import type { Item } from '../plan/plan.ts';
import type { StoredPlan } from '../storage/plans.ts';
import { type Actor, SIGNALBOX } from './deps.ts';
import { ownerOf, personOf } from './find.ts';
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

/** A refusal where the actor's role does not carry the action; null where it does. */
export function forbids(stored: Pick<StoredPlan, 'roles'>, actor: Actor, action: Action) {
  const doer: Doer = { role: roleOf(stored, actor), person: null, admin: false };
  if (may(doer, action)) return null;
  return refuse({ reason: 'not-allowed', needs: NEEDS[action] ?? 'editor' });
}

/** Items are changed by whoever has them, by editors and owners; one that nobody has by any member. */
export function forbidsItem(stored: StoredPlan, actor: Actor, item: Item) {
  const person = personOf(stored.plan, actor.user)?.id ?? null;
  const doer: Doer = { role: roleOf(stored, actor), person, admin: false };
  if (may(doer, 'own item', { holder: ownerOf(stored.plan, item) })) return null;
  return refuse({ reason: 'not-allowed', needs: 'item owner' });
}
