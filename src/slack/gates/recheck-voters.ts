import { SIGNALBOX } from '../../operations/deps.ts';
import { type FoundReview, findReview } from '../../operations/gates/find-review.ts';
import { slackOf } from '../../operations/gates/people.ts';
import { momentOf } from '../../operations/gates/tick-reviews.ts';
import { eachDone } from '../../operations/in-turn.ts';
import { loadMember } from '../../storage/members.ts';
import { listOpenReviews } from '../../storage/reviews.ts';
import type { SlackContext } from '../context.ts';

/** People who are asked about at once; Slack takes about a hundred such questions a minute. */
const MOST = 60;

/**
 * Asks Slack anew about those who voted, as far as what is known of them is not fresh: eligibility counts at the close
 * too. Where Slack does not answer, what was known is believed.
 */
export async function recheckVoters(context: Asking, reviews: readonly Asked[]): Promise<void> {
  const voters = reviews.flatMap(({ head, review }) =>
    review.ballots.flatMap(({ castBy }) => slackOf(head.plan, castBy) ?? []),
  );
  await freshen(context, voters);
}

/** Asks about everybody who has a seat in an open review, so that no vote has to wait for Slack. */
export async function meetSeats(context: SlackContext): Promise<void> {
  const { store } = context.deps.database;
  const seats: string[] = [];
  try {
    lookAtOpen(context, ({ head, review }) => {
      seats.push(...review.gate.seats.flatMap(({ person }) => slackOf(head.plan, person) ?? []));
    });
  } finally {
    const { workspace } = context.identity;
    const unmet = seats.filter((user) => loadMember(store, workspace, user) === null);
    await freshen(context, unmet.slice(0, MOST / 2));
  }
}

/** Asks anew about the voters of every review that closes by itself now. */
export async function recheckClosing(context: Asking): Promise<void> {
  const now = context.deps.clock.now();
  const closing: FoundReview[] = [];
  try {
    lookAtOpen(context, (found) => {
      const { at, what } = momentOf(found, now);
      if (at <= now && what !== 'remind') closing.push(found);
    });
  } finally {
    await recheckVoters(context, closing);
  }
}

type Asking = Pick<SlackContext, 'deps' | 'log'> & { people: Pick<SlackContext['people'], 'freshen'> };
type Asked = Pick<FoundReview, 'head' | 'review'>;

/** Where one cannot be read, the others are looked at before that is told. */
function lookAtOpen({ deps }: Asking, look: (found: FoundReview) => void): void {
  const { store } = deps.database;
  const looks = listOpenReviews(store).map(({ workspace, id }) => () => {
    const found = findReview(store, { workspace, user: SIGNALBOX }, { reviewId: id });
    if (found.ok) look(found);
  });
  eachDone(looks);
}

async function freshen({ people, log }: Asking, users: readonly string[]): Promise<void> {
  const asked = [...new Set(users)].slice(0, MOST).map((user) => people.freshen(user));
  const failed = (await Promise.allSettled(asked)).filter(({ status }) => status === 'rejected').length;
  if (failed > 0) log.warn({ failed }, 'could not ask Slack about everybody in a gate review');
}
