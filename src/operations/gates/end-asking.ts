import { loadPostsUnder } from '../../storage/outbox.ts';
import type { Change } from '../change.ts';
import { type PostView, postKeys } from '../posts.ts';

/** Puts how a review ended in place of the buttons of every message that its seats got. */
export function endAsking(c: Change, planId: string, reviewId: string): void {
  replaceAsked(c, planId, postKeys.seatsAsked(reviewId), { type: 'seat ended', reviewId });
}

/** Shows something else in place of the direct messages whose keys begin so; those that still wait go unsent by themselves. */
export function replaceAsked(c: Change, planId: string, prefix: string, view: PostView): void {
  for (const { key, channel, status } of loadPostsUnder(c.store, prefix))
    if (status !== 'pending') c.refresh(planId, channel, key, view);
}
