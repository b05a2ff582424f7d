import { plainDay } from '../../digest/words.ts';
import { takeBackSeat } from '../../operations/gates/delegate-seat.ts';
import type { Answer } from '../answer.ts';
import { delegate, openDelegateForm } from '../gates/seat.ts';
import { personIn, sayWords, usageAnswer } from '../gates/usage.ts';
import { refuseWith } from '../refuse.ts';
import type { GateWords } from './gate.ts';
import { splitWords } from './words.ts';

/**
 * `/gate delegate GATE-1 @dee [until] 2026-11-30`, `/gate delegate GATE-1 back`; owners name somebody else's seat with
 * `for @bo`. Nothing behind the gate opens a form.
 */
export function delegateVerb(words: GateWords): Answer | Promise<Answer> {
  const { context, command, ref, rest } = words;
  if (rest === '') return openDelegateForm(context, command.actor, ref);
  const { to, seat, until, strange } = readDelegation(rest);
  const whose = seat === null ? ref : { ...ref, seat };
  if (strange || to === null)
    return usageAnswer(
      'Say who votes for your seat and, if you like, until when; “back” takes it back.',
      `/gate delegate ${words.gate} @somebody until 2026-11-30`,
    );
  return to === 'back' ? takeBack(words, whose) : handOver(words, { ...whose, to, until });
}

interface Read {
  /** `back` takes the seat back. */
  to: string | null;
  seat: string | null;
  until: string | null;
  /** Words that mean nothing here. */
  strange: boolean;
}

function readDelegation(text: string): Read {
  const given = splitWords(text.replace(/\btake back\b/i, 'back').replace(/\buntil\b/i, ''));
  const at = given.findIndex((word) => word.toLowerCase() === 'for');
  const seat = at < 0 ? null : personIn(given[at + 1] ?? '');
  const [to, until, ...others] = at < 0 ? given : given.toSpliced(at, 2);
  return {
    to: to === undefined ? null : personIn(to),
    seat,
    until: until ?? null,
    strange: others.length > 0 || seat === '',
  };
}

async function handOver(
  { context, command }: GateWords,
  wanted: Parameters<typeof delegate>[2],
): Promise<Answer> {
  const result = await delegate(context, command.actor, wanted);
  const rest = wanted.until === null ? 'until it is taken back' : `until ${plainDay(wanted.until)}`;
  return result.ok ? sayWords(`The seat is delegated ${rest}.`) : refuseWith(result);
}

function takeBack({ context, command }: GateWords, seat: Parameters<typeof takeBackSeat>[2]): Answer {
  const result = takeBackSeat(context.deps, command.actor, seat);
  return result.ok ? sayWords('The seat is taken back: it votes for itself again.') : refuseWith(result);
}
