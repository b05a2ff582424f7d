import { SIGNALBOX } from '../../operations/deps.ts';
import { type FoundReview, findReview } from '../../operations/gates/find-review.ts';
import { slackOf } from '../../operations/gates/people.ts';
import { momentOf } from '../../operations/gates/tick-reviews.ts';
import { listOpenReviews } from '../../storage/reviews.ts';
import type { SlackContext } from '../context.ts';

/** Voters that are asked about before one close; Slack takes about a hundred such questions a minute. */
const MOST = 60;

/**
 * Asks Slack anew about those who voted, as far as what is known of them is not fresh: eligibility counts at the close
 * too. Where Slack does not answer, what was known is believed.
 */
export async function recheckVoters(
  { people, log }: SlackContext,
  reviews: readonly Pick<FoundReview, 'head' | 'review'>[],
): Promise<void> {
  const voters = reviews.flatMap(({ head, review }) =>
    review.ballots.flatMap(({ castBy }) => slackOf(head.plan, castBy) ?? []),
  );
  const asked = [...new Set(voters)].slice(0, MOST).map((user) => people.standingOf(user));
  const failed = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected').length;
  if (failed > 0) log.warn({ failed }, 'could not ask about every voter before a close');
}

/** The same for the voters of every review that closes by itself now. */
export async function recheckClosing(context: SlackContext): Promise<void> {
  const { store } = context.deps.database;
  const now = context.deps.clock.now();
  const closing = listOpenReviews(store).flatMap(({ workspace, id }) => {
    const found = findReview(store, { workspace, user: SIGNALBOX }, { reviewId: id });
    if (!found.ok) return [];
    const { at, what } = momentOf(found, now);
    return at <= now && what !== 'remind' ? [found] : [];
  });
  if (closing.length > 0) await recheckVoters(context, closing);
}
