import { dueCalendar } from '../../digest/due-calendar.ts';
import type { FrozenGate } from '../../gate/review.ts';
import { closesAt } from '../../gate/window.ts';
import { loadDelegations } from '../../storage/delegations.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { insertReview, nextRound, type ReviewRow } from '../../storage/reviews.ts';
import type { Change } from '../change.ts';
import type { Deps } from '../deps.ts';
import { postKeys } from '../posts.ts';
import { endOwnersAsked } from './ask-owners.ts';
import { askSeats } from './ask-seats.ts';
import { judgement, keepEvidence } from './judge-review.ts';
import { delegationsOf } from './stored-to-review.ts';

export interface Opening {
  gate: FrozenGate;
  presenter: string;
  kind: ReviewRow['kind'];
  /** The review that this round follows. */
  follows: string | null;
}

/** Opens a round: freezes the gate, gathers the evidence, posts the review and tells each seat once. */
export function openReview(deps: Deps, c: Change, plan: StoredPlan, opening: Opening): string {
  const { gate } = opening;
  const id = deps.ids.next();
  const round = nextRound(c.store, plan.id, gate.id);
  const { evidence, unresolvableBlocker, judgedOn } = judgement(plan, { gate, evidence: [] }, c.now);
  const window = closesAt(c.now, gate.windowDays, dueCalendar(plan.plan), plan.plan.timezone);
  insertReview(c.store, {
    ...unclosed,
    id,
    workspace: plan.workspace,
    planId: plan.id,
    gate: gate.id,
    round,
    kind: opening.kind,
    follows: opening.follows,
    presenter: opening.presenter,
    frozen: JSON.stringify(gate),
    unresolvableBlocker,
    judgedOn,
    openedAt: c.now,
    closesAt: window,
  });
  c.note(plan.id, {
    verb: 'gate.opened',
    subject: gate.id,
    level: 'notice',
    data: { review: id, round, kind: opening.kind, follows: opening.follows, closesAt: window, gate },
  });
  for (const known of evidence) keepEvidence(c, plan, { id, gate: gate.id }, known);
  c.post(plan.id, {
    key: postKeys.review(id),
    channel: plan.channel,
    view: { type: 'review', reviewId: id },
  });
  if (opening.follows !== null) endOwnersAsked(c, plan.id, { reviewId: opening.follows, why: 'no decision' });
  const delegations = delegationsOf(plan, gate, loadDelegations(c.store, plan.id, gate.id));
  const seats = gate.seats.map(({ person }) => ({ seat: person }));
  askSeats(c, plan, { id, delegations }, seats, 'open');
  return id;
}

const unclosed = {
  status: 'open',
  extended: false,
  reminded: false,
  completeSince: null,
  closedAt: null,
  closedBy: null,
  outcome: null,
  decision: null,
  after: null,
  head: null,
  cancelReason: null,
} as const;
