import type { ReviewRef } from '../../operations/gates/find-review.ts';
import type { Answer } from '../answer.ts';
import { signal } from '../blocks/signals.ts';
import { choose, isChoice } from '../gates/choose.ts';
import { isColour, openOverrideForm, override } from '../gates/override.ts';
import { partsOf, personIn, sayWords, usageAnswer } from '../gates/usage.ts';
import { refuseWith } from '../refuse.ts';
import type { GateWords } from './gate.ts';
import { firstWord, plainText } from './words.ts';

/** `/gate override GATE-1 yellow why | on what condition | @who | 2026-11-30`; the last three for red to yellow alone. */
export function overrideVerb(words: GateWords): Answer | Promise<Answer> {
  const { context, command, gate, ref, rest } = words;
  if (rest === '') return openOverrideForm(context, command.actor, decided(ref));
  const { word: to, rest: said } = firstWord(rest);
  const parts = partsOf(said);
  if (!isColour(to) || (parts.length !== 1 && parts.length !== 4))
    return usageAnswer(
      'An override in words: the outcome and why; from red to yellow also | on what condition | who sees to it | by when.',
      `/gate override ${gate} yellow the launch cannot wait | load test before Friday | @somebody | 2026-11-30`,
    );
  return overridden(words, to, parts);
}

function decided(ref: GateWords['ref']): ReviewRef {
  return { ...ref, meant: 'decided' };
}

async function overridden(
  { context, command, gate, ref }: GateWords,
  to: 'green' | 'yellow' | 'red',
  [reason = '', text, owner = '', due = '']: readonly string[],
): Promise<Answer> {
  const condition = text === undefined ? null : { text: plainText(text), owner: personIn(owner), due };
  const said = { to, reason: plainText(reason), condition };
  const result = await override(context, command.actor, decided(ref), said);
  return result.ok ? sayWords(`${gate} is overridden to ${signal(to)}.`) : refuseWith(result);
}

/** `/gate choose GATE-1 rework|pivot|stop [why]` */
export function chooseVerb({ context, command, gate, ref, rest }: GateWords): Answer {
  const { word: choice, rest: reason } = firstWord(rest);
  if (!isChoice(choice))
    return usageAnswer(
      'After a red decision the owner chooses rework, pivot or stop; a stop needs its reason.',
      `/gate choose ${gate} rework the load test comes first`,
    );
  return choose(
    context,
    command.actor,
    { ...ref, meant: 'to choose after' },
    { choice, reason: plainText(reason) },
  );
}
