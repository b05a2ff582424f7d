import { loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import type { Actor, Deps } from '../../operations/deps.ts';
import type { ItemRef } from '../../operations/items/change-item.ts';
import { finishItem } from '../../operations/items/finish-item.ts';
import { startItem } from '../../operations/items/start-item.ts';
import type { Refusal } from '../../operations/refusal.ts';
import { type Answer, say } from '../answer.ts';
import { itemListMessage } from '../blocks/item.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import { openBlockerForm } from '../forms/report-blocker.ts';
import type { Click } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { itemViewsOf, readItemKey } from '../views/item-view.ts';

const forged: Refusal = { reason: 'unknown-item', id: 'behind that button', nearest: null };

/** Starts an item and says so privately, with what it should have waited for. */
export function startAnswer(deps: Deps, actor: Actor, ref: ItemRef): Answer {
  const result = startItem(deps, actor, ref);
  if (!result.ok) return refuseWith(result);
  const waits = result.waitingFor.slice(0, 5).join(', ');
  const more = result.waitingFor.length > 5 ? ` and ${result.waitingFor.length - 5} more` : '';
  const warning = waits === '' ? [] : [`Its dependencies are still open: ${waits}${more}.`];
  return say(wordsMessage(`${result.item.id} started.`, warning));
}

/** Finishes an item and says so privately. */
export function finishAnswer(deps: Deps, actor: Actor, ref: ItemRef & { anyway: boolean }): Answer {
  const result = finishItem(deps, actor, ref);
  if (!result.ok) return refuseWith(result);
  const { id } = result.item;
  const warning =
    result.openBlockers === 0 ? [] : [`Its blocker is still open: /task ${id} unblock resolves it.`];
  return say(wordsMessage(`${id} is done.`, warning));
}

export function clickStart({ deps }: SlackContext, { actor, value }: Click): Answer {
  const key = readItemKey(value);
  return key === null
    ? refuseWith(forged)
    : startAnswer(deps, actor, { plan: { planId: key.planId }, item: key.item });
}

export function clickDone({ deps }: SlackContext, { actor, value }: Click): Answer {
  const key = readItemKey(value);
  if (key === null) return refuseWith(forged);
  return finishAnswer(deps, actor, { plan: { planId: key.planId }, item: key.item, anyway: false });
}

export function clickBlock(context: SlackContext, { actor, value }: Click): Answer {
  const key = readItemKey(value);
  return key === null
    ? refuseWith(forged)
    : openBlockerForm(context, actor, { planId: key.planId }, key.item);
}

/** [Report a Blocker] under the digest. */
export function clickReport(context: SlackContext, { actor, value }: Click): Answer {
  return openBlockerForm(context, actor, { planId: value }, null);
}

/** [Update My Items] under the digest: the person's own items, privately. */
export function clickMyItems({ deps }: SlackContext, { actor, value }: Click): Answer {
  const loaded = loadAnalysedPlan(deps.database.store, actor, { planId: value }, deps.clock.now());
  if (!loaded.ok) return refuseWith(loaded);
  const views = itemViewsOf(deps.database.store, loaded.analysed, actor.user);
  return say(itemListMessage('Your items', views, 'Nothing in this plan is yours.'));
}
