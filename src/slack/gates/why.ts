import { explain } from '../../gate/explain.ts';
import { decidedOrNow, loadReviewContext } from '../../operations/gates/review-context.ts';
import { type Answer, say } from '../answer.ts';
import { whyMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import type { Click } from '../listen.ts';
import { refuseWith } from '../refuse.ts';

/** [Why?] under a decision: the whole trace, privately. */
export function clickWhy({ deps }: SlackContext, { actor, value }: Click): Answer {
  const review = loadReviewContext(deps.database.store, actor.workspace, value);
  if (review === null) return refuseWith({ reason: 'unknown-review' });
  const sentences = explain(decidedOrNow(review).trace, review.names);
  return say(whyMessage(review.review.gate.name, sentences));
}
