import type { Share } from '../plan/plan.ts';
import type { CountedSeat, JudgedCriterion } from './colours.ts';
import type { Quorum, QuorumLack, SeatAnswer } from './decision.ts';

/** Seats that must answer: the share of the seats, rounded up to whole seats. */
function requiredSeats(seats: number, share: Share): number {
  return Math.ceil((seats * share.numerator) / share.denominator);
}

/**
 * Quorum, product rule 6. "More than half of that number are colours" is read of the required number: an abstention
 * beyond it can never undo a quorum that stands.
 */
export function quorumOf(
  seats: readonly CountedSeat[],
  criteria: readonly JudgedCriterion[],
  share: Share,
): Quorum {
  const required = requiredSeats(seats.length, share);
  const answered = seats.filter((seat) => isAnswer(seat.answer)).length;
  const colours = seats.filter((seat) => isColour(seat.answer)).length;
  const mandatoryMissing = seats.filter((seat) => seat.mandatory && !isColour(seat.answer));
  const criticalUnknown = criteria.filter((criterion) => criterion.critical && criterion.state === 'unknown');

  const lacks: QuorumLack[] = [];
  if (answered < required) lacks.push('too-few-answers');
  if (2 * colours <= required) lacks.push('too-few-colours');
  if (mandatoryMissing.length > 0) lacks.push('mandatory-missing');
  if (criticalUnknown.length > 0) lacks.push('critical-unknown');
  return {
    standing: lacks.length === 0,
    seats: seats.length,
    share,
    required,
    answered,
    colours,
    mandatoryMissing: mandatoryMissing.map((seat) => seat.seat),
    criticalUnknown: criticalUnknown.map((criterion) => criterion.id),
    lacks,
  };
}

function isColour(answer: SeatAnswer): boolean {
  return answer === 'green' || answer === 'yellow' || answer === 'red';
}

/** An abstention is an answer; a ballot that is outdated is none. */
export function isAnswer(answer: SeatAnswer): boolean {
  return answer === 'abstain' || isColour(answer);
}
