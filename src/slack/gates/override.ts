import { overridesOf } from '../../gate/override.ts';
import type { Colour, Shortfall } from '../../gate/review.ts';
import type { Actor } from '../../operations/deps.ts';
import { findReview, type ReviewRef, refused } from '../../operations/gates/find-review.ts';
import { forbidsOverride, overrideDecision } from '../../operations/gates/override-decision.ts';
import { loadReviewView } from '../../operations/gates/review-view.ts';
import { type Result, refuse } from '../../operations/refusal.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { overrideForm } from '../blocks/forms/gate-ending.ts';
import { gateFieldIds } from '../blocks/gate-ids.ts';
import type { SlackContext } from '../context.ts';
import { readFormIds } from '../forms/form-ids.ts';
import type { Form } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { askAboutOwner, readShortfall } from './condition.ts';
import { formRefusal } from './form-refusal.ts';

/** An override as a form or a command gives it: one condition, which answers every shortfall that has none. */
export interface OverrideSaid {
  to: Colour;
  reason: string;
  condition: { text: string; owner: string; due: string } | null;
}

/** [Override the Decision]: only for whoever may; that an admin alone may where no other owner is, is seen on saving. */
export function openOverrideForm({ deps }: SlackContext, actor: Actor, ref: ReviewRef): Answer {
  const { store } = deps.database;
  const found = findReview(store, actor, ref);
  if (!found.ok) return refuseWith(found);
  const view = loadReviewView(store, actor.workspace, found.review.id, deps.clock.now());
  const forbidden = forbidsOverride(store, found, true);
  if (forbidden !== null) return refuseWith(refused(deps, actor, ref, forbidden));
  const computed = found.stored.row.outcome;
  if (view === null || computed === null) return refuseWith({ reason: 'unknown-review' });
  const missing = view.shortfalls.filter(({ conditions }) => conditions.length === 0);
  const outcome = found.stored.override?.to ?? computed;
  const choices = overridesOf(computed, outcome);
  const shown = { gateName: view.gateName, outcome, choices, missing: missing.map(({ text }) => text) };
  return { kind: 'open', view: overrideForm({ review: found.review.id }, shown) };
}

/** Overrides; whether the actor is an admin of the workspace is asked of Slack. */
export async function override(
  context: SlackContext,
  actor: Actor,
  ref: ReviewRef,
  { to, reason, condition }: OverrideSaid,
): Promise<Result<{ to: Colour }>> {
  const { deps, people } = context;
  const found = findReview(deps.database.store, actor, ref);
  if (!found.ok) return found;
  const review = { reviewId: found.review.id };
  const view = loadReviewView(deps.database.store, actor.workspace, review.reviewId, deps.clock.now());
  if (view === null) return refuse({ reason: 'unknown-review' });
  if (condition !== null) await askAboutOwner(context, actor, review, condition.owner);
  const admin = await people.isAdmin(actor.user);
  const against = toAnswer(view.shortfalls, found.review.gate.criteria[0]?.id ?? '');
  const conditions =
    condition === null ? [] : against.map((shortfall) => ({ ...condition, against: shortfall }));
  return overrideDecision(deps, actor, { review, to, reason, admin, conditions });
}

/** Every shortfall without a condition; where all have one, the first, and where nothing falls short, the first criterion. */
function toAnswer(
  shortfalls: readonly { key: string; conditions: unknown[] }[],
  criterion: string,
): Shortfall[] {
  const missing = shortfalls.filter(({ conditions }) => conditions.length === 0);
  const wanted = missing.length > 0 ? missing : shortfalls.slice(0, 1);
  return wanted.length > 0 ? wanted.map(({ key }) => readShortfall(key)) : [{ kind: 'criterion', criterion }];
}

export async function submitOverride(
  context: SlackContext,
  { actor, metadata, values }: Form,
): Promise<FormAnswer> {
  const to = values.choice(gateFieldIds.outcome);
  if (!isColour(to)) return { kind: 'errors', errors: { [gateFieldIds.outcome]: 'Choose an outcome.' } };
  const promised = {
    text: values.text(fieldIds.condition) ?? '',
    owner: values.user(fieldIds.owner) ?? '',
    due: values.text(fieldIds.due) ?? '',
  };
  const isPromised = Object.values(promised).some((text) => text !== '');
  const result = await override(
    context,
    actor,
    { reviewId: readFormIds(metadata).review ?? '' },
    { to, reason: values.text(fieldIds.reason) ?? '', condition: isPromised ? promised : null },
  );
  if (result.ok) return { kind: 'close' };
  const field = result.reason === 'conditions-missing' ? fieldIds.condition : gateFieldIds.outcome;
  return formRefusal(result, result.reason.startsWith('text-') ? fieldIds.reason : field);
}

export function isColour(text: string | null): text is Colour {
  return text === 'green' || text === 'yellow' || text === 'red';
}
