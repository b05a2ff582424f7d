import { type OwnerChoice, phaseAfterChoice } from '../../gate/consequences.ts';
import { loadChoice, type StoredChoice, saveChoice } from '../../storage/overrides.ts';
import { savePhase } from '../../storage/plans.ts';
import { loadOpenReviews } from '../../storage/reviews.ts';
import { forbids } from '../authority.ts';
import type { Change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { postKeys } from '../posts.ts';
import { type Result, refuse } from '../refusal.ts';
import { refusesText } from '../texts.ts';
import { endOwnersAsked } from './ask-owners.ts';
import { cancelReview } from './cancel-gate.ts';
import { resumePlan, stopPlan } from './end-plan.ts';
import { type FoundReview, type ReviewRef, withReview } from './find-review.ts';
import { isLapsed } from './gate-standings.ts';
import { TEXT_LIMIT } from './limits.ts';
import { refreshReview } from './settle-review.ts';

export interface ChooseAfterRed {
  review: ReviewRef;
  choice: OwnerChoice;
  /** Why; a stop needs it. */
  reason: string;
}

/** What an owner makes of a red decision, or of conditions missed twice. */
export function chooseAfterRed(
  deps: Deps,
  actor: Actor,
  { review: ref, choice, reason }: ChooseAfterRed,
): Result<{ reviewId: string; choice: OwnerChoice }> {
  return withReview(deps, actor, ref, (c, found) => {
    const { head, review } = found;
    const needed = choice === 'stop' || reason !== '';
    const refused =
      forbids(head, actor, 'end plan') ?? (needed ? refusesText('the reason', reason, TEXT_LIMIT) : null);
    if (refused) return refused;
    const asked = loadChoice(c.store, review.id);
    if (asked === null || head.status === 'archived') return refuse({ reason: 'nothing-to-choose' });
    if (asked.choice !== null) return refuse({ reason: 'already-chosen', choice: asked.choice });
    if (isLapsed(c.store, found.stored.row, asked)) return refuse({ reason: 'nothing-to-choose' });
    if (choice !== 'stop' && !resumePlan(c, head))
      return refuse({ reason: 'plan-ended', plan: head.plan.name });

    saveChoice(c.store, review.id, { choice, reason: reason.trim() || null, by: actor.user, at: c.now });
    c.note(head.id, {
      verb: 'gate.chosen',
      subject: review.gate.id,
      level: 'warning',
      data: { review: review.id, choice, reason: reason.trim() },
    });
    follow(c, actor, found, { choice, reason: reason.trim(), asked });
    return { ok: true, reviewId: review.id, choice };
  });
}

interface Chosen {
  choice: OwnerChoice;
  reason: string;
  asked: StoredChoice;
}

function follow(c: Change, actor: Actor, found: FoundReview, { choice, reason, asked }: Chosen): void {
  const { head, review } = found;
  if (choice === 'rework') movePhase(c, found);
  if (choice === 'stop') {
    for (const stored of loadOpenReviews(c.store, head.id))
      cancelReview(c, actor, { head, stored }, `The plan was stopped: ${reason}`);
    stopPlan(c, head, reason);
  }
  const because = reason === '' ? '' : ` ${reason}`;
  c.post(head.id, {
    key: `chosen:${review.id}:${asked.askedAt}`,
    channel: head.channel,
    thread: postKeys.review(review.id),
    view: { type: 'words', text: `${sentences[choice]}${because}` },
  });
  endOwnersAsked(c, head.id, asked);
  refreshReview(c, head, review.id);
  const view = { type: 'decision' as const, reviewId: review.id };
  c.refresh(head.id, head.channel, postKeys.decision(review.id), view);
}

function movePhase(c: Change, { head, review }: FoundReview): void {
  const phase = phaseAfterChoice('rework', review.gate, null);
  if (phase === head.phase) return;
  savePhase(c.store, head.id, phase);
  c.record(head.id, {
    verb: 'phase.moved',
    subject: phase,
    level: 'notice',
    data: { from: head.phase, to: phase, gate: review.gate.id, review: review.id },
  });
}

const sentences: Record<OwnerChoice, string> = {
  rework: 'The owner chose rework: the phase goes on, and a new round opens later.',
  pivot: 'The owner chose to pivot: a new plan is imported next, and its dates become the new baseline.',
  stop: 'The owner chose to stop: the plan is archived.',
};
