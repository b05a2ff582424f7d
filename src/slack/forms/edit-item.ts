import { z } from 'zod';
import type { Actor, Deps } from '../../operations/deps.ts';
import { findItem, findPlan, ownerOf } from '../../operations/find.ts';
import { assignItem } from '../../operations/items/assign-item.ts';
import type { ItemRef } from '../../operations/items/change-item.ts';
import { estimateItem } from '../../operations/items/estimate-item.ts';
import { noteItem } from '../../operations/items/note-item.ts';
import { tickSubtask } from '../../operations/items/tick-subtask.ts';
import type { Refusal } from '../../operations/refusal.ts';
import { durationText } from '../../plan/file/notation.ts';
import { clickedItem } from '../actions/items.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { editItemForm, mostTicks } from '../blocks/forms/item.ts';
import type { SlackContext } from '../context.ts';
import type { FormValues } from '../form-values.ts';
import type { Click, Form } from '../listen.ts';
import { refusalWords, refuseWith } from '../refuse.ts';
import { readFormIds } from './form-ids.ts';

/** [Edit] on an item. */
export function clickEdit({ deps }: SlackContext, { actor, value }: Click): Answer {
  const clicked = clickedItem(value);
  return clicked.ok ? openEditForm(deps, actor, clicked.ref) : clicked.answer;
}

/** Opens the form with what is known of the item. */
export function openEditForm(deps: Deps, actor: Actor, ref: ItemRef): Answer {
  const loaded = loadEdited(deps, actor, ref);
  if (!loaded.ok) return refuseWith(loaded);
  const { planId, item, view } = loaded;
  const ids = { plan: planId, item, shown: JSON.stringify(shownOf(view)) };
  return { kind: 'open', view: editItemForm(ids, view) };
}

/**
 * Saves what was changed in the form, each field for itself; what cannot be read is said at its field. What differs only
 * because others changed it meanwhile is left as they did.
 */
export async function submitEdit(
  { deps, people }: SlackContext,
  { actor, metadata, values }: Form,
): Promise<FormAnswer> {
  const { plan = '', item = '', shown = '' } = readFormIds(metadata);
  const ref: ItemRef = { plan: { planId: plan }, item };
  const loaded = loadEdited(deps, actor, ref);
  if (!loaded.ok) return refusedAt(fieldIds.owner, loaded);
  const owner = values.user(fieldIds.owner);
  if (owner !== null && owner !== loaded.view.owner) await people.standingOf(owner);
  return saveEdited(deps, actor, ref, {
    now: loaded.view,
    was: readShown(shown) ?? shownOf(loaded.view),
    values,
  });
}

type Edited = Parameters<typeof editItemForm>[1];

const shownShape = z.object({
  owner: z.string().nullable(),
  estimate: z.string().nullable(),
  left: z.number().nullable(),
  done: z.array(z.string()),
});
/** What a form showed when it was opened; `done` are the places of the ticked lines. */
type ShownItem = z.infer<typeof shownShape>;

function shownOf({ owner, estimate, left, subtasks }: Edited): ShownItem {
  const ticks = subtasks.slice(0, mostTicks);
  return { owner, estimate, left, done: ticks.flatMap(({ done }, at) => (done ? [String(at)] : [])) };
}

function readShown(text: string): ShownItem | null {
  try {
    return shownShape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function loadEdited(deps: Deps, actor: Actor, ref: ItemRef) {
  const found = findPlan(deps.database.store, actor, ref.plan);
  if (!found.ok) return found;
  const { plan, state } = found.stored;
  const known = findItem(plan, ref.item);
  if (!known.ok) return known;
  const { item } = known;
  const now = state.items.get(item.id);
  const owner = ownerOf(plan, item);
  const view: Edited = {
    id: item.id,
    name: item.name,
    owner: plan.people.find(({ id }) => id === owner)?.slack ?? null,
    estimate: item.duration === null ? null : durationText(item.duration),
    begun: now?.started != null && now.finished === null,
    left: now?.remaining ?? null,
    subtasks: item.subtasks.map(({ text }) => ({
      text,
      done: now?.subtasksDone.includes(text) ?? false,
    })),
  };
  return { ok: true as const, planId: found.stored.id, item: item.id, view };
}

function saveEdited(
  deps: Deps,
  actor: Actor,
  ref: ItemRef,
  { now, was, values }: { now: Edited; was: ShownItem; values: FormValues },
): FormAnswer {
  const estimate = values.text(fieldIds.estimate);
  const left = values.text(fieldIds.left);
  const owner = values.user(fieldIds.owner);
  const note = values.text(fieldIds.note);
  const isReestimated = estimate !== null && estimate !== was.estimate;
  const isEstimateNew = isReestimated && estimate !== now.estimate;
  // A new estimate forgets what was left, which the form still shows; also where it was saved before a field was refused.
  const isLeftGiven = left !== null && (isReestimated || left !== leftOf(was));
  const steps: [field: string, wanted: boolean, save: () => { ok: true } | ({ ok: false } & Refusal)][] = [
    [fieldIds.estimate, isEstimateNew, () => estimateItem(deps, actor, ref, estimate ?? '')],
    [
      fieldIds.left,
      isLeftGiven && (isEstimateNew || left !== leftOf(now)),
      () => estimateItem(deps, actor, ref, `${left} left`),
    ],
    ...now.subtasks.slice(0, mostTicks).map(({ done }, at): (typeof steps)[number] => {
      const ticked = values.ticked(fieldIds.subtasks).includes(String(at));
      const save = () => tickSubtask(deps, actor, { ...ref, line: String(at + 1), done: ticked });
      return [fieldIds.subtasks, ticked !== was.done.includes(String(at)) && ticked !== done, save];
    }),
    [
      fieldIds.owner,
      owner !== null && owner !== was.owner && owner !== now.owner,
      () => assignItem(deps, actor, ref, owner ?? actor.user),
    ],
    [fieldIds.note, note !== null, () => noteItem(deps, actor, ref, note ?? '')],
  ];
  for (const [field, wanted, save] of steps) {
    const saved = wanted ? save() : { ok: true as const };
    if (!saved.ok) return refusedAt(field, saved);
  }
  return { kind: 'close' };
}

function leftOf({ left }: Pick<ShownItem, 'left'>): string | null {
  return left === null ? null : `${left} days`;
}

function refusedAt(field: string, refusal: Refusal): FormAnswer {
  const { title, advice } = refusalWords(refusal);
  return { kind: 'errors', errors: { [field]: `${title} ${advice}` } };
}
