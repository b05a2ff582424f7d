import { counted } from '../../digest/words.ts';
import type { Decision } from '../../gate/decision.ts';
import { factsOf } from '../../gate/facts.ts';
import type { Shortfall } from '../../gate/review.ts';
import type { ShortfallView } from '../../gate/review-view.ts';
import { countedSeats, judgedCriteria, sameShortfall, shortfallsOf } from '../../gate/shortfalls.ts';
import type { ReviewContext } from './review-context.ts';
import { toCondition } from './stored-to-review.ts';

/** How a form names a shortfall. */
function shortfallKey(against: Shortfall): string {
  return against.kind === 'criterion' ? `criterion:${against.criterion}` : `ballot:${against.seat}`;
}

/** What a yellow needs conditions against, with those it has; of a blind review the criteria alone until its close. */
export function shortfallViews(context: ReviewContext, blind: boolean): ShortfallView[] {
  const { head, stored, review } = context;
  const facts = factsOf(review);
  const conditions = stored.conditions.map((row) => toCondition(head, row));
  return shortfallsOf(judgedCriteria(facts), countedSeats(facts))
    .filter(({ kind }) => !blind || kind === 'criterion')
    .map((against) => ({
      key: shortfallKey(against),
      text: shortfallText(context, against),
      conditions: conditions
        .filter((condition) => sameShortfall(condition.against, against))
        .map(({ text, owner, due }) => ({ text, owner: context.name(owner), due })),
    }));
}

/** As `C3 Core phase is staffed: not met` or `yellow of Bo: no load test yet`. */
export function shortfallText({ review, names, name }: ReviewContext, against: Shortfall): string {
  if (against.kind === 'criterion') {
    const known = review.evidence.find(({ criterion }) => criterion === against.criterion);
    return `${names.criterion(against.criterion)}: ${known?.state ?? 'unknown'}`;
  }
  const ballot = review.ballots.find(({ seat }) => seat === against.seat);
  const reason = ballot?.reason == null ? '' : `: ${ballot.reason}`;
  return `${ballot?.choice ?? 'vote'} of ${name(against.seat)}${reason}`;
}

/**
 * What quorum still lacks, in sentences without full stops. While a blind review hides its choices, nobody who has
 * answered is named: it would tell of an abstention.
 */
export function quorumMissing(
  { quorum, trace }: Pick<Decision, 'quorum' | 'trace'>,
  { names }: Pick<ReviewContext, 'names'>,
  hidden: boolean,
): string[] {
  const answers = Math.max(0, quorum.required - quorum.answered);
  const colours = Math.max(0, Math.floor(quorum.required / 2) + 1 - quorum.colours);
  const answered = new Set(
    trace.flatMap((step) => (step.step === 'seat' && step.answer === 'abstain' ? [step.seat] : [])),
  );
  const mandatory = quorum.mandatoryMissing.filter((seat) => !hidden || !answered.has(seat));
  const among = colours > 0 && colours <= answers ? `, ${share(colours, answers)} of a colour` : '';
  return [
    ...(answers > 0 ? [`${counted(answers, 'more answer')}${among}`] : []),
    ...(colours > answers ? [`${counted(colours, 'more vote')} of a colour`] : []),
    ...mandatory.map((seat) => `the vote of ${names.person(seat)}, whose seat is mandatory`),
    ...quorum.criticalUnknown.map((id) => `evidence for ${names.criterion(id)}, which is critical`),
  ];
}

function share(some: number, all: number): string {
  if (some < all) return `at least ${some}`;
  return all === 1 ? 'and that' : 'each';
}
