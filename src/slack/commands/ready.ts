import { tickRequirement } from '../../operations/items/tick-requirement.ts';
import { type Answer, say } from '../answer.ts';
import { wordsMessage } from '../blocks/review-replies.ts';
import type { SlackContext } from '../context.ts';
import { openRequirementsForm } from '../forms/tick-requirements.ts';
import type { Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { helpAnswer } from './help.ts';
import { firstWord, plainText } from './words.ts';

/** `/plan ready CP-1 [requirement]`: ticks a requirement by its words or number (`not …` unticks), or opens the form. */
export function readyVerb({ deps }: SlackContext, { actor, channel }: Command, rest: string): Answer {
  const point = firstWord(rest);
  if (point.word === '') return helpAnswer('/plan', 'ready');
  const plan = { channel };
  if (point.rest === '') return openRequirementsForm(deps, actor, plan, point.typed);
  const said = plainText(point.rest);
  const ticked = !/^not\s/iu.test(said);
  const requirement = ticked ? said : said.replace(/^not\s+/iu, '');
  const result = tickRequirement(deps, actor, { plan, point: point.typed, requirement, ticked });
  if (!result.ok) return refuseWith(result);
  const left = result.open === 0 ? 'All its requirements hold.' : `Still open: ${result.open}.`;
  const what = ticked ? 'holds' : 'is open again';
  return say(wordsMessage(`${result.point.id}: “${result.requirement}” ${what}.`, [left]));
}
