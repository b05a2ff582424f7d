import type { Criterion } from '../plan/plan.ts';
import type { EvidenceRule, SeatAnswer, VoteRule } from './decision.ts';
import type { Colour, EvidenceState } from './review.ts';

export type JudgedCriterion = Pick<Criterion, 'id' | 'kind' | 'critical'> & { state: EvidenceState };
export type CountedSeat = { seat: string; mandatory: boolean; answer: SeatAnswer };

/** Evidence colour, product rule 4. A gate without criteria, which no plan file can state, is red. */
export function evidenceColour(
  criteria: readonly JudgedCriterion[],
  unresolvableBlocker: boolean,
): { rule: EvidenceRule; colour: Colour } {
  const notMet = criteria.filter((criterion) => criterion.state === 'not met');
  if (notMet.some((criterion) => criterion.critical)) return { rule: 'critical-not-met', colour: 'red' };
  if (notMet.some((criterion) => criterion.kind === 'resources'))
    return { rule: 'resources-not-met', colour: 'red' };
  if (unresolvableBlocker) return { rule: 'blocker-unresolvable', colour: 'red' };
  if (notMet.length === criteria.length) return { rule: 'all-not-met', colour: 'red' };
  if (criteria.every((criterion) => criterion.state === 'met')) return { rule: 'all-met', colour: 'green' };
  return { rule: 'not-all-met', colour: 'yellow' };
}

export interface Tally {
  rule: VoteRule;
  colour: Colour | null;
  green: number;
  yellow: number;
  red: number;
}

/** Vote colour, product rule 5, over the seats whose answer is a colour. */
export function voteColour(seats: readonly CountedSeat[]): Tally {
  const count = (colour: Colour) => seats.filter((seat) => seat.answer === colour).length;
  const [green, yellow, red] = [count('green'), count('yellow'), count('red')];
  const cast = green + yellow + red;
  const verdict = (rule: VoteRule, colour: Colour | null): Tally => ({ rule, colour, green, yellow, red });

  if (cast === 0) return verdict('nobody-cast', null);
  if (seats.some((seat) => seat.mandatory && seat.answer === 'red')) return verdict('mandatory-red', 'red');
  if (3 * red > cast) return verdict('third-red', 'red');
  if (red === 0 && 3 * green >= 2 * cast) return verdict('two-thirds-green', 'green');
  return verdict('mixed', 'yellow');
}

const caution = { green: 0, yellow: 1, red: 2 } satisfies Record<Colour, number>;

/** The more cautious of two colours: red, then yellow, then green. */
export function moreCautious(one: Colour, other: Colour): Colour {
  return caution[one] >= caution[other] ? one : other;
}

/** How many steps the second colour is more lenient than the first; negative where it is stricter. */
export function stepsMoreLenient(from: Colour, to: Colour): number {
  return caution[from] - caution[to];
}
