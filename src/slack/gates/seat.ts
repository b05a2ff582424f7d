import { whyNothingToHandOn } from '../../gate/delegate.ts';
import { holderOf } from '../../gate/seats.ts';
import { roleOf } from '../../operations/authority.ts';
import type { Actor } from '../../operations/deps.ts';
import {
  type DelegateSeat,
  delegateSeat,
  type SeatRef,
  takeBackSeat,
} from '../../operations/gates/delegate-seat.ts';
import { type FoundReview, findReview, type ReviewRef, refused } from '../../operations/gates/find-review.ts';
import { slackOf } from '../../operations/gates/people.ts';
import { contextOf } from '../../operations/gates/review-context.ts';
import type { Result } from '../../operations/refusal.ts';
import { localDate } from '../../plan/local-date.ts';
import type { Answer, FormAnswer } from '../answer.ts';
import { delegateForm } from '../blocks/forms/seat.ts';
import { gateFieldIds } from '../blocks/gate-ids.ts';
import type { SlackContext } from '../context.ts';
import { readFormIds } from '../forms/form-ids.ts';
import type { Form } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { formRefusal } from './form-refusal.ts';

/** [Delegate My Seat]: owners may hand on any seat, others their own. */
export function openDelegateForm({ deps }: SlackContext, actor: Actor, ref: ReviewRef): Answer {
  const { store } = deps.database;
  const found = findReview(store, actor, ref);
  if (!found.ok) return refuseWith(found);
  const { head, review, by, stored } = found;
  const { name } = contextOf(store, head, stored);
  const mayAll = roleOf(head, actor) === 'owner';
  const seats = seatsOf(found).filter((seat) => mayAll || seat === by);
  const today = localDate(deps.clock.now(), review.timezone);
  const nothing = mayAll ? null : whyNothingToHandOn(review, by, today);
  if (nothing !== null) return refuseWith(refused(deps, actor, ref, nothing));
  const away = seats.flatMap((seat) => {
    const holder = holderOf(seat, review.delegations, today);
    return holder === seat ? [] : [`${name(holder)} votes for the seat of ${name(seat)} now.`];
  });
  const view = delegateForm(
    { plan: head.id, gate: review.gate.id, seat: seats[0] ?? '' },
    {
      gateName: review.gate.name,
      seats: seats.map((seat) => ({ value: seat, text: name(seat) })),
      now: away.length === 0 ? null : away.join(' '),
    },
  );
  return { kind: 'open', view };
}

/** The own seat first. */
function seatsOf({ review, by }: FoundReview): string[] {
  const seats = review.gate.seats.map(({ person }) => person);
  return seats.toSorted((a, b) => Number(b === by) - Number(a === by));
}

/** Delegates; what Slack says of the delegate is asked for. */
export async function delegate(
  context: SlackContext,
  actor: Actor,
  command: Omit<DelegateSeat, 'standing'>,
): Promise<Result<{ seat: string }>> {
  const user = userBehind(context, actor, command);
  const standing = user === null ? 'member' : await context.people.standingOf(user);
  return delegateSeat(context.deps, actor, { ...command, standing });
}

/** The Slack user of the delegate, who may be named by the plan's id. */
function userBehind({ deps }: SlackContext, actor: Actor, { plan, gate, to }: SeatRef & { to: string }) {
  const found = findReview(deps.database.store, actor, { plan, gate });
  const known = found.ok ? found.head.plan : { people: [] };
  return slackOf(known, to);
}

export async function submitDelegate(
  context: SlackContext,
  { actor, metadata, values }: Form,
): Promise<FormAnswer> {
  const ids = readFormIds(metadata);
  const ref: SeatRef = {
    plan: { planId: ids.plan ?? '' },
    gate: ids.gate ?? '',
    seat: values.choice(gateFieldIds.seat) ?? ids.seat ?? '',
  };
  const to = values.user(gateFieldIds.delegate);
  const until = values.text(gateFieldIds.until);
  const result =
    to === null
      ? takeBackSeat(context.deps, actor, ref)
      : await delegate(context, actor, { ...ref, to, until });
  if (result.ok) return { kind: 'close' };
  const late = result.reason === 'until-past' || result.reason === 'bad-date';
  return formRefusal(result, late ? gateFieldIds.until : gateFieldIds.delegate);
}
