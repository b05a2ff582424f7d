import { loadBlocker, loadBlockers, type StoredBlocker, updateBlocker } from '../../storage/blockers.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { forbids } from '../authority.ts';
import { type Change, change, type Entry } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { findItem, findPlan } from '../find.ts';
import { postKeys } from '../posts.ts';
import { type Result, refuse } from '../refusal.ts';

/** A blocker by its id (buttons), or the one open blocker of an item (commands). */
export type BlockerRef = { blockerId: string } | { plan: PlanRef; item: string };

export interface FoundBlocker {
  stored: StoredPlan;
  blocker: StoredBlocker;
}

/** Finds a blocker and runs `decide` on it in one transaction. */
export function withBlocker<T>(
  deps: Deps,
  actor: Actor,
  ref: BlockerRef,
  decide: (c: Change, found: FoundBlocker) => Result<T>,
): Result<T> {
  return change(deps, actor, (c) => {
    const found = 'blockerId' in ref ? byId(c, actor, ref.blockerId) : ofItem(c, actor, ref);
    if (!found.ok) return found;
    return forbids(found.stored, actor, 'raise blocker') ?? decide(c, found);
  });
}

function byId(c: Change, actor: Actor, id: string): Result<FoundBlocker> {
  const blocker = loadBlocker(c.store, actor.workspace, id);
  if (blocker === null) return refuse({ reason: 'unknown-blocker', item: null });
  const plan = findPlan(c.store, actor, { planId: blocker.planId });
  return plan.ok ? { ok: true, stored: plan.stored, blocker } : plan;
}

function ofItem(c: Change, actor: Actor, ref: { plan: PlanRef; item: string }): Result<FoundBlocker> {
  const plan = findPlan(c.store, actor, ref.plan);
  if (!plan.ok) return plan;
  const item = findItem(plan.stored.plan, ref.item);
  if (!item.ok) return item;
  const open = loadBlockers(c.store, plan.stored.id).filter(
    (one) => one.item === item.item.id && one.resolvedAt === null,
  );
  const [blocker] = open;
  if (blocker === undefined) return refuse({ reason: 'no-open-blocker', item: item.item.id });
  if (open.length > 1)
    return refuse({ reason: 'several-blockers', item: item.item.id, ids: open.map((one) => one.id) });
  return { ok: true, stored: plan.stored, blocker };
}

/** Saves what has become of a blocker, logs it and renders its message anew. */
export function saveBlocker(
  c: Change,
  { stored, blocker }: FoundBlocker,
  changes: Partial<StoredBlocker>,
  entry: Omit<Entry, 'subject'>,
): void {
  updateBlocker(c.store, blocker.id, changes);
  c.record(stored.id, { ...entry, subject: blocker.item, data: { blocker: blocker.id, ...entry.data } });
  c.refresh(stored.id, stored.channel, postKeys.blocker(blocker.id), {
    type: 'blocker',
    blockerId: blocker.id,
  });
}
