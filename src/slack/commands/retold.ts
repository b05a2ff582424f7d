import { findPlan } from '../../operations/find.ts';
import type { Refusal } from '../../operations/refusal.ts';
import { type Answer, say } from '../answer.ts';
import { refusalMessage } from '../blocks/refusal.ts';
import type { SlackContext } from '../context.ts';
import type { Command } from '../listen.ts';
import { IN_DIRECT_MESSAGE } from '../refusals.ts';
import { refusalWords } from '../refuse.ts';
import { idsFor, withIds } from './example-ids.ts';
import { withWord } from './mended-line.ts';
import type { CommandName } from './table.ts';
import { plainText } from './words.ts';

/** A refusal of a command, with an example that works here: the line that was typed put right, where that is known. */
export function retold(context: SlackContext, command: Command, name: CommandName, refusal: Refusal): Answer {
  if (refusal.reason === 'no-plan' && command.channel.startsWith('D'))
    return say(refusalMessage(IN_DIRECT_MESSAGE));
  const words = refusalWords(refusal);
  const near = nearLine(`${name} ${plainText(command.text)}`, refusal);
  return say(
    refusalMessage({ ...words, example: near ?? ownExample(context, command, refusal, words.example) }),
  );
}

function nearLine(line: string, refusal: Refusal): string | null {
  if (!('nearest' in refusal) || refusal.nearest === null) return null;
  return withWord(line, 'id' in refusal ? refusal.id : refusal.text, refusal.nearest);
}

/** Refusals whose example names ids that are made up. */
const MADE_UP: readonly Refusal['reason'][] = ['bad-what-if', 'bad-estimate', 'no-seat'];

function ownExample(
  context: SlackContext,
  { actor, channel }: Command,
  { reason }: Refusal,
  example?: string,
) {
  if (example === undefined || !MADE_UP.includes(reason)) return example;
  const found = findPlan(context.deps.database.store, actor, { channel });
  return found.ok ? withIds(example, idsFor(context, found.stored, actor)) : example;
}
