import { whyShut } from '../../gate/ballot.ts';
import type { EvidenceState } from '../../gate/review.ts';
import { findReview, type ReviewRef, refused } from '../../operations/gates/find-review.ts';
import { forbidsEvidence, giveEvidence } from '../../operations/gates/give-evidence.ts';
import { loadReviewView } from '../../operations/gates/review-view.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { type EvidenceField, evidenceField, evidenceForm } from '../blocks/forms/evidence.ts';
import type { SlackContext } from '../context.ts';
import { readFormIds } from '../forms/form-ids.ts';
import type { Click, Form } from '../listen.ts';
import { refusalWords, refuseWith } from '../refuse.ts';

const STATES: readonly string[] = ['met', 'workaround', 'not met', 'unknown'] satisfies EvidenceState[];

function isState(text: string | null): text is EvidenceState {
  return text !== null && STATES.includes(text);
}

/** The form of one criterion's evidence; null where the review is not known. */
function formOf({ deps }: SlackContext, actor: Click['actor'], reviewId: string, criterion: string | null) {
  const { store } = deps.database;
  const view = loadReviewView(store, actor.workspace, reviewId, deps.clock.now());
  const found = findReview(store, actor, { reviewId });
  if (view === null || !found.ok) return null;
  const phaseWide = new Set(
    found.review.gate.criteria.filter((one) => one.items === 'phase').map(({ id }) => id),
  );
  const said = new Map(found.review.evidence.map(({ criterion: id, value }) => [id, value]));
  const criteria = view.criteria.map((one) => ({
    ...one,
    computed: phaseWide.has(one.id),
    said: said.get(one.id) ?? null,
  }));
  const voted = view.seats.filter(({ answer }) => answer === 'given').map(({ person }) => person.name);
  return evidenceForm({ review: reviewId }, criteria, { chosen: criterion, voted });
}

/** [Evidence], or `/gate evidence`: the form, on the criterion that is named or the first that is not met. */
export function openEvidenceForm(
  context: SlackContext,
  actor: Click['actor'],
  ref: ReviewRef,
  criterion: string | null,
): Answer {
  const found = findReview(context.deps.database.store, actor, ref);
  if (!found.ok) return refuseWith(found);
  const forbidden = whyShut(found.review, context.deps.clock.now()) ?? forbidsEvidence(found, actor);
  if (forbidden) return refuseWith(refused(context.deps, actor, ref, forbidden));
  const view = formOf(context, actor, found.review.id, criterion);
  return view === null ? refuseWith({ reason: 'unknown-review' }) : { kind: 'open', view };
}

export function clickEvidence(context: SlackContext, { actor, value }: Click): Answer {
  return openEvidenceForm(context, actor, { reviewId: value }, null);
}

/** Another criterion was chosen in the form. */
export function clickCriterion(context: SlackContext, { actor, value, form }: Click): Answer {
  const { review = '' } = readFormIds(form?.metadata ?? '');
  const view = formOf(context, actor, review, value);
  return view === null ? refuseWith({ reason: 'unknown-review' }) : { kind: 'update', view };
}

export async function submitEvidence(
  context: SlackContext,
  { actor, metadata, values }: Form,
): Promise<FormAnswer> {
  const { review = '', criterion = '' } = readFormIds(metadata);
  const standing = await context.people.standingOf(actor.user);
  const field = (name: EvidenceField) => evidenceField(name, criterion);
  const state = values.choice(field('state'));
  const workaround = values.text(field('workaround'));
  const value = values.text(field('value'));
  const result = giveEvidence(context.deps, actor, {
    review: { reviewId: review },
    criterion,
    state: isState(state) ? state : workaround !== null && value === null ? 'workaround' : null,
    value: value ?? workaround,
    link: values.text(field('link')),
    standing,
  });
  if (result.ok) return { kind: 'close' };
  const { title, advice } = refusalWords(result);
  const first =
    result.reason === 'link-invalid'
      ? 'link'
      : value === null && workaround !== null
        ? 'workaround'
        : 'value';
  return { kind: 'errors', errors: { [field(first)]: `${title} ${advice}` } };
}
