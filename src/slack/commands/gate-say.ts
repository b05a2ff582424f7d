import type { EvidenceState, Shortfall } from '../../gate/review.ts';
import { type FoundReview, findReview } from '../../operations/gates/find-review.ts';
import { giveEvidence } from '../../operations/gates/give-evidence.ts';
import { offerCondition } from '../../operations/gates/offer-condition.ts';
import { personKey } from '../../operations/gates/people.ts';
import type { Answer } from '../answer.ts';
import { askAboutOwner, openConditionForm } from '../gates/condition.ts';
import { openEvidenceForm } from '../gates/evidence.ts';
import { partsOf, personIn, sayWords, usageAnswer } from '../gates/usage.ts';
import { refuseWith } from '../refuse.ts';
import type { GateWords } from './gate.ts';
import { firstWord, plainText } from './words.ts';

/** `/gate evidence GATE-1 C1 250 https://…`, `C4 met reviewed with the team`; a form where nothing is said. */
export function evidenceVerb(words: GateWords): Answer | Promise<Answer> {
  const { context, command, ref, rest } = words;
  const { word: criterion, rest: said } = firstWord(rest);
  if (said === '') return openEvidenceForm(context, command.actor, ref, criterion.toUpperCase() || null);
  return saidInWords(words, criterion, said);
}

async function saidInWords(
  { context, command, ref }: GateWords,
  criterion: string,
  said: string,
): Promise<Answer> {
  const { actor } = command;
  const link = /(?:^|\s)<?(https?:\/\/[^\s>|]+)/.exec(said)?.[1] ?? null;
  const text = plainText(said.replace(/<?https?:\/\/\S+/, '')).trim();
  const state = /^(met|workaround|not met|unknown)\b/i.exec(text)?.[1]?.toLowerCase() ?? null;
  const value = (state === null ? text : text.slice(state.length)).trim();
  const result = giveEvidence(context.deps, actor, {
    review: ref,
    criterion,
    state: state as EvidenceState | null,
    value: value === '' ? null : value,
    link,
    standing: await context.people.standingOf(actor.user),
  });
  if (!result.ok) return refuseWith(result);
  const noted = `Noted for ${result.criterion}: ${[state, result.value].filter(Boolean).join(', ')}.`;
  const { toConfirm } = result;
  if (toConfirm.length === 0) return sayWords(noted);
  return sayWords(`${noted} The state changed, so these votes must be confirmed: ${toConfirm.join(', ')}.`);
}

/** `/gate condition GATE-1 C3 what is done | @who | 2026-11-30`, or `@bo …` against a vote; a form where nothing is said. */
export function conditionVerb(words: GateWords): Answer | Promise<Answer> {
  const { context, command, ref, rest } = words;
  return rest === '' ? openConditionForm(context, command.actor, ref) : offered(words);
}

async function offered({ context, command, gate, ref, rest }: GateWords): Promise<Answer> {
  const { actor } = command;
  const [first = '', ...others] = partsOf(rest);
  const { word: named, rest: behind } = firstWord(first);
  const [text = '', owner = '', due = '', more] = behind === '' ? others : [behind, ...others];
  if (due === '' || more !== undefined)
    return usageAnswer(
      'A condition in words: what it answers, a criterion or whose vote, and what is done | who does it | by when.',
      `/gate condition ${gate} C1 run the load test again | @somebody | 2026-11-30`,
    );
  const found = findReview(context.deps.database.store, actor, ref);
  if (!found.ok) return refuseWith(found);
  const person = personIn(owner);
  await askAboutOwner(context, actor, ref, person);
  const result = offerCondition(context.deps, actor, {
    review: ref,
    against: againstIn(found, named),
    text: plainText(text),
    owner: person,
    due,
    standing: await context.people.standingOf(actor.user),
  });
  return result.ok ? sayWords('Your condition is offered; it stands in the review.') : refuseWith(result);
}

/** A criterion by its id, else the vote of a seat. */
function againstIn({ head, review }: FoundReview, named: string): Shortfall {
  const wanted = named.toLowerCase();
  const criterion = review.gate.criteria.find(({ id }) => id.toLowerCase() === wanted);
  if (criterion !== undefined) return { kind: 'criterion', criterion: criterion.id };
  const person = personKey(head.plan, personIn(named.toUpperCase())).toLowerCase();
  const seat = review.gate.seats.find((one) => one.person.toLowerCase() === person);
  return seat === undefined
    ? { kind: 'criterion', criterion: named.toUpperCase() }
    : { kind: 'ballot', seat: seat.person };
}
