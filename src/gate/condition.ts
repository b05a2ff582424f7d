import { localDate } from '../plan/local-date.ts';
import { type BallotRefusal, whyShut } from './ballot.ts';
import { factsOf } from './facts.ts';
import { type Promised, type PromiseFault, promiseFaults } from './promise.ts';
import type { Condition, Review, Shortfall, Standing } from './review.ts';
import { type SeatRefusal, seatToVote } from './seats.ts';
import { countedSeats, judgedCriteria, sameShortfall, shortfallsOf } from './shortfalls.ts';

export type ConditionCommand = Promised & {
  id: string;
  by: string;
  standing: Standing;
  against: Shortfall;
};

export type ConditionRefusal =
  | Extract<BallotRefusal, { reason: 'review-closed' | 'window-over' | 'not-eligible' }>
  | SeatRefusal
  | { reason: 'not-a-shortfall' }
  | { reason: 'blind-ballot' }
  | { reason: 'incomplete'; faults: PromiseFault[] }
  | { reason: 'unchanged'; condition: Condition };

/**
 * Whether a condition is taken: by anybody who holds a seat, against any shortfall of the review as it stands; in a
 * blind one not against the vote of another seat, because the answer would tell that vote.
 */
export function decideCondition(
  review: Review,
  { id, by, standing, against, ...promised }: ConditionCommand,
  now: number,
): { ok: true; condition: Condition } | ({ ok: false } & ConditionRefusal) {
  const shut = whyShut(review, now);
  if (shut !== null) return { ok: false, ...shut };
  const today = localDate(now, review.timezone);
  const found = seatToVote(review, { by, standing }, today);
  if (!found.ok) return found;
  if (review.gate.blind && against.kind === 'ballot' && against.seat !== found.seat)
    return { ok: false, reason: 'blind-ballot' };

  const facts = factsOf(review);
  const shortfalls = shortfallsOf(judgedCriteria(facts), countedSeats(facts));
  if (!shortfalls.some((shortfall) => sameShortfall(shortfall, against)))
    return { ok: false, reason: 'not-a-shortfall' };
  const faults = promiseFaults(promised, today);
  if (faults.length > 0) return { ok: false, reason: 'incomplete', faults };

  const condition = writtenCondition(id, against, promised, by);
  const same = review.conditions.find((other) => asksTheSame(other, condition));
  if (same !== undefined) return { ok: false, reason: 'unchanged', condition: same };
  return { ok: true, condition };
}

/** A condition from a promise without faults. */
export function writtenCondition(id: string, against: Shortfall, promised: Promised, by: string): Condition {
  const { text, owner, due } = promised;
  return { id, against, text: text.trim(), owner: owner.trim(), due: due.trim(), offeredBy: by };
}

function asksTheSame(one: Condition, other: Condition): boolean {
  return (
    sameShortfall(one.against, other.against) &&
    one.text === other.text &&
    one.owner === other.owner &&
    one.due === other.due
  );
}
