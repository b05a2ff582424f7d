import { loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import type { Actor, Deps } from '../../operations/deps.ts';
import { loadBlocker } from '../../storage/blockers.ts';
import { isOnCard } from '../blocks/item.ts';
import type { Message } from '../blocks/message.ts';
import { readFormIds } from '../forms/form-ids.ts';
import type { Click, ClickHandler, FormHandler } from '../listen.ts';
import { itemKey, itemMessageOf, readItemKey } from '../views/item-view.ts';

/**
 * In an item's own message, which is private, the message shows how the item stands after the click. A form that was
 * opened there carries what `onCardForm` needs to do the same.
 */
export function onCard(handle: ClickHandler): ClickHandler {
  return async (context, click) => {
    const answer = await handle(context, click);
    const key = isOnCard(click.block) ? keyOf(context.deps, click) : null;
    if (key === null) return answer;
    if (answer.kind === 'open' && click.ownMessage !== null) {
      const ids = readFormIds(answer.view.private_metadata ?? '');
      const metadata = JSON.stringify({ ...ids, card: click.ownMessage, cardItem: key });
      return { ...answer, view: { ...answer.view, private_metadata: metadata } };
    }
    const card = answer.kind === 'say' ? cardOf(context.deps, click.actor, key) : null;
    return card === null ? answer : { ...answer, original: card };
  };
}

/** Once a form that was opened in an item's own message is through, that message shows how the item stands. */
export function onCardForm(handle: FormHandler): FormHandler {
  return async (context, form) => {
    const answer = await handle(context, form);
    const { card: url, cardItem } = readFormIds(form.metadata);
    if (url === undefined || cardItem === undefined) return answer;
    if (answer.kind !== 'close' && answer.kind !== 'say') return answer;
    const message = cardOf(context.deps, form.actor, cardItem);
    return message === null ? answer : { ...answer, original: { url, message } };
  };
}

/** The item that a click in its message is about; what stands under one of its blockers names the blocker. */
function keyOf({ database }: Deps, { actor, value }: Click): string | null {
  if (readItemKey(value) !== null) return value;
  const blocker = loadBlocker(database.store, actor.workspace, value);
  return blocker === null ? null : itemKey(blocker.planId, blocker.item);
}

function cardOf({ database, clock }: Deps, actor: Actor, value: string): Message | null {
  const key = readItemKey(value);
  const loaded = key && loadAnalysedPlan(database.store, actor, { planId: key.planId }, clock.now());
  return key && loaded?.ok ? itemMessageOf(database.store, loaded.analysed, key.item) : null;
}
