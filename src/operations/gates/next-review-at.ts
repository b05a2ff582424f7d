import { zoneIsKnown } from '../../digest/due.ts';
import { dueCalendar } from '../../digest/due-calendar.ts';
import { atHour, workdayAfter } from '../../gate/local-time.ts';
import { loadPromises } from '../../storage/conditions.ts';
import type { Store } from '../../storage/database.ts';
import { loadUnwatchedPlans } from '../../storage/gate-watch.ts';
import { loadPlanHead, type PlanHead } from '../../storage/plan-heads.ts';
import { listOpenReviews, type ReviewRow } from '../../storage/reviews.ts';
import { SIGNALBOX } from '../deps.ts';
import { askingAt } from './asking-hours.ts';
import { findReview } from './find-review.ts';
import { momentOf } from './tick-reviews.ts';

/** The earliest moment, in milliseconds, for which a review waits; it may have passed. Null where none waits. */
export function nextReviewAt(store: Store, now: number): number | null {
  const moments = [
    ...listOpenReviews(store).flatMap((row) => reviewMoments(store, row, now)),
    ...promiseMoments(store, now),
    ...loadUnwatchedPlans(store).flatMap(({ workspace, id }) => {
      const head = loadPlanHead(store, workspace, id);
      return head === null || !zoneIsKnown(head.plan.timezone) ? [] : [askingAt(head, now)];
    }),
  ];
  return moments.length === 0 ? null : Math.min(...moments);
}

function reviewMoments(store: Store, { id, workspace, judgedOn }: ReviewRow, now: number): number[] {
  const found = findReview(store, { workspace, user: SIGNALBOX }, { reviewId: id });
  if (!found.ok) return [];
  return [momentOf(found, now).at, morningAfter(found.head, judgedOn)];
}

function promiseMoments(store: Store, now: number): number[] {
  return loadPromises(store).flatMap(({ condition: { workspace, planId, due } }) => {
    const head = loadPlanHead(store, workspace, planId);
    if (head === null || head.status === 'archived' || !zoneIsKnown(head.plan.timezone)) return [];
    const morning = morningAfter(head, due);
    return [morning <= now ? askingAt(head, now) : morning];
  });
}

/** 09:00 of the first working day after a day. */
function morningAfter({ plan }: PlanHead, day: string): number {
  return atHour(workdayAfter(day, 1, dueCalendar(plan)), 9, plan.timezone);
}
