import type { Actor, PlanRef } from '../../operations/deps.ts';
import { findPlanHead, findReview, type ReviewRef } from '../../operations/gates/find-review.ts';
import { loadGateHistory, loadGateList } from '../../operations/gates/gate-lists.ts';
import { openGate } from '../../operations/gates/open-gate.ts';
import { loadRehearsal } from '../../operations/gates/rehearsal-view.ts';
import { loadReviewView } from '../../operations/gates/review-view.ts';
import { loadOpenReview } from '../../storage/reviews.ts';
import { type Answer, say } from '../answer.ts';
import { gateHistoryMessage, gateListMessage } from '../blocks/gate-list.ts';
import { rehearsalMessage } from '../blocks/rehearsal.ts';
import { reviewMessage } from '../blocks/review.ts';
import type { SlackContext } from '../context.ts';
import type { Click, ClickHandler } from '../listen.ts';
import { refuseWith } from '../refuse.ts';
import { meetSeats } from './recheck-voters.ts';

/** A gate as commands and buttons name it. */
export interface GateRef {
  plan: PlanRef;
  gate: string;
}

export function showList({ deps }: SlackContext, actor: Actor, plan: PlanRef): Answer {
  const { store } = deps.database;
  const found = findPlanHead(store, actor, plan);
  if (!found.ok) return refuseWith(found);
  const loaded = loadGateList(store, actor, { planId: found.head.id }, deps.clock.now());
  return loaded.ok ? say(gateListMessage(found.head.id, loaded.view)) : refuseWith(loaded);
}

/** Opens a review; Slack is asked about its seats afterwards. */
export function openNow(context: SlackContext, actor: Actor, ref: GateRef): Answer {
  const result = openGate(context.deps, actor, ref);
  if (!result.ok) return refuseWith(result);
  return { kind: 'later', work: () => meetSeats(context).then(() => null) };
}

/** The review as it stands, privately, with its buttons. */
export function showStatus({ deps }: SlackContext, actor: Actor, ref: ReviewRef): Answer {
  const { store } = deps.database;
  const found = findReview(store, actor, ref);
  if (!found.ok) return refuseWith(found);
  const view = loadReviewView(store, actor.workspace, found.review.id, deps.clock.now());
  return view === null ? refuseWith({ reason: 'unknown-review' }) : say(reviewMessage(view));
}

export function showRounds({ deps }: SlackContext, actor: Actor, ref: GateRef): Answer {
  const loaded = loadGateHistory(deps.database.store, actor, ref);
  return loaded.ok ? say(gateHistoryMessage(loaded.view)) : refuseWith(loaded);
}

export function rehearseNow({ deps }: SlackContext, actor: Actor, ref: GateRef): Answer {
  const { store } = deps.database;
  const loaded = loadRehearsal(store, actor, ref, deps.clock.now());
  if (!loaded.ok) return refuseWith(loaded);
  const found = findPlanHead(store, actor, ref.plan);
  const open = found.ok && loadOpenReview(store, found.head.id, loaded.view.gate) !== null;
  return say(rehearsalMessage(loaded.view, open));
}

/** A button whose value is `planId/gateId`. */
function onGate(look: (context: SlackContext, actor: Actor, ref: GateRef) => Answer): ClickHandler {
  return (context, { actor, value }: Click) => {
    const at = value.indexOf('/');
    return look(context, actor, { plan: { planId: value.slice(0, at) }, gate: value.slice(at + 1) });
  };
}

export const clickOpenGate = onGate(openNow);
export const clickShowGate = onGate(showStatus);
export const clickRounds = onGate(showRounds);
export const clickRehearse = onGate(rehearseNow);
