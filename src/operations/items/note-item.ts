import type { Item } from '../../plan/plan.ts';
import { forbids } from '../authority.ts';
import { change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { findItem, findPlan } from '../find.ts';
import type { Result } from '../refusal.ts';
import { refusesText } from '../texts.ts';
import type { ItemRef } from './change-item.ts';

const MOST = 1_000;

/** Adds a note to an item; whoever may raise a blocker may write one. */
export function noteItem(deps: Deps, actor: Actor, ref: ItemRef, text: string): Result<{ item: Item }> {
  return change(deps, actor, (c) => {
    const plan = findPlan(c.store, actor, ref.plan);
    if (!plan.ok) return plan;
    const found = findItem(plan.stored.plan, ref.item);
    if (!found.ok) return found;
    const refused = forbids(plan.stored, actor, 'raise blocker') ?? refusesText('what to note', text, MOST);
    if (refused) return refused;
    c.record(plan.stored.id, { verb: 'item.noted', subject: found.item.id, data: { text: text.trim() } });
    return { ok: true, item: found.item };
  });
}
