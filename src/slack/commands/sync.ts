import { postDigestNow } from '../../operations/sync/post-now.ts';
import { type Answer, nothing } from '../answer.ts';
import type { SlackContext } from '../context.ts';
import type { Command } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { helpAnswer } from './help.ts';
import { firstWord } from './words.ts';

type Verb = (context: SlackContext, command: Command) => Answer;

const verbs: Record<string, Verb> = { now };

/** `/sync …` */
export function syncCommand(context: SlackContext, command: Command): Answer {
  const { word } = firstWord(command.text);
  if (word === '' || word === 'help') return helpAnswer('/sync');
  return verbs[word]?.(context, command) ?? helpAnswer('/sync', word);
}

function now({ deps }: SlackContext, { actor, channel }: Command): Answer {
  const result = postDigestNow(deps, actor, { channel });
  return result.ok ? nothing : refuseWith(result);
}
