import { dueCalendar } from '../../digest/due-calendar.ts';
import { nextAsking } from '../../gate/window.ts';
import { askChoice, loadChoice, type StoredChoice } from '../../storage/overrides.ts';
import type { PlanHead } from '../../storage/plan-heads.ts';
import type { ReviewRow } from '../../storage/reviews.ts';
import type { Change } from '../change.ts';
import { PRIORITY, postKeys } from '../posts.ts';
import { replaceAsked } from './end-asking.ts';

/** Asks the plan's owners, once for each question and within asking hours: to choose what happens after a red, or to open a new round. */
export function askOwners(
  c: Change,
  head: PlanHead,
  { id }: Pick<ReviewRow, 'id'>,
  why: StoredChoice['why'] | 'no decision',
): void {
  const asked = { reviewId: id, workspace: head.workspace, planId: head.id, askedAt: c.now };
  if (why !== 'no decision') askChoice(c.store, { ...asked, why });
  const askedAt = loadChoice(c.store, id)?.askedAt ?? c.now;
  const notBefore = nextAsking(c.now, head.plan.timezone, dueCalendar(head.plan));
  for (const [user, role] of head.roles) {
    if (role !== 'owner') continue;
    c.post(head.id, {
      key: postKeys.ownersAsked(id, why, askedAt) + user,
      channel: user,
      view: { type: 'owner asked', reviewId: id, why },
      priority: PRIORITY.scheduled,
      notBefore,
    });
  }
}

/** Shows the answer in place of the buttons of what the owners were asked. */
export function endOwnersAsked(c: Change, planId: string, { reviewId, why, askedAt }: OwnersAsked): void {
  const view = { type: 'owner answered' as const, reviewId, why };
  replaceAsked(c, planId, postKeys.ownersAsked(reviewId, why, askedAt), view);
}

type OwnersAsked = Pick<StoredChoice, 'reviewId'> & {
  why: StoredChoice['why'] | 'no decision';
  askedAt?: number;
};
