import type { ReviewRef } from '../../operations/gates/find-review.ts';
import type { Answer } from '../answer.ts';
import type { SlackContext } from '../context.ts';
import { cancelWith, closeNow, extendNow } from '../gates/ending.ts';
import { openNow, rehearseNow, showList, showRounds, showStatus } from '../gates/looks.ts';
import { sendRecord } from '../gates/send-record.ts';
import { usageAnswer } from '../gates/usage.ts';
import type { Command } from '../listen.ts';
import { delegateVerb } from './gate-delegate.ts';
import { chooseVerb, overrideVerb } from './gate-owner.ts';
import { conditionVerb, evidenceVerb } from './gate-say.ts';
import { voteVerb } from './gate-vote.ts';
import { helpAnswer } from './help.ts';
import { firstWord, plainText } from './words.ts';

/** What stands behind `/gate VERB`. */
export interface GateWords {
  context: SlackContext;
  command: Command;
  /** The gate as it was typed. */
  gate: string;
  ref: ReviewRef & { plan: { channel: string }; gate: string };
  /** Everything behind the gate. */
  rest: string;
}

type Verb = (words: GateWords) => Answer | Promise<Answer>;

/** Verbs that name a gate. */
const verbs: Record<string, Verb> = {
  open: ({ context, command, ref }) => openNow(context, command.actor, ref),
  status: ({ context, command, ref }) => showStatus(context, command.actor, ref),
  history: ({ context, command, ref }) => showRounds(context, command.actor, ref),
  rehearse: ({ context, command, ref }) => rehearseNow(context, command.actor, ref),
  record: ({ context, command, ref }) => sendRecord(context, command.actor, ref),
  close: ({ context, command, ref }) => closeNow(context, command.actor, ref),
  extend: ({ context, command, ref }) => extendNow(context, command.actor, ref),
  cancel: ({ context, command, ref, rest }) => cancelWith(context, command.actor, ref, plainText(rest)),
  vote: voteVerb,
  evidence: evidenceVerb,
  condition: conditionVerb,
  delegate: delegateVerb,
  override: overrideVerb,
  choose: chooseVerb,
};

/** `/gate …` */
export function gateCommand(context: SlackContext, command: Command): Answer | Promise<Answer> {
  const { word, typed, rest } = firstWord(command.text);
  const plan = { channel: command.channel };
  if (word === 'list') return showList(context, command.actor, plan);
  if (word === '' || word === 'help') return helpAnswer('/gate', firstWord(rest).word || undefined);
  const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
  if (verb === undefined) return helpAnswer('/gate', typed);
  const named = firstWord(rest);
  if (named.word === '')
    return usageAnswer('Say which gate is meant; /gate list shows them all.', `/gate ${word} GATE-1`);
  const ref = { plan, gate: named.typed };
  return verb({ context, command, gate: named.word.toUpperCase(), ref, rest: named.rest });
}
