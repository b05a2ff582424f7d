import { loadStandingPosts } from '../../storage/outbox.ts';
import type { Change } from '../change.ts';
import { postKeys, postView } from '../posts.ts';

/** Puts how a review ended in place of the buttons of the newest message that each seat got. */
export function endAsking(c: Change, planId: string, reviewId: string): void {
  const newest = new Map<string, { key: string; channel: string }>();
  for (const { key, channel, view } of loadStandingPosts(c.store, postKeys.seatsAsked(reviewId))) {
    const asked = postView.parse(JSON.parse(view));
    if (asked.type !== 'seat asked') continue;
    newest.delete(asked.seat);
    newest.set(asked.seat, { key, channel });
  }
  for (const { key, channel } of newest.values())
    c.refresh(planId, channel, key, { type: 'seat ended', reviewId });
}
