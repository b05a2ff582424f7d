import type { Vote } from '../../operations/gates/cast-ballot.ts';
import type { Answer } from '../answer.ts';
import { signal } from '../blocks/signals.ts';
import { partsOf, personIn, sayWords, usageAnswer } from '../gates/usage.ts';
import { cast, openVoteForm } from '../gates/vote.ts';
import { refuseWith } from '../refuse.ts';
import type { GateWords } from './gate.ts';
import { firstWord, plainText } from './words.ts';

/**
 * `/gate vote GATE-1 green [why]`, `abstain [why]`, `confirm`, `red why not | what would change it`, and
 * `yellow the risk | the workaround | @who | 2026-11-30`, where the workaround may be left out. Yellow and red alone
 * open their forms.
 */
export function voteVerb(words: GateWords): Answer | Promise<Answer> {
  const { context, command, ref, gate, rest } = words;
  const { word: choice, rest: said } = firstWord(rest);
  const parts = partsOf(said);
  switch (choice) {
    case 'green':
    case 'abstain':
      return voted(words, { choice, reason: said === '' ? null : plainText(said) });
    case 'confirm':
      return voted(words, { choice });
    case 'yellow':
      return parts.length === 0 ? openVoteForm(context, command.actor, ref, choice) : yellow(words, parts);
    case 'red':
      return parts.length === 0 ? openVoteForm(context, command.actor, ref, choice) : red(words, parts);
    default:
      return usageAnswer('Vote green, yellow, red or abstain.', `/gate vote ${gate} green`);
  }
}

function yellow(words: GateWords, parts: readonly string[]): Answer | Promise<Answer> {
  const [risk = '', workaround = '', owner = '', due = ''] =
    parts.length === 3 ? [parts[0], '', parts[1], parts[2]] : parts;
  if (parts.length < 3 || parts.length > 4)
    return usageAnswer(
      'Yellow in words: the risk | how we go on all the same | who sees to it | by when. Or nothing behind it, for a form.',
      `/gate vote ${words.gate} yellow no load test yet | run one at night | @somebody | 2026-11-30`,
    );
  return voted(words, {
    choice: 'yellow',
    risk: plainText(risk),
    workaround: workaround === '' ? null : plainText(workaround),
    owner: personIn(owner),
    due,
  });
}

function red(words: GateWords, parts: readonly string[]): Answer | Promise<Answer> {
  const [reason = '', wouldChange = ''] = parts;
  if (parts.length !== 2)
    return usageAnswer(
      'Red in words: why not | what would change it. Or nothing behind it, for a form.',
      `/gate vote ${words.gate} red the boards are red | three green days in a row`,
    );
  return voted(words, { choice: 'red', reason: plainText(reason), wouldChange: plainText(wouldChange) });
}

async function voted({ context, command, ref, gate }: GateWords, vote: Vote): Promise<Answer> {
  const result = await cast(context, command.actor, ref, vote);
  return result.ok
    ? sayWords(`Your vote for ${gate} is ${signal(result.ballot.choice)}.`)
    : refuseWith(result);
}
