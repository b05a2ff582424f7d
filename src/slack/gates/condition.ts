import type { Shortfall } from '../../gate/review.ts';
import { findReview, type ReviewRef } from '../../operations/gates/find-review.ts';
import { offerCondition } from '../../operations/gates/offer-condition.ts';
import { slackOf } from '../../operations/gates/people.ts';
import { loadReviewView } from '../../operations/gates/review-view.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { conditionForm } from '../blocks/forms/vote.ts';
import type { SlackContext } from '../context.ts';
import { readFormIds } from '../forms/form-ids.ts';
import type { Click, Form } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { formRefusal } from './form-refusal.ts';
import { type OpenReview, openReviewView } from './open-review-view.ts';

/** [Offer a Condition]: the shortfalls without one stand first. */
export function openConditionForm(context: SlackContext, actor: Click['actor'], ref: ReviewRef): Answer {
  const opened = openReviewView(context, actor, ref);
  if (!opened.ok) return refuseWith(opened);
  const { deps } = context;
  const view = loadReviewView(deps.database.store, actor.workspace, opened.reviewId, deps.clock.now());
  const known = [...(view?.shortfalls ?? []), ...ownInBlind(opened)];
  const shortfalls = known.toSorted((a, b) => a.conditions.length - b.conditions.length);
  return { kind: 'open', view: conditionForm({ review: opened.reviewId }, { shortfalls, due: null }) };
}

/** In a blind review nobody sees the votes of others, but everybody knows the own one. */
function ownInBlind({ own, found }: OpenReview): { key: string; text: string; conditions: unknown[] }[] {
  if (!found.review.gate.blind || (own?.choice !== 'red' && own?.choice !== 'yellow')) return [];
  return [{ key: `ballot:${own.seat}`, text: `your own ${own.choice} vote`, conditions: [] }];
}

export function clickOffer(context: SlackContext, { actor, value }: Click): Answer {
  return openConditionForm(context, actor, { reviewId: value });
}

export async function submitCondition(
  context: SlackContext,
  { actor, metadata, values }: Form,
): Promise<FormAnswer> {
  const standing = await context.people.standingOf(actor.user);
  const owner = values.user(fieldIds.owner) ?? '';
  const review = { reviewId: readFormIds(metadata).review ?? '' };
  await askAboutOwner(context, actor, review, owner);
  const result = offerCondition(context.deps, actor, {
    review,
    against: readShortfall(values.choice(fieldIds.shortfall) ?? ''),
    text: values.text(fieldIds.condition) ?? '',
    owner,
    due: values.text(fieldIds.due) ?? '',
    standing,
  });
  return result.ok ? { kind: 'close' } : formRefusal(result, fieldIds.shortfall);
}

/** Asks Slack about whoever is to see to a condition, so that apps and deactivated accounts are refused. */
export async function askAboutOwner(
  { deps, people }: SlackContext,
  actor: Click['actor'],
  ref: ReviewRef,
  owner: string,
): Promise<void> {
  const found = findReview(deps.database.store, actor, ref);
  const user = found.ok ? slackOf(found.head.plan, owner) : null;
  if (user !== null) await people.standingOf(user).catch(() => undefined);
}

/** Reads `criterion:C3` or `ballot:bo`, as `ShortfallView.key` writes it. */
export function readShortfall(key: string): Shortfall {
  const at = key.indexOf(':');
  const id = key.slice(at + 1);
  return key.slice(0, at) === 'ballot' ? { kind: 'ballot', seat: id } : { kind: 'criterion', criterion: id };
}
