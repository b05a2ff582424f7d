import { decide } from '../../gate/decide.ts';
import type { Decision } from '../../gate/decision.ts';
import type { Names } from '../../gate/explain.ts';
import { factsOf } from '../../gate/facts.ts';
import type { Review } from '../../gate/review.ts';
import type { PersonView } from '../../gate/review-view.ts';
import type { Store } from '../../storage/database.ts';
import { loadPlanHead, type PlanHead } from '../../storage/plan-heads.ts';
import { loadReview, type StoredReview } from '../../storage/reviews.ts';
import { namesOf } from '../names.ts';
import { slackOf } from './people.ts';
import { toReview } from './stored-to-review.ts';

/** A review with everything that its views name. */
export interface ReviewContext {
  head: PlanHead;
  stored: StoredReview;
  review: Review;
  names: Names;
  name(person: string): string;
  person(person: string): PersonView;
}

/** Null where the workspace has no such review. */
export function loadReviewContext(store: Store, workspace: string, reviewId: string): ReviewContext | null {
  const stored = loadReview(store, workspace, reviewId);
  const head = stored === null ? null : loadPlanHead(store, workspace, stored.row.planId);
  return stored === null || head === null ? null : contextOf(store, head, stored);
}

export function contextOf(store: Store, head: PlanHead, stored: StoredReview): ReviewContext {
  const known = namesOf(store, head);
  const name = (person: string) => known.get(person)?.name ?? person;
  const texts = new Map(stored.gate.criteria.map(({ id, text }) => [id, `${id} ${text}`]));
  return {
    head,
    stored,
    review: toReview(head, stored),
    names: { person: name, criterion: (id) => texts.get(id) ?? id },
    name,
    person: (person) => ({ name: name(person), slack: slackOf(head.plan, person) }),
  };
}

/** The stored decision of a closed review, else what the review as it stands would give. */
export function decidedOrNow({ stored, review }: Pick<ReviewContext, 'stored' | 'review'>): Decision {
  const { decision } = stored.row;
  return decision === null ? decide(factsOf(review)) : (JSON.parse(decision) as Decision);
}
