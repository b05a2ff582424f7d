import { castBallot, type Vote } from '../../operations/gates/cast-ballot.ts';
import type { ReviewRef } from '../../operations/gates/find-review.ts';
import { type Answer, type FormAnswer, nothing } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { redForm, yellowForm } from '../blocks/forms/vote.ts';
import type { SlackContext } from '../context.ts';
import { readFormIds } from '../forms/form-ids.ts';
import { FAULTS } from '../gate-refusals.ts';
import type { Click, Form } from '../listen.ts';
import { refusalWords, refuseWith } from '../refuse.ts';
import { openReviewView } from './open-review-view.ts';

/** Casts a ballot that needs no form; the review and its thread show it. */
export async function vote(
  context: SlackContext,
  actor: Click['actor'],
  review: ReviewRef,
  choice: 'green' | 'abstain' | 'confirm',
): Promise<Answer> {
  const standing = await context.people.standingOf(actor.user);
  const result = castBallot(context.deps, actor, { review, vote: { choice }, standing });
  return result.ok ? nothing : refuseWith(result);
}

/** Opens the form of a yellow or red ballot, filled with what the same seat said before. */
export function openVoteForm(
  context: SlackContext,
  actor: Click['actor'],
  ref: ReviewRef,
  choice: 'yellow' | 'red',
): Answer {
  const opened = openReviewView(context, actor, ref);
  if (!opened.ok) return refuseWith(opened);
  const { reviewId, gateName, own } = opened;
  const ids = { review: reviewId, version: String(own?.version ?? 0) };
  const said = {
    gateName,
    reason: own?.reason ?? null,
    workaround: own?.workaround ?? null,
    wouldChange: own?.wouldChange ?? null,
  };
  return { kind: 'open', view: choice === 'yellow' ? yellowForm(ids, said) : redForm(ids, said) };
}

export function clickGreen(context: SlackContext, { actor, value }: Click): Promise<Answer> {
  return vote(context, actor, { reviewId: value }, 'green');
}

export function clickAbstain(context: SlackContext, { actor, value }: Click): Promise<Answer> {
  return vote(context, actor, { reviewId: value }, 'abstain');
}

export function clickYellow(context: SlackContext, { actor, value }: Click): Answer {
  return openVoteForm(context, actor, { reviewId: value }, 'yellow');
}

export function clickRed(context: SlackContext, { actor, value }: Click): Answer {
  return openVoteForm(context, actor, { reviewId: value }, 'red');
}

export function submitYellow(context: SlackContext, form: Form): Promise<FormAnswer> {
  const { values } = form;
  return submit(context, form, {
    choice: 'yellow',
    risk: values.text(fieldIds.risk) ?? '',
    workaround: values.text(fieldIds.workaround),
    owner: values.user(fieldIds.owner) ?? '',
    due: values.text(fieldIds.due) ?? '',
  });
}

export function submitRed(context: SlackContext, form: Form): Promise<FormAnswer> {
  const { values } = form;
  return submit(context, form, {
    choice: 'red',
    reason: values.text(fieldIds.reason) ?? '',
    wouldChange: values.text(fieldIds.wouldChange) ?? '',
  });
}

/** Under which input a fault is shown; the ones that a form does not have fall to its first. */
const FIELDS = {
  'risk-missing': fieldIds.risk,
  'reason-missing': fieldIds.reason,
  'would-change-missing': fieldIds.wouldChange,
  'text-missing': fieldIds.condition,
  'owner-missing': fieldIds.owner,
  'due-missing': fieldIds.due,
  'due-invalid': fieldIds.due,
  'due-past': fieldIds.due,
} as const satisfies Record<keyof typeof FAULTS, string>;

/** What a refused form shows: every fault under its input, any other refusal under `first`. */
export function formErrors(refusal: Parameters<typeof refusalWords>[0], first: string): FormAnswer {
  if (refusal.reason === 'incomplete')
    return {
      kind: 'errors',
      errors: Object.fromEntries(refusal.faults.map((fault) => [FIELDS[fault], FAULTS[fault]])),
    };
  const { title, advice } = refusalWords(refusal);
  return { kind: 'errors', errors: { [first]: `${title} ${advice}` } };
}

async function submit(context: SlackContext, { actor, metadata }: Form, ballot: Vote): Promise<FormAnswer> {
  const { review = '', version = '0' } = readFormIds(metadata);
  const standing = await context.people.standingOf(actor.user);
  const onVersion = Number.parseInt(version, 10) || 0;
  const result = castBallot(context.deps, actor, {
    review: { reviewId: review },
    vote: ballot,
    standing,
    onVersion,
  });
  if (result.ok) return { kind: 'close' };
  return formErrors(result, ballot.choice === 'yellow' ? fieldIds.risk : fieldIds.reason);
}
