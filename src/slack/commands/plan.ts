import type { Actor, PlanRef } from '../../operations/deps.ts';
import type { Answer } from '../answer.ts';
import type { SlackContext } from '../context.ts';
import { doctorVerb } from '../doctor/examine.ts';
import { openImport } from '../forms/import-plan.ts';
import { openNewPlan } from '../forms/new-plan.ts';
import type { Click, Command } from '../listen.ts';
import { helpAnswer } from './help.ts';
import { chartVerb } from './plan-chart.ts';
import { exportVerb } from './plan-files.ts';
import { ownerVerbs } from './plan-owner.ts';
import { showPlan, showWhole } from './plan-show.ts';
import { viewVerbs } from './plan-views.ts';
import { readyVerb } from './ready.ts';
import { commandTable } from './table.ts';
import { firstWord } from './words.ts';

type Verb = (context: SlackContext, command: Command, rest: string) => Answer | Promise<Answer>;

/** What shows a plan that a button could name too, for the plan of the channel. */
function ofChannel(show: (context: SlackContext, actor: Actor, plan: PlanRef, rest: string) => Answer): Verb {
  return (context, { actor, channel }, rest) => show(context, actor, { channel }, rest);
}

const verbs: Record<string, Verb> = {
  help,
  new: (context, { channel }) => openNewPlan(context, channel),
  import: openImport,
  export: exportVerb,
  show: showPlan,
  ready: readyVerb,
  chart: chartVerb,
  doctor: doctorVerb,
  ...Object.fromEntries(Object.entries(viewVerbs).map(([name, show]) => [name, ofChannel(show)])),
  ...ownerVerbs,
};

/** `/plan …` */
export function planCommand(context: SlackContext, command: Command): Answer | Promise<Answer> {
  const { word, typed, rest } = firstWord(command.text);
  if (word === '') return helpAnswer('/plan');
  return Object.hasOwn(verbs, word)
    ? (verbs[word]?.(context, command, rest) ?? helpAnswer('/plan'))
    : helpAnswer('/plan', typed);
}

/** `/plan help [subcommand | task | sync | gate]` */
function help(_context: SlackContext, _command: Command, rest: string): Answer {
  const { word } = firstWord(rest.replace(/^\//, ''));
  if (word === '' || word === 'plan') return helpAnswer('/plan');
  const other = (Object.keys(commandTable) as (keyof typeof commandTable)[]).find(
    (name) => name === `/${word}`,
  );
  return other === undefined ? helpAnswer('/plan', word) : helpAnswer(other);
}

/** [Open Plan] under the digest. */
export function clickOpenPlan(context: SlackContext, { actor, value }: Click): Answer {
  return showWhole(context, actor, { planId: value });
}
