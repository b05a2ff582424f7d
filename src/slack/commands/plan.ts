import { type Answer, say } from '../answer.ts';
import { planMessage } from '../blocks/plan.ts';
import type { SlackContext } from '../context.ts';
import { openImport } from '../forms/import-plan.ts';
import type { Click, Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { loadPlanView } from '../views/plan-view.ts';
import { helpAnswer } from './help.ts';
import { readyVerb } from './ready.ts';
import { firstWord } from './words.ts';

type Verb = (context: SlackContext, command: Command, rest: string) => Answer;

const verbs: Record<string, Verb> = { import: openImport, show, ready: readyVerb };

/** `/plan …` */
export function planCommand(context: SlackContext, command: Command): Answer {
  const { word, rest } = firstWord(command.text);
  if (word === '' || word === 'help') return helpAnswer('/plan');
  return verbs[word]?.(context, command, rest) ?? helpAnswer('/plan', word);
}

function show({ deps }: SlackContext, { actor, channel }: Command): Answer {
  const loaded = loadPlanView(deps, actor, { channel });
  return loaded.ok ? say(planMessage(loaded.view)) : refuseWith(loaded);
}

/** [Open Plan] under the digest. */
export function clickOpenPlan({ deps }: SlackContext, { actor, value }: Click): Answer {
  const loaded = loadPlanView(deps, actor, { planId: value });
  return loaded.ok ? say(planMessage(loaded.view)) : refuseWith(loaded);
}
