import { claimBlocker, handBlocker } from '../../operations/blockers/claim-blocker.ts';
import { raiseBlocker } from '../../operations/blockers/raise-blocker.ts';
import { markBlocker, resolveBlocker } from '../../operations/blockers/resolve-blocker.ts';
import { takeItem } from '../../operations/items/assign-item.ts';
import type { Refusal } from '../../operations/refusal.ts';
import { type Answer, say } from '../answer.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import { openBlockerForm } from '../forms/report-blocker.ts';
import type { Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { helpAnswer } from './help.ts';
import { namedMember } from './named-member.ts';
import type { Task, TaskVerb } from './task.ts';
import { plainText } from './words.ts';

/** What `/task` does to blockers. */
export const blockerVerbs: Record<string, TaskVerb> = {
  block,
  unblock,
  claim,
  hand,
  workaround,
  critical: (context, command, task) => mark(context, command, task, { critical: true }),
  unresolvable: (context, command, task) => mark(context, command, task, { unresolvable: true }),
};

function block(context: SlackContext, { actor }: Command, { plan, item, rest }: Task): Answer {
  if (rest === '') return openBlockerForm(context, actor, plan, { item });
  const result = raiseBlocker(context.deps, actor, {
    plan,
    item,
    needed: plainText(rest),
    neededFrom: null,
    critical: false,
    workaround: null,
    link: null,
  });
  const others =
    result.ok && result.others > 0
      ? ` ${item.toUpperCase()} has ${result.others + 1} open blockers now.`
      : '';
  return told(result, `The blocker is reported.${others}`);
}

function unblock({ deps }: SlackContext, { actor }: Command, { plan, item, rest }: Task): Answer {
  const result = resolveBlocker(deps, actor, { plan, item }, plainText(rest));
  return told(result, `The blocker of ${item.toUpperCase()} is resolved.`);
}

/** Takes the item's blocker on; the item itself where nothing blocks it and nobody has it. */
function claim({ deps }: SlackContext, { actor }: Command, { plan, item }: Task): Answer {
  const result = claimBlocker(deps, actor, { plan, item });
  if (result.ok || result.reason !== 'no-open-blocker') return told(result, 'The blocker is yours.');
  const taken = takeItem(deps, actor, { plan, item });
  return taken.ok ? told(taken, `${taken.item.id} is yours.`) : refuseWith(taken);
}

async function hand(context: SlackContext, { actor }: Command, { plan, item, rest }: Task): Promise<Answer> {
  if (rest === '') return helpAnswer('/task', 'hand');
  const member = await namedMember(context, rest);
  if (!member.ok) return refuseWith(member);
  const result = handBlocker(context.deps, actor, { plan, item }, member.user);
  return told(result, 'The blocker is handed on.');
}

function workaround(context: SlackContext, command: Command, task: Task): Answer {
  const text = plainText(task.rest);
  if (text === '') return refuseWith({ reason: 'text-missing', what: 'what the workaround is' });
  return mark(context, command, task, { workaround: text });
}

function mark(
  { deps }: SlackContext,
  { actor }: Command,
  { plan, item }: Task,
  marks: Parameters<typeof markBlocker>[3],
): Answer {
  const result = markBlocker(deps, actor, { plan, item }, marks);
  return result.ok ? told(result, `The blocker of ${result.item} says so now.`) : refuseWith(result);
}

function told(result: { ok: true } | ({ ok: false } & Refusal), words: string): Answer {
  return result.ok ? say(wordsMessage(words)) : refuseWith(result);
}
