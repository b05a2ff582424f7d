import { loadAnalysedPlan } from '../../operations/analysed-plan.ts';
import { claimBlocker } from '../../operations/blockers/claim-blocker.ts';
import { raiseBlocker } from '../../operations/blockers/raise-blocker.ts';
import { resolveBlocker } from '../../operations/blockers/resolve-blocker.ts';
import type { PlanRef } from '../../operations/deps.ts';
import { findItem } from '../../operations/find.ts';
import { finishAnswer, startAnswer } from '../actions/items.ts';
import { type Answer, say } from '../answer.ts';
import { itemListMessage, itemMessage } from '../blocks/item.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import { openBlockerForm } from '../forms/report-blocker.ts';
import type { Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { itemView, itemViewsOf } from '../views/item-view.ts';
import { helpAnswer } from './help.ts';
import { firstWord } from './words.ts';

interface Task {
  plan: PlanRef;
  item: string;
  rest: string;
}

type Verb = (context: SlackContext, command: Command, task: Task) => Answer;

const verbs: Record<string, Verb> = { start, done, block, unblock, claim };

/** `/task ID [verb …]` or `/task verb ID …`. */
export function taskCommand(context: SlackContext, command: Command): Answer {
  const first = firstWord(command.text);
  if (first.word === '' || first.word === 'help') return helpAnswer('/task');
  if (first.word === 'mine') return mine(context, command);
  const second = firstWord(first.rest);
  const plan = { channel: command.channel };
  const leading = verbs[first.word];
  if (leading !== undefined) return leading(context, command, { plan, item: second.word, rest: second.rest });
  if (second.word === '') return show(context, command, first.word);
  const verb = verbs[second.word];
  if (verb === undefined) return helpAnswer('/task', second.word);
  return verb(context, command, { plan, item: first.word, rest: second.rest });
}

function show({ deps }: SlackContext, { actor, channel }: Command, id: string): Answer {
  const { store } = deps.database;
  const loaded = loadAnalysedPlan(store, actor, { channel }, deps.clock.now());
  if (!loaded.ok) return refuseWith(loaded);
  const found = findItem(loaded.analysed.stored.plan, id);
  if (!found.ok) return refuseWith(found);
  const view = itemView(store, loaded.analysed, found.item.id);
  return view === null ? refuseWith({ reason: 'unknown-item', id, nearest: null }) : say(itemMessage(view));
}

function mine({ deps }: SlackContext, { actor, channel }: Command): Answer {
  const loaded = loadAnalysedPlan(deps.database.store, actor, { channel }, deps.clock.now());
  if (!loaded.ok) return refuseWith(loaded);
  const views = itemViewsOf(deps.database.store, loaded.analysed, actor.user);
  return say(itemListMessage('Your items', views, 'Nothing in this plan is yours.'));
}

function start({ deps }: SlackContext, { actor }: Command, task: Task): Answer {
  return startAnswer(deps, actor, task);
}

function done({ deps }: SlackContext, { actor }: Command, task: Task): Answer {
  return finishAnswer(deps, actor, { ...task, anyway: firstWord(task.rest).word === 'anyway' });
}

function block(context: SlackContext, { actor }: Command, { plan, item, rest }: Task): Answer {
  if (rest === '') return openBlockerForm(context, actor, plan, item);
  const result = raiseBlocker(context.deps, actor, {
    plan,
    item,
    needed: rest,
    neededFrom: null,
    critical: false,
    workaround: null,
    link: null,
  });
  return result.ok ? say(wordsMessage('The blocker is reported.')) : refuseWith(result);
}

function unblock({ deps }: SlackContext, { actor }: Command, { plan, item, rest }: Task): Answer {
  const result = resolveBlocker(deps, actor, { plan, item }, rest);
  return result.ok ? say(wordsMessage(`The blocker of ${result.item} is resolved.`)) : refuseWith(result);
}

function claim({ deps }: SlackContext, { actor }: Command, { plan, item }: Task): Answer {
  const result = claimBlocker(deps, actor, { plan, item });
  return result.ok ? say(wordsMessage('The blocker is yours.')) : refuseWith(result);
}
