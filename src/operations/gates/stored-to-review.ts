import type {
  Ballot,
  Condition,
  Delegation,
  Evidence,
  FrozenGate,
  GivenEvidence,
  Review,
} from '../../gate/review.ts';
import type { StoredDelegation } from '../../storage/delegations.ts';
import type { PlanHead } from '../../storage/plan-heads.ts';
import type { StoredBallot, StoredCondition, StoredEvidence, StoredReview } from '../../storage/reviews.ts';
import { personKey } from './people.ts';

type Named = Pick<PlanHead, 'plan'>;

/** A stored review as the rules see it: people by the plan's ids, the newest of everything, nothing dropped. */
export function toReview(head: Named, stored: StoredReview): Review {
  const { row, gate } = stored;
  return {
    id: row.id,
    gate,
    timezone: head.plan.timezone,
    presenter: personKey(head.plan, row.presenter),
    openedAt: row.openedAt,
    closesAt: row.closesAt,
    closedAt: row.closedAt,
    extended: row.extended,
    evidence: judgedEvidence(head, stored),
    unresolvableBlocker: row.unresolvableBlocker,
    ballots: stored.ballots.filter(({ dropped }) => !dropped).map((ballot) => toBallot(head, ballot)),
    conditions: stored.conditions
      .filter(({ origin }) => origin === 'review')
      .map((condition) => toCondition(head, condition)),
    delegations: delegationsOf(head, gate, stored.delegations),
  };
}

/** A gate's delegations, oldest first; one to somebody who has got a seat since holds no more. */
export function delegationsOf(
  head: Named,
  { seats }: Pick<FrozenGate, 'seats'>,
  rows: readonly StoredDelegation[],
): Delegation[] {
  const seated = new Set(seats.map(({ person }) => person));
  return rows
    .map((row) => toDelegation(head, row))
    .map((one) => (seated.has(one.delegate) ? { ...one, takenBack: true } : one));
}

/** The newest judgement of each criterion, in the gate's order. */
function judgedEvidence(head: Named, { gate, evidence }: StoredReview): Evidence[] {
  return gate.criteria.flatMap(({ id }) => {
    const newest = evidence.findLast(({ kind, criterion }) => kind === 'judged' && criterion === id);
    return newest === undefined ? [] : [toEvidence(head, newest)];
  });
}

export function toEvidence({ plan }: Named, row: StoredEvidence): Evidence {
  const { criterion, state, value, link, source } = row;
  return { criterion, state: state ?? 'unknown', value, link, source: personKey(plan, source) };
}

/** Every version of what people said, oldest first. */
export function givenEvidence({ plan }: Named, rows: readonly StoredEvidence[]): GivenEvidence[] {
  return rows
    .filter(({ kind }) => kind === 'said')
    .map(({ criterion, version, state, value, link, source }) => {
      return { criterion, version, state, value, link, by: personKey(plan, source) };
    });
}

export function toBallot({ plan }: Named, row: StoredBallot): Ballot {
  const { seat, choice, reason, workaround, wouldChange, version, outdated } = row;
  const castBy = personKey(plan, row.castBy);
  return { seat, choice, reason, workaround, wouldChange, version, outdated, castBy };
}

export function toCondition({ plan }: Named, row: StoredCondition): Condition {
  const { id, text, due, against } = row;
  return {
    id,
    against:
      row.againstKind === 'criterion'
        ? { kind: 'criterion', criterion: against }
        : { kind: 'ballot', seat: against },
    text,
    owner: personKey(plan, row.owner),
    due,
    offeredBy: personKey(plan, row.offeredBy),
  };
}

export function toDelegation({ plan }: Named, row: StoredDelegation): Delegation {
  const { seat, until, revokedAt } = row;
  return { seat, delegate: personKey(plan, row.delegate), until, takenBack: revokedAt !== null };
}
