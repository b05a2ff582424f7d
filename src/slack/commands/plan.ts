import { type Answer, say } from '../answer.ts';
import { planMessage } from '../blocks/plan.ts';
import type { SlackContext } from '../context.ts';
import { doctorVerb } from '../doctor/examine.ts';
import { openImport } from '../forms/import-plan.ts';
import { openNewPlan } from '../forms/new-plan.ts';
import type { Click, Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { loadPlanView } from '../views/plan-view.ts';
import { helpAnswer } from './help.ts';
import { chartVerb } from './plan-chart.ts';
import { exportVerb } from './plan-files.ts';
import { ownerVerbs } from './plan-owner.ts';
import { showPlan } from './plan-show.ts';
import { viewVerbs } from './plan-views.ts';
import { readyVerb } from './ready.ts';
import { commandTable } from './table.ts';
import { firstWord } from './words.ts';

type Verb = (context: SlackContext, command: Command, rest: string) => Answer | Promise<Answer>;

const verbs: Record<string, Verb> = {
  help,
  new: (context, { channel }) => openNewPlan(context, channel),
  import: openImport,
  export: exportVerb,
  show: showPlan,
  ready: readyVerb,
  chart: chartVerb,
  doctor: doctorVerb,
  ...viewVerbs,
  ...ownerVerbs,
};

/** `/plan …` */
export function planCommand(context: SlackContext, command: Command): Answer | Promise<Answer> {
  const { word, rest } = firstWord(command.text);
  if (word === '') return helpAnswer('/plan');
  return Object.hasOwn(verbs, word)
    ? (verbs[word]?.(context, command, rest) ?? helpAnswer('/plan'))
    : helpAnswer('/plan', word);
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
export function clickOpenPlan({ deps }: SlackContext, { actor, value }: Click): Answer {
  const loaded = loadPlanView(deps, actor, { planId: value });
  return loaded.ok ? say(planMessage(loaded.view)) : refuseWith(loaded);
}
