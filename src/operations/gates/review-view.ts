import type { Decision } from '../../gate/decision.ts';
import { explainRule } from '../../gate/explain.ts';
import type { Review } from '../../gate/review.ts';
import type { CriterionView, DecisionView, ReviewView, SeatView } from '../../gate/review-view.ts';
import { holderOf } from '../../gate/seats.ts';
import { isAway } from '../../gate/staffing.ts';
import { targetWords, valueWords } from '../../gate/target.ts';
import { localDate } from '../../plan/local-date.ts';
import type { Criterion, Seat } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import { decisionView } from './decision-view.ts';
import { decidedOrNow, loadReviewContext, type ReviewContext } from './review-context.ts';
import { quorumMissing, shortfallViews } from './shortfall-views.ts';

/** One round as its message shows it now; null where the workspace has no such review. */
export function loadReviewView(
  store: Store,
  workspace: string,
  reviewId: string,
  now: number,
): ReviewView | null {
  const context = loadReviewContext(store, workspace, reviewId);
  return context === null ? null : reviewView(store, context, now);
}

export function reviewView(store: Store, context: ReviewContext, now: number): ReviewView {
  const { head, stored, review, name, person } = context;
  const { row } = stored;
  const decided = decidedOrNow(context);
  const hidden = review.gate.blind && row.status === 'open';
  const day = localDate(row.closedAt ?? now, review.timezone);
  const { quorum } = decided;
  return {
    reviewId: row.id,
    planName: head.plan.name,
    timezone: head.plan.timezone,
    gate: review.gate.id,
    gateName: review.gate.name,
    round: row.round,
    followUp: row.kind === 'follow-up',
    presenter: person(review.presenter),
    openedAt: row.openedAt,
    closesAt: row.closesAt,
    blind: review.gate.blind,
    criteria: review.gate.criteria.map((criterion) => criterionView(criterion, review)),
    seats: review.gate.seats.map((seat) => seatView(seat, context, decided, day, hidden)),
    tally: hidden ? null : tallyOf(decided),
    quorum: {
      reached: quorum.standing,
      answered: quorum.answered,
      needed: quorum.required,
      missing: quorumMissing(decided, context, hidden),
    },
    evidenceColour: decided.evidence,
    voteColour: hidden ? null : decided.votes,
    closedNow: hidden ? null : { outcome: decided.outcome, rule: explainRule(decided.rule) },
    shortfalls: shortfallViews(context, hidden),
    decision: row.status === 'open' ? null : decisionView(store, context, name),
  };
}

/** A review that has ended, for the message that announces its decision; null while it is open. */
export function loadDecisionView(
  store: Store,
  workspace: string,
  reviewId: string,
  now: number,
): (ReviewView & { decision: DecisionView }) | null {
  const context = loadReviewContext(store, workspace, reviewId);
  if (context === null) return null;
  const view = reviewView(store, context, now);
  return view.decision === null ? null : { ...view, decision: view.decision };
}

function criterionView(criterion: Criterion, review: Review): CriterionView {
  const { id, text, kind, critical } = criterion;
  const known = review.evidence.find((one) => one.criterion === id);
  return {
    id,
    text,
    kind,
    critical,
    target: targetWords(criterion),
    state: known?.state ?? 'unknown',
    value: valueWords(criterion, known?.value ?? null),
    link: known?.link ?? null,
  };
}

/** A seat by how it counts in the decision, so that a closed review shows the tally that was decided on. */
function seatView(
  { person: seat, mandatory }: Seat,
  { head, review, name, person }: ReviewContext,
  { trace }: Decision,
  day: string,
  hidden: boolean,
): SeatView {
  const holder = holderOf(seat, review.delegations, day);
  const counted = trace.find((step) => step.step === 'seat' && step.seat === seat);
  const answer = counted?.step === 'seat' ? counted.answer : 'silent';
  const shared = {
    person: person(seat),
    mandatory,
    delegate: holder === seat ? null : name(holder),
    away: isAway(head.plan, holder, day),
  };
  if (answer === 'silent') return { ...shared, answer: 'none', choice: null };
  if (answer === 'outdated') return { ...shared, answer: 'outdated', choice: null };
  return { ...shared, answer: 'given', choice: hidden ? null : answer };
}

function tallyOf({ trace }: Decision): NonNullable<ReviewView['tally']> {
  const tally = { green: 0, yellow: 0, red: 0, abstain: 0 };
  for (const step of trace) {
    if (step.step !== 'seat' || step.answer === 'silent' || step.answer === 'outdated') continue;
    tally[step.answer] += 1;
  }
  return tally;
}
