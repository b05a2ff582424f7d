import type { Deps } from '../../operations/deps.ts';
import { loadReviewContext } from '../../operations/gates/review-context.ts';
import type { PostView } from '../../operations/posts.ts';
import type { Message } from '../blocks/message.ts';
import { wordsMessage } from '../blocks/review-replies.ts';

type OwnerPost = Extract<PostView, { type: 'owner asked' | 'condition missed' | 'plan complete' }>;

/** What the plan's owners and the channel hear once a gate has been decided; null where the review is gone. */
export function renderOwnerPost({ database }: Deps, workspace: string, view: OwnerPost): Message | null {
  const review = loadReviewContext(database.store, workspace, view.reviewId);
  if (review === null) return null;
  const { head, review: round } = review;
  const gate = `${round.gate.id} ${round.gate.name}`;
  if (view.type === 'plan complete')
    return wordsMessage(`${head.plan.name} is complete.`, [
      `${gate} was its last gate. The daily sync ends here.`,
    ]);
  if (view.type === 'condition missed')
    return wordsMessage(`A condition of ${gate} was missed.`, ['It is asked again in a follow-up round.']);
  const open = `Open a new round when it is ready: /gate open ${round.gate.id}`;
  const why = {
    red: `${gate} was decided RED.`,
    'no decision': `${gate} ended with no decision: too few answered.`,
    'conditions missed': `${gate}: conditions were missed again.`,
  }[view.why];
  return wordsMessage(why, [open]);
}
