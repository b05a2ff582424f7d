import type { Actor } from '../../operations/deps.ts';
import { findReview, refused } from '../../operations/gates/find-review.ts';
import type { Answer } from '../answer.ts';
import { type MenuVerb, readMenuValue } from '../blocks/gate-menu.ts';
import type { SlackContext } from '../context.ts';
import type { Click } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { cancelWith, closeNow, extendNow } from './ending.ts';
import { type GateRef, openNow, showRounds } from './looks.ts';
import { openOverrideForm } from './override.ts';
import { openDelegateForm } from './seat.ts';
import { sendRecord } from './send-record.ts';

type OfReview = (context: SlackContext, actor: Actor, ref: { reviewId: string }) => Answer | Promise<Answer>;

const verbs: Record<MenuVerb, OfReview> = {
  delegate: openDelegateForm,
  close: closeNow,
  extend: extendNow,
  cancel: (context, actor, ref) => cancelWith(context, actor, ref, ''),
  record: sendRecord,
  override: openOverrideForm,
  history: ofGate(showRounds),
  open: ofGate(openNow),
};

/** What is chosen in the menu of a review or a decision. */
export function clickMore(context: SlackContext, { actor, value }: Click): Answer | Promise<Answer> {
  const chosen = readMenuValue(value);
  if (chosen === null)
    return refuseWith(refused(context.deps, actor, { reviewId: value }, { reason: 'unknown-review' }));
  return verbs[chosen.verb](context, actor, { reviewId: chosen.reviewId });
}

function ofGate(act: (context: SlackContext, actor: Actor, ref: GateRef) => Answer): OfReview {
  return (context, actor, ref) => {
    const found = findReview(context.deps.database.store, actor, ref);
    if (!found.ok) return refuseWith(found);
    return act(context, actor, { plan: { planId: found.head.id }, gate: found.review.gate.id });
  };
}
