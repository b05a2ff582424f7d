import {
  type Answer,
  type CheckIn,
  deleteCheckIn,
  loadLastDigest,
  saveCheckIn,
} from '../../storage/digests.ts';
import { loadOutboxByMessage } from '../../storage/outbox.ts';
import { loadPlanHead } from '../../storage/plan-heads.ts';
import { forbids } from '../authority.ts';
import { type Change, change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { findPlan } from '../find.ts';
import { postView } from '../posts.ts';
import { type Result, refuse } from '../refusal.ts';
import { CHECK_IN_REACTIONS } from './post-digest.ts';

/** A reaction as Slack tells of it. */
export interface ReactionChange {
  added: boolean;
  channel: string;
  messageTs: string;
  name: string;
}

/** What a reaction on a digest says; null for any other reaction or message, and of whoever may not check in. */
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
    if (reaction.added && !mayAnswer(c, actor, post.planId)) return null;
    const given = { planId: post.planId, digestId: view.digestId, answer, via: 'reaction' } as const;
    const changed = reaction.added ? give(c, actor, given) : takeBack(c, actor, given);
    return { planId: post.planId, answer, repeated: !changed };
  });
}

/** Records an answer to the newest digest of a plan that was given by a button; given twice it counts once. */
export function answerDigest(
  deps: Deps,
  actor: Actor,
  planId: string,
  answer: Answer,
): Result<{ repeated: boolean }> {
  return change(deps, actor, (c) => {
    const found = findPlan(c.store, actor, { planId });
    if (!found.ok) return found;
    const forbidden = forbids(found.stored, actor, 'check in');
    if (forbidden) return forbidden;
    const digest = loadLastDigest(c.store, planId);
    if (digest === null) return refuse({ reason: 'no-digest' });
    const changed = give(c, actor, { planId, digestId: digest.id, answer, via: 'button' });
    return { ok: true, repeated: !changed };
  });
}

/** Viewers only read a plan, and one that has ended asks nothing any more. */
export function mayAnswer(c: Change, actor: Actor, planId: string): boolean {
  const head = loadPlanHead(c.store, actor.workspace, planId);
  return head?.status === 'active' && forbids(head, actor, 'check in') === null;
}

interface Given {
  planId: string;
  digestId: string;
  answer: Answer;
  via: CheckIn['via'];
}

/** Says whether the answer is new; a check-in is no change to the plan. */
function give(c: Change, actor: Actor, { planId, digestId, answer, via }: Given): boolean {
  const row = { workspace: actor.workspace, digestId, user: actor.user, answer, via, at: c.now };
  if (!saveCheckIn(c.store, row)) return false;
  c.note(planId, { verb: 'checkin.given', subject: digestId, data: { answer } });
  return true;
}

function takeBack(c: Change, actor: Actor, { planId, digestId, answer }: Given): boolean {
  if (!deleteCheckIn(c.store, digestId, actor.user, answer)) return false;
  c.note(planId, { verb: 'checkin.taken back', subject: digestId, data: { answer } });
  return true;
}

/** What a reaction says, in whatever skin tone; null for any that is no answer. */
export function answerOf(name: string): Answer | null {
  const plain = name.replace(/::skin-tone-\d$/u, '');
  const known = Object.entries(CHECK_IN_REACTIONS).find(([, reaction]) => reaction === plain);
  return known === undefined ? null : (known[0] as Answer);
}
