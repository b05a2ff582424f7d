import type { CountedSeat, JudgedCriterion } from './colours.ts';
import type { Ballot, Condition, ReviewFacts, Shortfall } from './review.ts';

export function sameShortfall(one: Shortfall, other: Shortfall): boolean {
  if (one.kind === 'criterion') return other.kind === 'criterion' && one.criterion === other.criterion;
  return other.kind === 'ballot' && one.seat === other.seat;
}

/** The gate's criteria with what is known of each; a criterion without evidence is unknown. */
export function judgedCriteria({ criteria, evidence }: Pick<ReviewFacts, 'criteria' | 'evidence'>) {
  const states = new Map(evidence.map(({ criterion, state }) => [criterion, state]));
  return criteria.map(
    ({ id, kind, critical }): JudgedCriterion => ({ id, kind, critical, state: states.get(id) ?? 'unknown' }),
  );
}

/** How each seat counts: its newest ballot, `outdated` or `silent`. Ballots without a seat count nowhere. */
export function countedSeats({ seats, ballots }: Pick<ReviewFacts, 'seats' | 'ballots'>): CountedSeat[] {
  const newest = new Map<string, Ballot>();
  for (const ballot of ballots) {
    if (ballot.version >= (newest.get(ballot.seat)?.version ?? 0)) newest.set(ballot.seat, ballot);
  }
  return seats.map(({ person, mandatory }) => {
    const ballot = newest.get(person);
    return { seat: person, mandatory, answer: ballot?.outdated ? 'outdated' : (ballot?.choice ?? 'silent') };
  });
}

/** What a yellow decision needs conditions against: criteria that are not met, then yellow and red ballots. */
export function shortfallsOf(
  criteria: readonly JudgedCriterion[],
  seats: readonly CountedSeat[],
): Shortfall[] {
  const ofCriteria = criteria
    .filter(({ state }) => state !== 'met')
    .map(({ id }): Shortfall => ({ kind: 'criterion', criterion: id }));
  const ofBallots = seats
    .filter(({ answer }) => answer === 'yellow' || answer === 'red')
    .map(({ seat }): Shortfall => ({ kind: 'ballot', seat }));
  return [...ofCriteria, ...ofBallots];
}

/** The conditions that answer a shortfall of the review as it stands; others have lapsed with what they answered. */
export function conditionsInForce(facts: ReviewFacts): Condition[] {
  const shortfalls = shortfallsOf(judgedCriteria(facts), countedSeats(facts));
  return facts.conditions.filter(({ against }) =>
    shortfalls.some((shortfall) => sameShortfall(shortfall, against)),
  );
}
