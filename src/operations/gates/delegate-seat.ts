import { plainDay } from '../../digest/words.ts';
import {
  type DelegateRefusal,
  decideDelegation,
  decideTakingBack,
  whyNothingToHandOn,
} from '../../gate/delegate.ts';
import type { Review, Standing } from '../../gate/review.ts';
import type { Gate, IsoDate } from '../../plan/plan.ts';
import { insertDelegation, loadDelegations, revokeDelegation } from '../../storage/delegations.ts';
import type { PlanHead } from '../../storage/plan-heads.ts';
import { loadOpenReview } from '../../storage/reviews.ts';
import { roleOf } from '../authority.ts';
import { type Change, change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { dayOf, findGate } from '../find.ts';
import { namesOf } from '../names.ts';
import { postKeys } from '../posts.ts';
import { type Refusal, type Result, refuse } from '../refusal.ts';
import { askSeats } from './ask-seats.ts';
import { findPlanHead } from './find-review.ts';
import { logRefused } from './log-refused.ts';
import { namingPeople } from './name-people.ts';
import { namedPerson, personKey } from './people.ts';
import { refreshReview } from './settle-review.ts';
import { delegationsOf } from './stored-to-review.ts';

export interface SeatRef {
  plan: PlanRef;
  gate: string;
  /** Whose seat; the actor's own where it is not said. An owner may name anybody's. */
  seat?: string;
}

export interface DelegateSeat extends SeatRef {
  /** Slack user id or person of the plan. */
  to: string;
  /** Last day on which it holds; null until taken back. */
  until: IsoDate | null;
  /** What Slack says of the delegate. */
  standing: Standing;
}

/** Hands a seat's vote to somebody without a seat, in the open review and in those to come. */
export function delegateSeat(deps: Deps, actor: Actor, command: DelegateSeat): Result<{ seat: string }> {
  return withSeat(deps, actor, command, (c, { head, gate, seat, seating, reviewId }) => {
    const named = namedPerson(head.plan, command.to);
    if (!named.ok) return named;
    const { until, standing } = command;
    const wanted = { seat, delegate: named.person, until, standing };
    const decided = decideDelegation(seating, wanted, dayOf(head, c.now));
    if (!decided.ok) return refuse(said(decided, until));

    const id = deps.ids.next();
    insertDelegation(c.store, {
      id,
      workspace: head.workspace,
      planId: head.id,
      gate: gate.id,
      seat,
      delegate: named.person,
      until,
      at: c.now,
      by: actor.user,
      revokedAt: null,
    });
    const data = { seat, delegate: named.person, until };
    c.note(head.id, { verb: 'gate.delegated', subject: gate.id, data: { ...data, review: reviewId } });
    if (reviewId !== null) {
      const name = nameIn(c, head);
      const rest = until === null ? '' : ` until ${plainDay(until)}`;
      sayHolder(c, head, reviewId, id, `${name(named.person)} votes for the seat of ${name(seat)}${rest}.`);
      const delegations = [...seating.delegations, decided.delegation];
      askSeats(c, head, { id: reviewId, delegations }, [{ seat, which: id }], 'open');
    }
    return { ok: true, seat };
  });
}

/** Takes a delegation back; the seat's own person votes again. */
export function takeBackSeat(deps: Deps, actor: Actor, command: SeatRef): Result<{ seat: string }> {
  return withSeat(deps, actor, command, (c, { head, gate, seat, seating, reviewId }) => {
    const taken = decideTakingBack(seating.delegations, seat, dayOf(head, c.now));
    const row = loadDelegations(c.store, head.id, gate.id).findLast((one) => one.seat === seat);
    if (taken === null || row === undefined) return refuse({ reason: 'not-delegated', seat });
    revokeDelegation(c.store, row.id, c.now);
    c.note(head.id, {
      verb: 'gate.delegation-taken-back',
      subject: gate.id,
      data: { seat, delegate: taken.delegate, review: reviewId },
    });
    const words = `${nameIn(c, head)(seat)} votes for the own seat again.`;
    if (reviewId !== null) sayHolder(c, head, reviewId, `${row.id}:back`, words);
    return { ok: true, seat };
  });
}

interface FoundSeat {
  head: PlanHead;
  gate: Gate;
  seat: string;
  seating: { gate: Pick<Review['gate'], 'seats'>; delegations: Review['delegations'] };
  /** The open review of the gate, where there is one. */
  reviewId: string | null;
}

/** Finds a seat that the actor may hand on and runs `act` on it in one transaction; an attempt that is refused is logged. */
function withSeat<T>(
  deps: Deps,
  actor: Actor,
  ref: SeatRef,
  act: (c: Change, found: FoundSeat) => Result<T>,
): Result<T> {
  return change(deps, actor, (c) => {
    const found = findPlanHead(c.store, actor, ref.plan);
    if (!found.ok) return found;
    const { head } = found;
    const known = findGate(head.plan, ref.gate);
    if (!known.ok) return known;
    const { gate } = known;
    const open = loadOpenReview(c.store, head.id, gate.id);
    const review = open?.row.id ?? null;
    const seats = open?.gate.seats ?? gate.seats;
    const delegations = delegationsOf(head, { seats }, loadDelegations(c.store, head.id, gate.id));
    const seating = { gate: { seats }, delegations };
    const own = seatToHandOn(head, actor, ref, seating, dayOf(head, c.now));
    const result = own.ok ? act(c, { head, gate, seat: own.seat, seating, reviewId: review }) : own;
    if (!result.ok) logRefused(c, { planId: head.id, gate: gate.id, review }, result);
    return namingPeople(c.store, head, result);
  });
}

function seatToHandOn(
  head: PlanHead,
  actor: Actor,
  { seat: named }: SeatRef,
  seating: FoundSeat['seating'],
  today: IsoDate,
): Result<{ seat: string }> {
  const by = personKey(head.plan, actor.user);
  const asked = named === undefined ? { ok: true as const, person: by } : namedPerson(head.plan, named);
  if (!asked.ok) return asked;
  const seat = asked.person;
  if (seat !== by && roleOf(head, actor) !== 'owner') return refuse({ reason: 'not-allowed', needs: 'seat' });
  const nothing = seat === by ? whyNothingToHandOn(seating, by, today) : null;
  return nothing === null ? { ok: true, seat } : refuse(nothing);
}

function nameIn(c: Change, head: PlanHead): (person: string) => string {
  const names = namesOf(c.store, head);
  return (person) => names.get(person)?.name ?? person;
}

function sayHolder(c: Change, head: PlanHead, reviewId: string, which: string, text: string): void {
  const thread = postKeys.review(reviewId);
  c.post(head.id, { key: `holder:${which}`, channel: head.channel, thread, view: { type: 'words', text } });
  refreshReview(c, head, reviewId);
}

function said(refusal: DelegateRefusal, until: IsoDate | null): Refusal {
  switch (refusal.reason) {
    case 'until-invalid':
      return { reason: 'bad-date', text: until ?? '' };
    case 'until-past':
      return { reason: 'until-past', until: until ?? '' };
    case 'unchanged':
      return { reason: 'unchanged', what: 'delegation' };
    default:
      return refusal;
  }
}
