import { loadBallotVersions } from '../../storage/ballots.ts';
import type { Change } from '../change.ts';
import { postKeys } from '../posts.ts';
import type { FoundReview } from './find-review.ts';
import { sayCondition } from './offer-condition.ts';
import { toCondition } from './stored-to-review.ts';

/** Once a blind review has ended, its thread shows what each ballot, in every version, and each condition says. */
export function revealVotes(c: Change, { head, stored }: Pick<FoundReview, 'head' | 'stored'>): void {
  const { row, gate, conditions } = stored;
  if (!gate.blind) return;
  for (const { seat, version } of loadBallotVersions(c.store, row.id)) {
    const view = { type: 'ballot' as const, reviewId: row.id, seat, version };
    c.refresh(head.id, head.channel, postKeys.ballot(row.id, seat, version), view);
  }
  for (const condition of conditions)
    sayCondition(c, head, { id: row.id, gate, closedAt: c.now }, toCondition(head, condition));
}
