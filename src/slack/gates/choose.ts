import { type OwnerChoice, ownerChoices } from '../../gate/consequences.ts';
import { forbids } from '../../operations/authority.ts';
import type { Actor } from '../../operations/deps.ts';
import { chooseAfterRed } from '../../operations/gates/choose-after-red.ts';
import { findReview, type ReviewRef, refused } from '../../operations/gates/find-review.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { noticeForm } from '../blocks/forms/form.ts';
import { chooseForm } from '../blocks/forms/gate-ending.ts';
import { chosenLines } from '../blocks/owner-asked.ts';
import type { SlackContext } from '../context.ts';
import { readFormIds } from '../forms/form-ids.ts';
import type { ClickHandler, Form } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { formRefusal } from './form-refusal.ts';
import { sayWords } from './usage.ts';

export function isChoice(text: string): text is OwnerChoice {
  return (ownerChoices as readonly string[]).includes(text);
}

function choosing(choice: OwnerChoice): ClickHandler {
  return (context, { actor, value }) => openChooseForm(context, actor, { reviewId: value }, choice);
}

export const clickRework = choosing('rework');
export const clickPivot = choosing('pivot');
export const clickStop = choosing('stop');

/** [Rework] [Pivot] [Stop]: asks for the reason. */
function openChooseForm({ deps }: SlackContext, actor: Actor, ref: ReviewRef, choice: OwnerChoice): Answer {
  const found = findReview(deps.database.store, actor, ref);
  if (!found.ok) return refuseWith(found);
  const forbidden = forbids(found.head, actor, 'end plan');
  if (forbidden) return refuseWith(refused(deps, actor, ref, forbidden));
  const { id, gate } = found.review;
  return { kind: 'open', view: chooseForm({ review: id }, gate.name, choice) };
}

/** Chooses with a reason in words; a stop without one opens the form. */
export function choose(
  context: SlackContext,
  actor: Actor,
  ref: ReviewRef,
  { choice, reason }: { choice: OwnerChoice; reason: string },
): Answer {
  if (choice === 'stop' && reason === '') return openChooseForm(context, actor, ref, choice);
  const result = chooseAfterRed(context.deps, actor, { review: ref, choice, reason });
  return result.ok ? sayWords(chosenLines(choice).join(' ')) : refuseWith(result);
}

export function submitChoice({ deps }: SlackContext, { actor, metadata, values }: Form): FormAnswer {
  const { review = '', choice = '' } = readFormIds(metadata);
  if (!isChoice(choice)) return { kind: 'close' };
  const reason = values.text(fieldIds.reason) ?? '';
  const result = chooseAfterRed(deps, actor, { review: { reviewId: review }, choice, reason });
  if (!result.ok) return formRefusal(result, fieldIds.reason);
  return { kind: 'update', view: noticeForm('Chosen', chosenLines(choice)) };
}
