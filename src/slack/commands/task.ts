import { loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import type { PlanRef } from '../../operations/deps.ts';
import { findItem } from '../../operations/find.ts';
import { planWithItem } from '../../operations/items/plans-of.ts';
import { allMyItemsAnswer, finishAnswer, myItemsAnswer, startAnswer } from '../actions/items.ts';
import { type Answer, say } from '../answer.ts';
import type { SlackContext } from '../context.ts';
import type { Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { seenPlans } from '../seen-plans.ts';
import { itemMessageOf } from '../views/item-view.ts';
import { helpAnswer, isAlmost } from './help.ts';
import { blockerVerbs } from './task-blockers.ts';
import { changeVerbs } from './task-changes.ts';
import { firstWord } from './words.ts';

/** What a verb is about; `rest` is everything behind it. */
export interface Task {
  plan: PlanRef;
  item: string;
  rest: string;
}

export type TaskVerb = (context: SlackContext, command: Command, task: Task) => Answer | Promise<Answer>;

const verbs: Record<string, TaskVerb> = { show, start, done, ...blockerVerbs, ...changeVerbs };

/** `/task ID [verb …]` or `/task verb ID …`; in a direct message the plan is the one that has the item. */
export async function taskCommand(context: SlackContext, command: Command): Promise<Answer> {
  const first = firstWord(command.text);
  if (first.word === '' || first.word === 'help') return helpAnswer('/task');
  if (first.word === 'mine') return mine(context, command);
  const second = firstWord(first.rest);
  if (verbs[first.word] !== undefined && second.word === '') return helpAnswer('/task', first.word);
  const [verb, item, rest] =
    verbs[first.word] === undefined
      ? [second.word === '' ? 'show' : second.word, first.typed, second.rest]
      : [first.word, second.typed, second.rest];
  const handle = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  return handle === undefined
    ? helpAnswer('/task', mistyped(first.typed, second.typed))
    : handle(context, command, { plan: await planOf(context, command, item), item, rest });
}

/** Which of two words is the verb that is not known: ids have figures, verbs have none. */
function mistyped(first: string, second: string): string {
  return /\d/.test(second) && !/\d/.test(first) ? first : second;
}

function isVerbLike(word: string): boolean {
  return !/\d/.test(word) && isAlmost('/task', word);
}

function isDirect({ channel }: Command): boolean {
  return channel.startsWith('D');
}

async function planOf(context: SlackContext, command: Command, item: string): Promise<PlanRef> {
  const { channel, actor } = command;
  if (!isDirect(command)) return { channel };
  return planWithItem(context.deps.database.store, await seenPlans(context, actor), item) ?? { channel };
}

function mine(context: SlackContext, command: Command): Answer | Promise<Answer> {
  if (isDirect(command)) return allMyItemsAnswer(context, command.actor);
  return myItemsAnswer(context, command.actor, { channel: command.channel });
}

function show({ deps }: SlackContext, { actor }: Command, { plan, item }: Task): Answer {
  const { store } = deps.database;
  const loaded = loadAnalysedPlan(store, actor, plan, deps.clock.now());
  if (!loaded.ok) return refuseWith(loaded);
  const found = findItem(loaded.analysed.stored.plan, item);
  if (!found.ok) return isVerbLike(item) ? helpAnswer('/task', item) : refuseWith(found);
  const message = itemMessageOf(store, loaded.analysed, found.item.id);
  return message === null ? refuseWith({ reason: 'unknown-item', id: item, nearest: null }) : say(message);
}

function start({ deps }: SlackContext, { actor }: Command, task: Task): Answer {
  return startAnswer(deps, actor, task);
}

function done({ deps }: SlackContext, { actor }: Command, task: Task): Answer {
  return finishAnswer(deps, actor, { ...task, anyway: firstWord(task.rest).word === 'anyway' });
}
