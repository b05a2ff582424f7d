import { markBallots } from '../../storage/ballots.ts';
import { loadMember } from '../../storage/members.ts';
import type { Change } from '../change.ts';
import type { FoundReview } from './find-review.ts';

/**
 * Before a close: ballots of people who may not vote any more count as silence from now on. Goes by what was last
 * heard of them from Slack; somebody of whom nothing was heard since the vote is believed.
 */
export function dropIneligible<T extends Pick<FoundReview, 'head' | 'stored' | 'review'>>(
  c: Change,
  found: T,
): T {
  const { head, stored, review } = found;
  const gone = stored.ballots
    .filter(({ dropped, castBy }) => !dropped && !mayVote(c, head.workspace, castBy))
    .map(({ seat }) => seat);
  if (gone.length === 0) return found;
  markBallots(c.store, review.id, gone, { dropped: true });
  c.note(head.id, {
    verb: 'gate.dropped',
    subject: review.gate.id,
    level: 'warning',
    data: { review: review.id, seats: gone },
  });
  return {
    ...found,
    review: { ...review, ballots: review.ballots.filter(({ seat }) => !gone.includes(seat)) },
  };
}

function mayVote(c: Change, workspace: string, user: string): boolean {
  return (loadMember(c.store, workspace, user)?.standing ?? 'member') === 'member';
}
