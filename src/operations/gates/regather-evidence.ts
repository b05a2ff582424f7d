import { loadPlan } from '../../storage/plans.ts';
import { loadOpenReviews } from '../../storage/reviews.ts';
import type { Change } from '../change.ts';
import type { Actor } from '../deps.ts';
import { judgeReview } from './judge-review.ts';

/** Judges the evidence of a plan's open reviews anew, within the transaction that changed the plan. */
export function regatherEvidence(c: Change, { workspace }: Actor, planId: string): void {
  const open = loadOpenReviews(c.store, planId);
  if (open.length === 0) return;
  const plan = loadPlan(c.store, workspace, planId);
  if (plan === null) return;
  for (const review of open) judgeReview(c, plan, review);
}
