import { listed } from '../../digest/words.ts';
import { loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import type { Actor, Deps, PlanRef } from '../../operations/deps.ts';
import { takeItem } from '../../operations/items/assign-item.ts';
import type { ItemRef } from '../../operations/items/change-item.ts';
import { finishItem } from '../../operations/items/finish-item.ts';
import { reopenItem } from '../../operations/items/reopen-item.ts';
import { startItem } from '../../operations/items/start-item.ts';
import type { Refusal } from '../../operations/refusal.ts';
import { type Answer, say } from '../answer.ts';
import { finishedMessage, itemListMessage, unfinishedMessage } from '../blocks/item.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import { openBlockerForm } from '../forms/report-blocker.ts';
import type { Click } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { seenPlans } from '../seen-plans.ts';
import { itemKey, itemViewsOf, pointRowsOf, readItemKey } from '../views/item-view.ts';

const forged: Refusal = { reason: 'unknown-item', id: 'behind that button', nearest: null };

/** The item behind a button; a refusal where the value was forged or cut. */
export function clickedItem(value: string): { ok: true; ref: ItemRef } | { ok: false; answer: Answer } {
  const key = readItemKey(value);
  if (key === null) return { ok: false, answer: refuseWith(forged) };
  return { ok: true, ref: { plan: { planId: key.planId }, item: key.item } };
}

/** Starts an item and says so privately, with what it should have waited for. */
export function startAnswer(deps: Deps, actor: Actor, ref: ItemRef): Answer {
  const result = startItem(deps, actor, ref);
  if (!result.ok) return refuseWith(result);
  return say(wordsMessage(`${result.item.id} started.`, waitingWords(result.waitingFor)));
}

function waitingWords(waitingFor: readonly string[]): string[] {
  return waitingFor.length === 0 ? [] : [`Its dependencies are still open: ${listed(waitingFor, 5)}.`];
}

/** Finishes an item and says so privately; asks first where its checklist has open lines. */
export function finishAnswer(deps: Deps, actor: Actor, ref: ItemRef & { anyway: boolean }): Answer {
  const result = finishItem(deps, actor, ref);
  if (!result.ok && result.reason === 'subtasks-open') {
    return say(
      unfinishedMessage({ key: itemKey(result.planId, result.id), id: result.id, open: result.open }),
    );
  }
  if (!result.ok) return refuseWith(result);
  const { id } = result.item;
  const early = waitingWords(result.waitingFor);
  const undo = early.length === 0 ? [] : [`If that was a slip: /task ${id} reopen`];
  return say(finishedMessage(id, [...early, ...undo], result.openBlockers));
}

/** Takes back that an item is done, and says so privately. */
export function reopenAnswer(deps: Deps, actor: Actor, ref: ItemRef): Answer {
  const result = reopenItem(deps, actor, ref);
  return result.ok ? say(wordsMessage(`${result.item.id} is open again.`)) : refuseWith(result);
}

export function clickReopenItem({ deps }: SlackContext, { actor, value }: Click): Answer {
  const clicked = clickedItem(value);
  return clicked.ok ? reopenAnswer(deps, actor, clicked.ref) : clicked.answer;
}

export function clickStart({ deps }: SlackContext, { actor, value }: Click): Answer {
  const clicked = clickedItem(value);
  return clicked.ok ? startAnswer(deps, actor, clicked.ref) : clicked.answer;
}

export function clickDone({ deps }: SlackContext, { actor, value }: Click): Answer {
  const clicked = clickedItem(value);
  return clicked.ok ? finishAnswer(deps, actor, { ...clicked.ref, anyway: false }) : clicked.answer;
}

/** [Finish Anyway], after the open lines were shown: the answer takes the place of the question. */
export function clickFinishAnyway({ deps }: SlackContext, { actor, value }: Click): Answer {
  const clicked = clickedItem(value);
  if (!clicked.ok) return clicked.answer;
  const answer = finishAnswer(deps, actor, { ...clicked.ref, anyway: true });
  return answer.kind === 'say' ? { ...answer, original: answer.message } : answer;
}

/** [Take It] on an item that nobody has. */
export function clickTake({ deps }: SlackContext, { actor, value }: Click): Answer {
  const clicked = clickedItem(value);
  if (!clicked.ok) return clicked.answer;
  const result = takeItem(deps, actor, clicked.ref);
  return result.ok ? say(wordsMessage(`${result.item.id} is yours.`)) : refuseWith(result);
}

export function clickBlock(context: SlackContext, { actor, value }: Click): Answer {
  const clicked = clickedItem(value);
  return clicked.ok
    ? openBlockerForm(context, actor, clicked.ref.plan, { item: clicked.ref.item })
    : clicked.answer;
}

/** [Report a Blocker] under the digest. */
export function clickReport(context: SlackContext, { actor, value }: Click): Answer {
  return openBlockerForm(context, actor, { planId: value }, { item: null });
}

/** [Report a Blocker] in the private question after 🚧. */
export function clickReportAsked(context: SlackContext, { actor, value, ownMessage }: Click): Answer {
  return openBlockerForm(context, actor, { planId: value }, { item: null, instead: ownMessage });
}

/** [Update My Items] under the digest: the person's own items, privately. */
export function clickMyItems(context: SlackContext, { actor, value }: Click): Answer {
  return myItemsAnswer(context, actor, { planId: value }, value);
}

/** A person's items in one plan, and the requirements that they have to tick. */
export function myItemsAnswer(
  { deps }: SlackContext,
  actor: Actor,
  ref: PlanRef,
  checkIn: string | null = null,
): Answer {
  const { store } = deps.database;
  const loaded = loadAnalysedPlan(store, actor, ref, deps.clock.now());
  if (!loaded.ok) return refuseWith(loaded);
  return say(
    itemListMessage({
      title: 'Your items',
      items: itemViewsOf(store, loaded.analysed, actor.user),
      points: pointRowsOf(loaded.analysed, actor.user),
      empty: 'Nothing in this plan is yours.',
      checkIn,
    }),
  );
}

/** A person's items in all plans that name them and that they may see. */
export async function allMyItemsAnswer(context: SlackContext, actor: Actor): Promise<Answer> {
  const { deps } = context;
  const { store } = deps.database;
  const analysed = (await seenPlans(context, actor)).flatMap(({ id }) => {
    const loaded = loadAnalysedPlan(store, actor, { planId: id }, deps.clock.now());
    return loaded.ok ? [loaded.analysed] : [];
  });
  return say(
    itemListMessage({
      title: analysed.length === 1 ? 'Your items' : `Your items in ${analysed.length} plans`,
      items: analysed.flatMap((one) => itemViewsOf(store, one, actor.user)),
      points: analysed.flatMap((one) => pointRowsOf(one, actor.user)),
      empty: 'Nothing in any plan is yours.',
      checkIn: null,
    }),
  );
}
