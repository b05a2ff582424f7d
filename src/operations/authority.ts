import { type Action, may, type Role } from '../plan/may.ts';
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
  'end plan': 'owner',
  'grant roles': 'owner',
  'own item': 'item owner',
  'own seat': 'seat',
};

/** A refusal where the actor's role does not carry the action; null where it does. */
export function forbids(stored: Pick<StoredPlan, 'roles'>, actor: Actor, action: Action) {
  if (may(roleOf(stored, actor), action)) return null;
  return refuse({ reason: 'not-allowed', needs: NEEDS[action] ?? 'editor' });
}

/** Items are changed by whoever has them, by editors and owners; one that nobody has by any member. */
export function forbidsItem(stored: StoredPlan, actor: Actor, item: Item) {
  if (may(roleOf(stored, actor), 'edit item')) return null;
  const owner = ownerOf(stored.plan, item);
  const mine = owner === null || owner === personOf(stored.plan, actor.user)?.id;
  return mine ? forbids(stored, actor, 'own item') : refuse({ reason: 'not-allowed', needs: 'item owner' });
}
