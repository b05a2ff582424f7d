import type { Standing } from '../../gate/review.ts';
import { eligibleBallots } from '../../gate/seats.ts';
import { markBallots } from '../../storage/ballots.ts';
import { loadMember } from '../../storage/members.ts';
import type { Change } from '../change.ts';
import type { FoundReview } from './find-review.ts';
import { slackOf } from './people.ts';

/**
 * Before a close: ballots of people who may not vote any more count as silence from now on. Goes by what was last
 * heard of them from Slack; somebody of whom nothing was heard since the vote is believed.
 */
export function dropIneligible<T extends Pick<FoundReview, 'head' | 'review'>>(c: Change, found: T): T {
  const { head, review } = found;
  const standingOf = (person: string) => lastHeard(c, head, person);
  const ballots = eligibleBallots(review.ballots, review.gate.seats, standingOf);
  if (ballots.length === review.ballots.length) return found;
  const kept = new Set(ballots.map(({ seat }) => seat));
  const gone = review.ballots.map(({ seat }) => seat).filter((seat) => !kept.has(seat));
  markBallots(c.store, review.id, gone, { dropped: true });
  c.note(head.id, {
    verb: 'gate.dropped',
    subject: review.gate.id,
    level: 'warning',
    data: { review: review.id, seats: gone },
  });
  return { ...found, review: { ...review, ballots } };
}

function lastHeard(c: Change, { workspace, plan }: FoundReview['head'], person: string): Standing {
  const user = slackOf(plan, person);
  const known = user === null ? null : loadMember(c.store, workspace, user);
  return known?.standing ?? 'member';
}
