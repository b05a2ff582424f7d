import { and, eq, inArray } from 'drizzle-orm';
import type { Store } from './database.ts';
import { forgetPlan } from './plan-cache.ts';
import { forgetReviews } from './review-cache.ts';
import {
  asked,
  ballot,
  blocker,
  checkIn,
  condition,
  delegation,
  digest,
  evidence,
  item,
  outbox,
  override,
  ownerChoice,
  plan,
  planReset,
  planRole,
  requirementTick,
  review,
  schedule,
  snapshot,
  successResult,
} from './schema/index.ts';

export function markExample(store: Store, planId: string): void {
  store.update(plan).set({ example: true }).where(eq(plan.id, planId)).run();
}

/** The example plan that somebody made and that is still there; null where there is none. */
export function loadExample(store: Store, workspace: string, user: string): { id: string } | null {
  const row = store
    .select({ id: plan.id })
    .from(plan)
    .where(and(eq(plan.workspace, workspace), eq(plan.createdBy, user), eq(plan.example, true)))
    .get();
  return row ?? null;
}

/** Deletes a plan and everything that hangs on it; its log alone stays. For example plans only. */
export function deletePlan(store: Store, planId: string): void {
  forgetPlan(store, planId);
  forgetReviews(store);
  const reviews = store.select({ id: review.id }).from(review).where(eq(review.planId, planId));
  const digests = store.select({ id: digest.id }).from(digest).where(eq(digest.planId, planId));
  for (const table of [ballot, evidence, override])
    store.delete(table).where(inArray(table.reviewId, reviews)).run();
  store.delete(checkIn).where(inArray(checkIn.digestId, digests)).run();
  const ofPlan = [
    condition,
    ownerChoice,
    delegation,
    review,
    digest,
    schedule,
    snapshot,
    asked,
    blocker,
    planRole,
    planReset,
    successResult,
    requirementTick,
    item,
    outbox,
  ];
  for (const table of ofPlan) store.delete(table).where(eq(table.planId, planId)).run();
  store.delete(plan).where(eq(plan.id, planId)).run();
}
