import type { Review, ReviewFacts } from './review.ts';

/** What a review is decided from. */
export function factsOf({
  gate,
  evidence,
  unresolvableBlocker,
  ballots,
  conditions,
}: Pick<Review, 'gate' | 'evidence' | 'unresolvableBlocker' | 'ballots' | 'conditions'>): ReviewFacts {
  const { criteria, seats, quorum } = gate;
  return { criteria, evidence, unresolvableBlocker, seats, ballots, conditions, quorum };
}
