import type { IsoDate } from '../plan/plan.ts';
import { isDay } from './local-time.ts';
import type { Delegation, Review, Standing } from './review.ts';
import { holderOf, maySit } from './seats.ts';

export interface DelegateCommand {
  seat: string;
  delegate: string;
  standing: Standing;
  until: IsoDate | null;
}

export type DelegateRefusal =
  | { reason: 'no-seat' }
  | { reason: 'delegate-has-seat'; seat: string }
  | { reason: 'not-eligible'; standing: Exclude<Standing, 'member'> }
  | { reason: 'until-invalid' }
  | { reason: 'until-past' }
  | { reason: 'unchanged' };

type Seating = { gate: Pick<Review['gate'], 'seats'>; delegations: readonly Delegation[] };

/**
 * Hands a seat's vote to somebody without a seat, own or delegated; a delegation before it is replaced. Whether the
 * asker may do so (the seat's person, or an owner of the plan) is for the caller to know.
 */
export function decideDelegation(
  review: Seating,
  command: DelegateCommand,
  today: IsoDate,
): { ok: true; delegation: Delegation } | ({ ok: false } & DelegateRefusal) {
  const { seat, delegate, standing, until } = command;
  const seats = review.gate.seats.map(({ person }) => person);
  const own = review.gate.seats.find(({ person }) => person === seat);
  if (own === undefined) return { ok: false, reason: 'no-seat' };
  if (standing !== 'member' && !maySit(own, standing)) return { ok: false, reason: 'not-eligible', standing };
  if (until !== null && !isDay(until)) return { ok: false, reason: 'until-invalid' };
  if (until !== null && until < today) return { ok: false, reason: 'until-past' };
  if (seats.includes(delegate)) return { ok: false, reason: 'delegate-has-seat', seat: delegate };
  const held = seats.find((person) => holderOf(person, review.delegations, today) === delegate);
  if (held !== undefined && held !== seat) return { ok: false, reason: 'delegate-has-seat', seat: held };
  const last = review.delegations.findLast((delegation) => delegation.seat === seat);
  if (held === seat && last?.until === until) return { ok: false, reason: 'unchanged' };
  return { ok: true, delegation: { seat, delegate, until, takenBack: false } };
}

/** Why somebody has no seat of their own to hand on, who may vote for another's all the same; null where they have one. */
export function whyNothingToHandOn(
  { gate, delegations }: Seating,
  by: string,
  today: IsoDate,
): { reason: 'no-seat' } | { reason: 'delegate-hands-on'; seat: string } | null {
  const seats = gate.seats.map(({ person }) => person);
  if (seats.includes(by)) return null;
  const held = seats.find((seat) => holderOf(seat, delegations, today) === by);
  return held === undefined ? { reason: 'no-seat' } : { reason: 'delegate-hands-on', seat: held };
}

/** Takes a seat's delegation back: the delegation as it is then kept, or null where none is in force. */
export function decideTakingBack(
  delegations: readonly Delegation[],
  seat: string,
  today: IsoDate,
): Delegation | null {
  const last = delegations.findLast((delegation) => delegation.seat === seat);
  if (last === undefined || holderOf(seat, delegations, today) !== last.delegate) return null;
  return { ...last, takenBack: true };
}
