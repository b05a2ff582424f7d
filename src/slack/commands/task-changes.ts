import { assignItem } from '../../operations/items/assign-item.ts';
import { estimateItem } from '../../operations/items/estimate-item.ts';
import { noteItem } from '../../operations/items/note-item.ts';
import { recordResult } from '../../operations/items/record-result.ts';
import { tickSubtask } from '../../operations/items/tick-subtask.ts';
import { reopenAnswer } from '../actions/items.ts';
import { type Answer, say } from '../answer.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import { openEditForm } from '../forms/edit-item.ts';
import { openResultForm } from '../forms/record-result.ts';
import type { Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { namedMember } from './named-member.ts';
import type { Task, TaskVerb } from './task.ts';
import { plainText } from './words.ts';

/** What `/task` changes of an item; without anything behind it a verb opens its form. */
export const changeVerbs: Record<string, TaskVerb> = {
  edit: openEdit,
  reopen,
  assign,
  estimate,
  check: (context, command, task) => check(context, command, task, true),
  uncheck: (context, command, task) => check(context, command, task, false),
  result,
  note,
};

function openEdit({ deps }: SlackContext, { actor }: Command, task: Task): Answer {
  return openEditForm(deps, actor, task);
}

function reopen({ deps }: SlackContext, { actor }: Command, task: Task): Answer {
  return reopenAnswer(deps, actor, task);
}

async function assign(context: SlackContext, command: Command, task: Task): Promise<Answer> {
  if (task.rest === '') return openEdit(context, command, task);
  const member = await namedMember(context, task.rest);
  if (!member.ok) return refuseWith(member);
  const assigned = assignItem(context.deps, command.actor, task, member.user);
  return assigned.ok ? say(wordsMessage(`${assigned.item.id} is handed over.`)) : refuseWith(assigned);
}

function estimate(context: SlackContext, command: Command, task: Task): Answer {
  if (task.rest === '') return openEdit(context, command, task);
  const estimated = estimateItem(context.deps, command.actor, task, plainText(task.rest));
  if (!estimated.ok) return refuseWith(estimated);
  const { item, left } = estimated;
  const words = left === null ? `${item.id} is estimated anew.` : `${item.id} has ${left} days left.`;
  return say(wordsMessage(words.replace(' 1 days', ' 1 day')));
}

function check(context: SlackContext, command: Command, task: Task, done: boolean): Answer {
  if (task.rest === '') return openEdit(context, command, task);
  const ticked = tickSubtask(context.deps, command.actor, { ...task, line: plainText(task.rest), done });
  if (!ticked.ok) return refuseWith(ticked);
  const { item, text, open } = ticked;
  const left =
    open === 0 ? `Its checklist is done: /task ${item.id} done finishes it.` : `Still open: ${open}.`;
  return say(wordsMessage(`${item.id}: “${text}” is ${done ? 'done' : 'open again'}.`, [left]));
}

/** `"p95 below 300 ms" met 240 ms https://…`; a metric by its number or a part of its words does as well. */
function result({ deps }: SlackContext, { actor }: Command, task: Task): Answer {
  if (task.rest === '') return openResultForm(deps, actor, task);
  const said = plainText(task.rest);
  const link = /https?:\/\/\S+/u.exec(said)?.[0] ?? null;
  const text = said.replace(/https?:\/\/\S+/u, '').trim();
  const [, metric = '', state = '', value = ''] = /^(.+?)\s+(met|missed)\b\s*(.*)$/isu.exec(text) ?? [];
  if (metric === '') return refuseWith({ reason: 'text-missing', what: 'which metric, and met or missed' });
  const recorded = recordResult(deps, actor, {
    ...task,
    metric,
    met: state.toLowerCase() === 'met',
    value: value.trim() || null,
    link,
  });
  if (!recorded.ok) return refuseWith(recorded);
  return say(wordsMessage(`${recorded.item.id}: “${recorded.metric}” is ${state.toLowerCase()}.`));
}

function note({ deps }: SlackContext, { actor }: Command, task: Task): Answer {
  const noted = noteItem(deps, actor, task, plainText(task.rest));
  return noted.ok ? say(wordsMessage(`The note on ${noted.item.id} is kept.`)) : refuseWith(noted);
}
