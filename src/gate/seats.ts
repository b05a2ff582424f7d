import type { IsoDate, Seat } from '../plan/plan.ts';
import type { Ballot, Delegation, Review, Standing } from './review.ts';

/** Who votes for a seat on a day: the delegate of its last delegation while that holds, else the seat's person. */
export function holderOf(seat: string, delegations: readonly Delegation[], today: IsoDate): string {
  const last = delegations.findLast((delegation) => delegation.seat === seat);
  return last !== undefined && isInForce(last, today) ? last.delegate : seat;
}

function isInForce({ until, takenBack }: Delegation, today: IsoDate): boolean {
  return !takenBack && (until === null || today <= until);
}

export type SeatRefusal =
  | { reason: 'no-seat' }
  | { reason: 'delegated-away'; holder: string }
  | { reason: 'delegate-expired'; seat: string; until: IsoDate }
  | { reason: 'delegation-taken-back'; seat: string }
  | { reason: 'seat-held-by'; seat: string; holder: string };

export type SeatFound = { ok: true; seat: string } | ({ ok: false } & SeatRefusal);

/** The seat that somebody votes for on a day, where what Slack says of them lets them hold it. */
export function seatToVote(
  review: Seating,
  { by, standing, seat: asked }: { by: string; standing: Standing; seat?: string },
  today: IsoDate,
): SeatFound | { ok: false; reason: 'not-eligible'; standing: Exclude<Standing, 'member'> } {
  const found = seatOf(review, by, today, asked);
  const seat = review.gate.seats.find(({ person }) => found.ok && person === found.seat);
  if (standing !== 'member' && !maySit(seat ?? {}, standing))
    return { ok: false, reason: 'not-eligible', standing };
  return found;
}

type Seating = { gate: Pick<Review['gate'], 'seats'>; delegations: readonly Delegation[] };

/** The seat that somebody votes for on a day; `asked` is the seat that a form or command named, if it did. */
export function seatOf(review: Seating, by: string, today: IsoDate, asked?: string): SeatFound {
  const holders = review.gate.seats.map(({ person }) => ({
    seat: person,
    holder: holderOf(person, review.delegations, today),
  }));
  const held = holders.find(({ holder, seat }) => holder === by && (asked === undefined || seat === asked));
  if (held !== undefined) return { ok: true, seat: held.seat };
  return { ok: false, ...whyNot(review.delegations, holders, by, today, asked) };
}

function whyNot(
  delegations: readonly Delegation[],
  holders: { seat: string; holder: string }[],
  by: string,
  today: IsoDate,
  asked: string | undefined,
): SeatRefusal {
  const own = holders.find(({ seat }) => seat === by);
  if (own !== undefined && own.holder !== by) return { reason: 'delegated-away', holder: own.holder };
  const past = delegations.findLast(({ delegate, seat }) => delegate === by && (asked ?? seat) === seat);
  if (past !== undefined && holders.some(({ seat }) => seat === past.seat)) return ended(past, today);
  const wanted = holders.find(({ seat }) => seat === asked);
  return wanted === undefined ? { reason: 'no-seat' } : { reason: 'seat-held-by', ...wanted };
}

/** A delegation that another one replaced counts as taken back. */
function ended({ seat, until, takenBack }: Delegation, today: IsoDate): SeatRefusal {
  return takenBack || until === null || today <= until
    ? { reason: 'delegation-taken-back', seat }
    : { reason: 'delegate-expired', seat, until };
}

/** Whether somebody of whom Slack says this may hold a seat: members, and where the plan says so also guests and strangers. */
export function maySit({ guest = false }: Partial<Pick<Seat, 'guest'>>, standing: Standing): boolean {
  return standing === 'member' || (guest && (standing === 'guest' || standing === 'stranger'));
}

/**
 * The ballots that still count when a review closes: those of seats whose last voter may hold them still. Others are as
 * if the seat had been silent; their versions stay on record.
 */
export function eligibleBallots(
  ballots: readonly Ballot[],
  seats: readonly Seat[],
  standingOf: (person: string) => Standing,
): Ballot[] {
  return ballots.filter(({ seat, castBy }) =>
    maySit(seats.find(({ person }) => person === seat) ?? {}, standingOf(castBy)),
  );
}
