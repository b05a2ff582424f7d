import { type Answer, deleteCheckIn, saveCheckIn } from '../../storage/digests.ts';
import { loadOutboxByMessage } from '../../storage/outbox.ts';
import { change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { postView } from '../posts.ts';
import { CHECK_IN_REACTIONS } from './post-digest.ts';

/** A reaction as Slack tells of it. */
export interface ReactionChange {
  added: boolean;
  channel: string;
  messageTs: string;
  name: string;
}

/** What a reaction on a digest says; null for any other reaction or message. */
export interface CheckedIn {
  planId: string;
  answer: Answer;
  /** Nothing changed: the answer was known already. */
  repeated: boolean;
}

/** Records a reaction on a digest as an answer, and takes the answer back with it. */
export function checkIn(deps: Deps, actor: Actor, reaction: ReactionChange): CheckedIn | null {
  const answer = answerOf(reaction.name);
  if (answer === null) return null;
  return change(deps, actor, (c) => {
    const post = loadOutboxByMessage(c.store, actor.workspace, reaction.channel, reaction.messageTs);
    if (post === null || post.planId === null) return null;
    const view = postView.parse(JSON.parse(post.view));
    if (view.type !== 'digest') return null;
    const { planId } = post;
    const changed = reaction.added
      ? saveCheckIn(c.store, {
          workspace: actor.workspace,
          digestId: view.digestId,
          user: actor.user,
          answer,
          via: 'reaction',
          at: c.now,
        })
      : deleteCheckIn(c.store, view.digestId, actor.user, answer);
    if (changed)
      c.record(planId, {
        verb: reaction.added ? 'checkin.given' : 'checkin.taken back',
        subject: view.digestId,
        data: { answer },
      });
    return { planId, answer, repeated: !changed };
  });
}

function answerOf(name: string): Answer | null {
  const known = Object.entries(CHECK_IN_REACTIONS).find(([, reaction]) => reaction === name);
  return known === undefined ? null : (known[0] as Answer);
}
