import type { Store } from './database.ts';
import type { StoredPlan } from './plans.ts';

/**
 * Plans as they were last read, so that a command does not read and check every item anew. A plan is dropped by
 * whatever writes to it, and not kept again before that transaction has ended: what is found here is committed
 * and current. Another process's changes are known by the plan's version, which the caller compares.
 * What is kept is shared: nobody may change it.
 */
interface Kept {
  plans: Map<string, StoredPlan>;
  /** Plans that the running transaction has written to. */
  written: Set<string>;
  weight: number;
}

/** Items of all kept plans together; some kilobytes each. */
const MOST = 20_000;
/** What a plan counts beside its items. */
const PLAN_WEIGHT = 20;

const caches = new WeakMap<Store, Kept>();

function cacheOf(store: Store): Kept {
  const cache = caches.get(store) ?? { plans: new Map(), written: new Set(), weight: 0 };
  caches.set(store, cache);
  return cache;
}

const weightOf = ({ plan }: StoredPlan): number => plan.items.length + PLAN_WEIGHT;

/** The plan as it was kept, of that version; null where it is to be read. */
export function keptPlan(store: Store, planId: string, version: number): StoredPlan | null {
  const { plans } = cacheOf(store);
  const plan = plans.get(planId);
  if (plan === undefined || plan.version !== version) return null;
  plans.delete(planId);
  plans.set(planId, plan);
  return plan;
}

/** Keeps a plan that was just read, in place of the longest unused ones. */
export function keepPlan(store: Store, plan: StoredPlan): void {
  const cache = cacheOf(store);
  drop(cache, plan.id);
  if (cache.written.has(plan.id) || weightOf(plan) > MOST) return;
  cache.plans.set(plan.id, plan);
  cache.weight += weightOf(plan);
  for (const id of cache.plans.keys()) {
    if (cache.weight <= MOST) return;
    drop(cache, id);
  }
}

/** To be called by whatever writes to a plan, its items, their states, its roles or its blockers. */
export function forgetPlan(store: Store, planId: string): void {
  const cache = cacheOf(store);
  drop(cache, planId);
  cache.written.add(planId);
}

/** To be called when a transaction has ended, one way or the other. */
export function transactionEnded(store: Store): void {
  caches.get(store)?.written.clear();
}

function drop(cache: Kept, planId: string): void {
  const plan = cache.plans.get(planId);
  if (plan === undefined) return;
  cache.plans.delete(planId);
  cache.weight -= weightOf(plan);
}
