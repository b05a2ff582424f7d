import { castBallot, type Vote } from '../../operations/gates/cast-ballot.ts';
import type { ReviewRef } from '../../operations/gates/find-review.ts';
import { slackOf } from '../../operations/gates/people.ts';
import { type Answer, type FormAnswer, nothing } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { redForm, yellowForm } from '../blocks/forms/vote.ts';
import { signal } from '../blocks/signals.ts';
import type { SlackContext } from '../context.ts';
import { readFormIds } from '../forms/form-ids.ts';
import type { Click, ClickHandler, Form } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { askAboutOwner } from './condition.ts';
import { formRefusal } from './form-refusal.ts';
import { type OpenReview, openReviewView } from './open-review-view.ts';
import { sayWords } from './usage.ts';

/**
 * Stores a ballot. Of a voter of whom nothing is known Slack is asked first; where it does not answer, the vote is
 * taken all the same, because everybody is looked at again at the close.
 */
export async function cast(
  context: SlackContext,
  actor: Click['actor'],
  review: ReviewRef,
  vote: Vote,
  onVersion?: number,
): Promise<ReturnType<typeof castBallot>> {
  const standing = await context.people.standingOf(actor.user).catch(() => 'member' as const);
  if (vote.choice === 'yellow') await askAboutOwner(context, actor, review, vote.owner);
  const version = onVersion === undefined ? {} : { onVersion };
  const ballot = { review, vote, standing, ...version };
  return context.deps.database.together(() => castBallot(context.deps, actor, ballot));
}

/** A button that votes without a form; the review and its thread show the ballot. */
function voting(choice: 'green' | 'abstain' | 'confirm'): ClickHandler {
  return async (context, { actor, channel, value }) => {
    const result = await cast(context, actor, { reviewId: value }, { choice });
    if (!result.ok) return refuseWith(result);
    return isDirect(channel) ? sayWords(`Your vote is ${signal(result.ballot.choice)}.`) : nothing;
  };
}

/** Direct messages do not show how a review changes. */
function isDirect(channel: string | null): boolean {
  return channel?.startsWith('D') ?? false;
}

export const clickGreen = voting('green');
export const clickAbstain = voting('abstain');
export const clickConfirm = voting('confirm');

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
    ...promisedBefore(opened),
  };
  return { kind: 'open', view: choice === 'yellow' ? yellowForm(ids, said) : redForm(ids, said) };
}

/** Owner and due date of the condition that the seat's last yellow brought. */
function promisedBefore({ own, found }: OpenReview): { owner: string | null; due: string | null } {
  const last = found.review.conditions.findLast(
    ({ against }) => against.kind === 'ballot' && against.seat === own?.seat,
  );
  return {
    owner: last === undefined ? null : slackOf(found.head.plan, last.owner),
    due: last?.due ?? null,
  };
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

async function submit(context: SlackContext, { actor, metadata }: Form, ballot: Vote): Promise<FormAnswer> {
  const { review = '', version = '0' } = readFormIds(metadata);
  const onVersion = Number.parseInt(version, 10) || 0;
  const result = await cast(context, actor, { reviewId: review }, ballot, onVersion);
  if (result.ok) return { kind: 'close' };
  return formRefusal(result, ballot.choice === 'yellow' ? fieldIds.risk : fieldIds.reason);
}
