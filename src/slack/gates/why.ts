import { whyDecision } from '../../operations/gates/why-decision.ts';
import { type Answer, say } from '../answer.ts';
import { whyMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import type { Click } from '../listen.ts';
import { refuseWith } from '../refuse.ts';

/** [Why?] under a decision: the whole trace, privately. */
export function clickWhy({ deps }: SlackContext, { actor, value }: Click): Answer {
  const why = whyDecision(deps.database.store, actor.workspace, value);
  if (why === null) return refuseWith({ reason: 'unknown-review' });
  return say(whyMessage(why.gateName, why.sentences));
}
