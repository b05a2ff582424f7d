import { dueCalendar } from '../../digest/due-calendar.ts';
import type { Review } from '../../gate/review.ts';
import { holderOf } from '../../gate/seats.ts';
import { nextAsking } from '../../gate/window.ts';
import { localDate } from '../../plan/local-date.ts';
import { saveAsked } from '../../storage/digests.ts';
import { loadPostsUnder } from '../../storage/outbox.ts';
import type { PlanHead } from '../../storage/plan-heads.ts';
import type { Change } from '../change.ts';
import { PRIORITY, postKeys } from '../posts.ts';
import { slackOf } from './people.ts';

/** Milliseconds by which the review itself, to which a question links, is posted before it. */
const AFTER_REVIEW = 1_000;

export type AskedWhy = 'open' | 'reminder' | 'confirm';
type AskingPlan = Pick<PlanHead, 'id' | 'workspace'> & {
  plan: Pick<PlanHead['plan'], 'people' | 'timezone' | 'calendar' | 'start'>;
};

/**
 * Tells the holders of some seats, in direct messages and within asking hours, what is asked of them. `which` sets one
 * occasion apart from another of the same kind; nobody is told twice of one occasion.
 */
export function askSeats(
  c: Change,
  head: AskingPlan,
  review: Pick<Review, 'id' | 'delegations'>,
  seats: readonly { seat: string; which?: string | number }[],
  why: AskedWhy,
): void {
  const { timezone, people } = head.plan;
  const notBefore = nextAsking(c.now + AFTER_REVIEW, timezone, dueCalendar(head.plan));
  const date = localDate(notBefore, timezone);
  for (const { seat, which } of seats) {
    const user = slackOf({ people }, holderOf(seat, review.delegations, date));
    if (user === null) continue;
    const key =
      postKeys.seatsAsked(review.id, seat) + [why, ...(which === undefined ? [] : [which])].join(':');
    replaceOlder(c, head.id, { reviewId: review.id, seat, user, key, notBefore });
    c.post(head.id, {
      key,
      channel: user,
      view: { type: 'seat asked', reviewId: review.id, seat, why },
      priority: PRIORITY.scheduled,
      notBefore,
    });
    saveAsked(c.store, { workspace: head.workspace, planId: head.id, user, what: `gate:${review.id}`, date });
  }
}

/** What the same person was asked before for the seat loses its buttons once the newer question stands below. */
function replaceOlder(
  c: Change,
  planId: string,
  newer: { reviewId: string; seat: string; user: string; key: string; notBefore: number },
): void {
  const { reviewId, seat, user, key, notBefore } = newer;
  for (const older of loadPostsUnder(c.store, postKeys.seatsAsked(reviewId, seat)))
    if (older.channel === user && older.key !== key)
      c.refresh(planId, user, older.key, { type: 'seat asked again', reviewId, by: key }, notBefore);
}
