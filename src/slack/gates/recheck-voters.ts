import { SIGNALBOX } from '../../operations/deps.ts';
import { type FoundReview, findReview } from '../../operations/gates/find-review.ts';
import { slackOf } from '../../operations/gates/people.ts';
import { momentOf } from '../../operations/gates/tick-reviews.ts';
import { loadMember } from '../../storage/members.ts';
import { listOpenReviews } from '../../storage/reviews.ts';
import type { SlackContext } from '../context.ts';

/** People who are asked about at once; Slack takes about a hundred such questions a minute. */
const MOST = 60;

/**
 * Asks Slack anew about those who voted, as far as what is known of them is not fresh: eligibility counts at the close
 * too. Where Slack does not answer, what was known is believed.
 */
export async function recheckVoters(context: SlackContext, reviews: readonly Asked[]): Promise<void> {
  const voters = reviews.flatMap(({ head, review }) =>
    review.ballots.flatMap(({ castBy }) => slackOf(head.plan, castBy) ?? []),
  );
  await freshen(context, voters);
}

/** Asks about everybody who has a seat in an open review, so that no vote has to wait for Slack. */
export async function meetSeats(context: SlackContext): Promise<void> {
  const { store } = context.deps.database;
  const seats = openReviews(context).flatMap(({ head, review }) =>
    review.gate.seats.flatMap(({ person }) => slackOf(head.plan, person) ?? []),
  );
  const { workspace } = context.identity;
  const unmet = seats.filter((user) => loadMember(store, workspace, user) === null);
  await freshen(context, unmet.slice(0, MOST / 2));
}

/** Asks anew about the voters of every review that closes by itself now. */
export async function recheckClosing(context: SlackContext): Promise<void> {
  const now = context.deps.clock.now();
  const closing = openReviews(context).filter((found) => {
    const { at, what } = momentOf(found, now);
    return at <= now && what !== 'remind';
  });
  await recheckVoters(context, closing);
}

type Asked = Pick<FoundReview, 'head' | 'review'>;

function openReviews({ deps }: SlackContext): FoundReview[] {
  const { store } = deps.database;
  return listOpenReviews(store).flatMap(({ workspace, id }) => {
    const found = findReview(store, { workspace, user: SIGNALBOX }, { reviewId: id });
    return found.ok ? [found] : [];
  });
}

async function freshen({ people, log }: SlackContext, users: readonly string[]): Promise<void> {
  const asked = [...new Set(users)].slice(0, MOST).map((user) => people.freshen(user));
  const failed = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected').length;
  if (failed > 0) log.warn({ failed }, 'could not ask Slack about everybody in a gate review');
}
