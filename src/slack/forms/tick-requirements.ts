import type { Actor, Deps, PlanRef } from '../../operations/deps.ts';
import { findPlan } from '../../operations/find.ts';
import { tickRequirements } from '../../operations/items/tick-requirement.ts';
import { nearest } from '../../plan/file/nearest.ts';
import { clickedItem } from '../actions/items.ts';
import { type Answer, type FormAnswer, say } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { mostTicks, requirementsForm } from '../blocks/forms/item.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import type { Click, Form } from '../listen.ts';
import { refusalWords, refuseWith } from '../refuse.ts';
import { readFormIds } from './form-ids.ts';

/** [Tick Requirements] of a convergence point. */
export function clickRequirements({ deps }: SlackContext, { actor, value }: Click): Answer {
  const clicked = clickedItem(value);
  if (!clicked.ok) return clicked.answer;
  return openRequirementsForm(deps, actor, clicked.ref.plan, clicked.ref.item);
}

export function openRequirementsForm(deps: Deps, actor: Actor, ref: PlanRef, id: string): Answer {
  const found = findPlan(deps.database.store, actor, ref);
  if (!found.ok) return refuseWith(found);
  const { plan, state } = found.stored;
  const point = plan.convergence.find((one) => one.id.toLowerCase() === id.toLowerCase());
  if (point === undefined) {
    const known = plan.convergence.map((one) => one.id);
    return refuseWith({ reason: 'unknown-point', id, nearest: nearest(id, known) });
  }
  if (point.requirements.length === 0)
    return say(wordsMessage(`${point.id} has no requirements: it is reached when its items are done.`));
  const ticked = state.requirementsTicked.get(point.id);
  const requirements = point.requirements.map((text) => ({ text, ticked: ticked?.has(text) ?? false }));
  const view = requirementsForm({ plan: found.stored.id, point: point.id }, { ...point, requirements });
  return { kind: 'open', view };
}

/** Leaves what is ticked in the form ticked; lines beyond those that a form shows stay as they are. */
export function submitRequirements({ deps }: SlackContext, { actor, metadata, values }: Form): FormAnswer {
  const { plan = '', point = '' } = readFormIds(metadata);
  const ref = { plan: { planId: plan }, point };
  const found = findPlan(deps.database.store, actor, ref.plan);
  const known = found.ok ? found.stored.plan.convergence.find(({ id }) => id === point) : undefined;
  const before = found.ok ? found.stored.state.requirementsTicked.get(point) : undefined;
  const chosen = new Set(values.ticked(fieldIds.requirements));
  const ticked = (known?.requirements ?? []).filter((text, at) =>
    at < mostTicks ? chosen.has(String(at)) : before?.has(text),
  );
  const result = tickRequirements(deps, actor, { ...ref, ticked });
  if (result.ok) return { kind: 'close' };
  const { title, advice } = refusalWords(result);
  return { kind: 'errors', errors: { [fieldIds.requirements]: `${title} ${advice}` } };
}
