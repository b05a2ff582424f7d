import { type Consequences, consequences } from '../../gate/consequences.ts';
import type { Decision } from '../../gate/decision.ts';
import { factsOf } from '../../gate/facts.ts';
import type { Condition, Outcome } from '../../gate/review.ts';
import { localDate } from '../../plan/local-date.ts';
import { loadChoices } from '../../storage/overrides.ts';
import { listReviews, saveReviewHead, updateOpenReview } from '../../storage/reviews.ts';
import type { Change } from '../change.ts';
import type { Actor } from '../deps.ts';
import { postKeys } from '../posts.ts';
import { applyConsequences } from './apply-consequences.ts';
import { endOwnersAsked } from './ask-owners.ts';
import { endAsking } from './end-asking.ts';
import type { FoundReview } from './find-review.ts';
import { revealVotes } from './reveal-votes.ts';
import { refreshReview } from './settle-review.ts';
import { standingOutcomes } from './standing-outcomes.ts';

/** What followed from a decision or an override, as it is stored beside it. */
export type After = Omit<Consequences, 'conditions'> & {
  /** The day in the plan's zone. */
  on: string;
};

type Closable = Pick<FoundReview, 'head' | 'stored' | 'review'>;

/**
 * Writes a decision, once: stores it with its trace, puts it on record, shows the chain's new head in the channel, and
 * lets what follows from it happen. False where the review was closed already.
 */
export function closeReview(c: Change, actor: Actor, found: Closable, decision: Decision): boolean {
  const { head, stored, review } = found;
  const { outcome, rule, evidence, votes } = decision;
  const followed = consequencesOf(c, found, outcome, []);
  const after = afterOf(followed, localDate(c.now, review.timezone));
  const closed = updateOpenReview(c.store, review.id, {
    status: 'closed',
    closedAt: c.now,
    closedBy: actor.user,
    outcome,
    decision: JSON.stringify(decision),
    after: JSON.stringify(after),
  });
  if (!closed) return false;
  const chainHead = c.note(head.id, {
    verb: 'gate.decided',
    subject: review.gate.id,
    level: outcome === 'green' ? 'notice' : 'warning',
    data: {
      review: review.id,
      round: stored.row.round,
      outcome,
      rule,
      evidence,
      votes,
      trace: decision.trace,
    },
  });
  saveReviewHead(c.store, review.id, chainHead);
  refreshReview(c, head, review.id);
  endAsking(c, head.id, review.id);
  if (stored.row.kind === 'round') endLapsedQuestions(c, head.id, review.gate.id);
  revealVotes(c, found);
  c.post(head.id, {
    key: postKeys.decision(review.id),
    channel: head.channel,
    view: { type: 'decision', reviewId: review.id },
  });
  applyConsequences(c, found, followed);
  return true;
}

/** Once a gate is decided anew, nobody is asked any more how its rounds before go on. */
function endLapsedQuestions(c: Change, planId: string, gate: string): void {
  const before = new Set(listReviews(c.store, planId).flatMap((row) => (row.gate === gate ? [row.id] : [])));
  for (const asked of loadChoices(c.store, planId))
    if (asked.choice === null && before.has(asked.reviewId)) endOwnersAsked(c, planId, asked);
}

/** What follows from an outcome of a review as the plan is now. */
export function consequencesOf(
  c: Change,
  { head, stored, review }: Closable,
  outcome: Outcome,
  added: readonly Condition[],
): Consequences {
  return consequences(head.plan, {
    outcome,
    gate: review.gate,
    phase: head.phase,
    lastOutcomes: standingOutcomes(c.store, head.id),
    followUp: stored.row.kind === 'follow-up',
    facts: factsOf(review),
    added,
  });
}

export function afterOf({ conditions: _conditions, ...rest }: Consequences, on: string): After {
  return { ...rest, on };
}
