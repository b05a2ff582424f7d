import type { Actor } from '../../operations/deps.ts';
import { answerDigest } from '../../operations/sync/check-in.ts';
import type { Answer as DigestAnswer } from '../../storage/digests.ts';
import { type Answer, say } from '../answer.ts';
import { blockerListMessage } from '../blocks/blocker.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import type { Click } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { loadOpenBlockers } from '../views/blocker-view.ts';

/** [Nothing Blocks Me]: the same as ✅ on the digest. */
export function clickClear(context: SlackContext, { actor, value }: Click): Answer {
  return answered(context, actor, value, 'clear') ?? say(wordsMessage('Checked in: nothing blocks you.'));
}

/** [I Can Help]: the same as 🙋 on the digest. */
export function clickHelp(context: SlackContext, { actor, value }: Click): Answer {
  const refused = answered(context, actor, value, 'help');
  return refused ?? say(blockerListMessage(loadOpenBlockers(context.deps, actor.workspace, value)));
}

function answered({ deps }: SlackContext, actor: Actor, planId: string, answer: DigestAnswer): Answer | null {
  const result = answerDigest(deps, actor, planId, answer);
  return result.ok ? null : refuseWith(result);
}
