import { plainDay } from '../../digest/words.ts';
import type { Actor } from '../../operations/deps.ts';
import { cancelGate, forbidsCancel } from '../../operations/gates/cancel-gate.ts';
import { closeGate } from '../../operations/gates/close-gate.ts';
import { extendGate } from '../../operations/gates/extend-gate.ts';
import { findReview, type ReviewRef, refused } from '../../operations/gates/find-review.ts';
import { localDate } from '../../plan/local-date.ts';
import { type Answer, type FormAnswer, nothing } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { cancelForm } from '../blocks/forms/gate-ending.ts';
import type { SlackContext } from '../context.ts';
import { readFormIds } from '../forms/form-ids.ts';
import type { Form } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { formRefusal } from './form-refusal.ts';
import { recheckVoters } from './recheck-voters.ts';
import { sayWords } from './usage.ts';

/** Closes a review now; the decision stands in the channel. Who voted is looked at again before. */
export async function closeNow(context: SlackContext, actor: Actor, ref: ReviewRef): Promise<Answer> {
  const found = findReview(context.deps.database.store, actor, ref);
  if (found.ok && found.by === found.review.presenter) await recheckVoters(context, [found]);
  const result = closeGate(context.deps, actor, ref);
  return result.ok ? nothing : refuseWith(result);
}

export function extendNow({ deps }: SlackContext, actor: Actor, ref: ReviewRef): Answer {
  const result = extendGate(deps, actor, ref);
  if (!result.ok) return refuseWith(result);
  const found = findReview(deps.database.store, actor, ref);
  const zone = found.ok ? found.review.timezone : 'UTC';
  return sayWords(`The review closes ${plainDay(localDate(result.closesAt, zone))} 17:00 now.`);
}

/** Asks for the reason where none was given. */
export function cancelWith({ deps }: SlackContext, actor: Actor, ref: ReviewRef, reason: string): Answer {
  if (reason !== '') {
    const result = cancelGate(deps, actor, { review: ref, reason });
    return result.ok ? sayWords('The review is cancelled; nothing was decided.') : refuseWith(result);
  }
  const found = findReview(deps.database.store, actor, ref);
  if (!found.ok) return refuseWith(found);
  const forbidden =
    found.review.closedAt !== null ? { reason: 'review-closed' as const } : forbidsCancel(found, actor);
  if (forbidden) return refuseWith(refused(deps, actor, ref, forbidden));
  return { kind: 'open', view: cancelForm({ review: found.review.id }, found.review.gate.name) };
}

export function submitCancel({ deps }: SlackContext, { actor, metadata, values }: Form): FormAnswer {
  const review = { reviewId: readFormIds(metadata).review ?? '' };
  const result = cancelGate(deps, actor, { review, reason: values.text(fieldIds.reason) ?? '' });
  return result.ok ? { kind: 'close' } : formRefusal(result, fieldIds.reason);
}
