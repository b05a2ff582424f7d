import { dueCalendar } from '../../digest/due-calendar.ts';
import { plainDay } from '../../digest/words.ts';
import { decideExtending } from '../../gate/closing.ts';
import { extendedUntil } from '../../gate/window.ts';
import { localDate } from '../../plan/local-date.ts';
import { updateOpenReview } from '../../storage/reviews.ts';
import type { Change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { postKeys } from '../posts.ts';
import { type Result, refuse } from '../refusal.ts';
import { type FoundReview, type ReviewRef, withReview } from './find-review.ts';
import { refreshReview } from './settle-review.ts';

/** Extends the window of a review by its own length, once, by its presenter. */
export function extendGate(deps: Deps, actor: Actor, ref: ReviewRef): Result<{ closesAt: number }> {
  return withReview(deps, actor, ref, (c, found) => {
    const { review, by } = found;
    const allowed = decideExtending(review, by, c.now);
    if (allowed.ok) return { ok: true, closesAt: extendWindow(c, found) };
    if (allowed.reason === 'not-presenter')
      return refuse({ reason: 'not-presenter', presenter: review.presenter });
    return refuse(allowed);
  });
}

/** Extends an open window and says so in the thread; returns its new end. */
export function extendWindow(
  c: Change,
  { head, review }: Pick<FoundReview, 'head' | 'stored' | 'review'>,
): number {
  const { closesAt, timezone, gate } = review;
  const window = { closesAt, timezone, windowDays: gate.windowDays };
  const until = extendedUntil(window, c.now, dueCalendar(head.plan));
  updateOpenReview(c.store, review.id, { closesAt: until, extended: true });
  c.note(head.id, {
    verb: 'gate.extended',
    subject: gate.id,
    level: 'notice',
    data: { review: review.id, from: closesAt, to: until },
  });
  c.post(head.id, {
    key: `extended:${review.id}`,
    channel: head.channel,
    thread: postKeys.review(review.id),
    view: {
      type: 'words',
      text: `The window is extended, once, to ${plainDay(localDate(until, timezone))} 17:00.`,
    },
  });
  refreshReview(c, head, review.id);
  return until;
}
