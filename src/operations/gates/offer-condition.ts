import { type ConditionRefusal, decideCondition } from '../../gate/condition.ts';
import type { Condition, Review, Shortfall, Standing } from '../../gate/review.ts';
import { nearest } from '../../plan/file/nearest.ts';
import { insertCondition } from '../../storage/conditions.ts';
import type { PlanHead } from '../../storage/plan-heads.ts';
import type { StoredCondition } from '../../storage/reviews.ts';
import type { Change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { PRIORITY, postKeys } from '../posts.ts';
import { type Refusal, type Result, refuse } from '../refusal.ts';
import { refusesText } from '../texts.ts';
import { type ReviewRef, withReview } from './find-review.ts';
import { TEXT_LIMIT } from './limits.ts';
import { namedOwner } from './people.ts';
import { settleReview } from './settle-review.ts';

export interface OfferCondition {
  review: ReviewRef;
  against: Shortfall;
  text: string;
  /** A person of the plan, or a Slack user. */
  owner: string;
  due: string;
  standing: Standing;
}

/** Puts a condition against a shortfall of the review; for whoever holds a seat. */
export function offerCondition(
  deps: Deps,
  actor: Actor,
  { review: ref, owner, ...offered }: OfferCondition,
): Result<{ reviewId: string; condition: Condition }> {
  return withReview(deps, actor, ref, (c, { head, stored, review, by }) => {
    const refused = offered.text === '' ? null : refusesText('the condition', offered.text, TEXT_LIMIT);
    if (refused) return refused;
    const named = namedOwner(c.store, head, owner);
    if (!named.ok) return named;
    const unknown = unknownCriterion(review, offered.against);
    if (unknown !== null) return refuse(unknown);
    const command = { ...offered, id: deps.ids.next(), owner: named.person, by };
    const decided = decideCondition(review, command, c.now);
    if (!decided.ok) return refuse(said(decided));

    const { condition } = decided;
    insertCondition(c.store, conditionRow(c, head, review.id, condition));
    c.note(head.id, {
      verb: 'gate.condition',
      subject: review.gate.id,
      data: { review: review.id, ...condition },
    });
    sayCondition(c, head, review, condition);
    settleReview(c, head, stored.row, { ...review, conditions: [...review.conditions, condition] });
    return { ok: true, reviewId: review.id, condition };
  });
}

/** A refusal with the nearest where a condition is to answer a criterion that the review does not have. */
function unknownCriterion({ gate }: Pick<Review, 'gate'>, against: Shortfall): Refusal | null {
  const criteria = gate.criteria.map(({ id }) => id);
  if (against.kind !== 'criterion' || criteria.includes(against.criterion)) return null;
  const id = against.criterion;
  return { reason: 'unknown-criterion', id, nearest: nearest(id, criteria) };
}

/** Puts a condition into the thread; one that would tell a blind ballot waits for the close. */
export function sayCondition(
  c: Change,
  head: Pick<PlanHead, 'id' | 'channel'>,
  { id: reviewId, gate, closedAt }: Pick<Review, 'id' | 'gate' | 'closedAt'>,
  { id, against }: Pick<Condition, 'id' | 'against'>,
): void {
  if (gate.blind && closedAt === null && against.kind === 'ballot') return;
  c.post(head.id, {
    key: postKeys.condition(id),
    channel: head.channel,
    thread: postKeys.review(reviewId),
    priority: PRIORITY.reply,
    view: { type: 'condition', reviewId, conditionId: id },
  });
}

/** A condition as it is stored when it is offered. */
export function conditionRow(
  c: Change,
  { workspace, id: planId }: Pick<PlanHead, 'workspace' | 'id'>,
  reviewId: string,
  { against, ...condition }: Condition,
): StoredCondition {
  return {
    ...condition,
    workspace,
    planId,
    reviewId,
    againstKind: against.kind,
    against: against.kind === 'criterion' ? against.criterion : against.seat,
    at: c.now,
    origin: 'review',
    withdrawnAt: null,
    item: null,
    missedAt: null,
    keptAt: null,
  };
}

function said(refusal: ConditionRefusal): Refusal {
  return refusal.reason === 'unchanged' ? { reason: 'unchanged', what: 'condition' } : refusal;
}
