import type { Actor, Deps } from '../../operations/deps.ts';
import { findItem, findPlan } from '../../operations/find.ts';
import type { ItemRef } from '../../operations/items/change-item.ts';
import { recordResult } from '../../operations/items/record-result.ts';
import { clickedItem } from '../actions/items.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { resultForm } from '../blocks/forms/item.ts';
import type { SlackContext } from '../context.ts';
import type { Click, Form } from '../listen.ts';
import { refusalWords, refuseWith } from '../refuse.ts';
import { readFormIds } from './form-ids.ts';

/** [Record a Result] on an item. */
export function clickResult({ deps }: SlackContext, { actor, value }: Click): Answer {
  const clicked = clickedItem(value);
  return clicked.ok ? openResultForm(deps, actor, clicked.ref) : clicked.answer;
}

export function openResultForm(deps: Deps, actor: Actor, ref: ItemRef): Answer {
  const found = findPlan(deps.database.store, actor, ref.plan);
  if (!found.ok) return refuseWith(found);
  const known = findItem(found.stored.plan, ref.item);
  if (!known.ok) return refuseWith(known);
  const { id, name, success } = known.item;
  if (success.length === 0) return refuseWith({ reason: 'no-metrics', id });
  const metrics = success.map(({ metric }) => metric);
  return { kind: 'open', view: resultForm({ plan: found.stored.id, item: id }, { id, name, metrics }) };
}

export function submitResult({ deps }: SlackContext, { actor, metadata, values }: Form): FormAnswer {
  const { plan = '', item = '' } = readFormIds(metadata);
  const result = recordResult(deps, actor, {
    plan: { planId: plan },
    item,
    metric: String(Number(values.choice(fieldIds.metric) ?? '-1') + 1),
    met: values.choice(fieldIds.state) === 'met',
    value: values.text(fieldIds.value),
    link: values.text(fieldIds.link),
  });
  if (result.ok) return { kind: 'close' };
  const { title, advice } = refusalWords(result);
  return { kind: 'errors', errors: { [fieldIds.metric]: `${title} ${advice}` } };
}
