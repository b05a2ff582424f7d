import { type OwnerChoice, ownerChoices } from '../../gate/consequences.ts';
import type { AfterMissed } from '../../gate/follow-up.ts';
import type { Outcome } from '../../gate/review.ts';
import type { DecisionView } from '../../gate/review-view.ts';
import { localDate } from '../../plan/local-date.ts';
import type { IsoDate } from '../../plan/plan.ts';
import { loadConditions } from '../../storage/conditions.ts';
import type { Store } from '../../storage/database.ts';
import { loadSnapshot } from '../../storage/digests.ts';
import { loadChoice } from '../../storage/overrides.ts';
import { loadPlan } from '../../storage/plans.ts';
import { listReviews } from '../../storage/reviews.ts';
import { decisionView } from './decision-view.ts';
import { isLapsed } from './gate-standings.ts';
import { loadReviewContext, type ReviewContext } from './review-context.ts';
import { standingOutcomes } from './standing-outcomes.ts';
import { timesMissed } from './still-missed.ts';
import { toCondition } from './stored-to-review.ts';

export type OwnerAskedWhy = 'red' | 'no decision' | 'conditions missed';

/** What an owner is asked after a review, in a direct message. */
export interface OwnerAskedView {
  reviewId: string;
  planId: string;
  planName: string;
  gate: string;
  gateName: string;
  why: OwnerAskedWhy;
  /** The rule that decided; where an owner overrode the decision, who and why. */
  rule: string;
  overridden: boolean;
  /** To choose from; empty where a new round is to be opened. */
  choices: readonly OwnerChoice[];
  /** How often conditions of the gate were missed by then. */
  times: number;
}

/** Null once it has been answered: by a choice, an override or a new round. */
export function loadOwnerAskedView(
  store: Store,
  workspace: string,
  { reviewId, why }: { reviewId: string; why: OwnerAskedWhy },
): OwnerAskedView | null {
  const context = loadReviewContext(store, workspace, reviewId);
  if (context === null) return null;
  const { head, stored, review, name } = context;
  const choice = loadChoice(store, reviewId);
  const later = listReviews(store, head.id).some(({ follows }) => follows === reviewId);
  const lapsed = choice === null || choice.choice !== null || isLapsed(store, stored.row, choice);
  const answered = why === 'no decision' ? later : lapsed;
  if (answered || stored.row.status === 'open') return null;
  return {
    reviewId,
    planId: head.id,
    planName: head.plan.name,
    gate: review.gate.id,
    gateName: review.gate.name,
    why,
    ...ruleOf(decisionView(store, context, name)),
    choices: why === 'no decision' ? [] : ownerChoices,
    times: timesMissed(store, head.id, { gate: review.gate.id, by: choice?.askedAt ?? 0 }),
  };
}

/** How what an owner was asked after a review was settled. */
export interface OwnerAnsweredView {
  gate: string;
  gateName: string;
  planName: string;
  timezone: string;
  why: OwnerAskedWhy;
  answer:
    | { kind: 'chosen'; choice: OwnerChoice; by: string; at: number; reason: string | null }
    | { kind: 'overridden'; to: Outcome; by: string; at: number }
    | { kind: 'new round' };
}

/** Null while it is not settled. */
export function loadOwnerAnsweredView(
  store: Store,
  workspace: string,
  { reviewId, why }: { reviewId: string; why: OwnerAskedWhy },
): OwnerAnsweredView | null {
  const context = loadReviewContext(store, workspace, reviewId);
  const answer = context === null ? null : answerTo(store, context, why);
  if (context === null || answer === null) return null;
  const { gate, timezone } = context.review;
  return { gate: gate.id, gateName: gate.name, planName: context.head.plan.name, timezone, why, answer };
}

function answerTo(
  store: Store,
  { stored: { row, override }, name }: ReviewContext,
  why: OwnerAskedWhy,
): OwnerAnsweredView['answer'] | null {
  if (why === 'no decision') return { kind: 'new round' };
  const asked = loadChoice(store, row.id);
  const { choice = null, by, at, reason = null } = asked ?? {};
  if (choice !== null) return { kind: 'chosen', choice, by: name(by ?? ''), at: at ?? 0, reason };
  if (asked !== null) return isLapsed(store, row, asked) ? { kind: 'new round' } : null;
  if (override === null) return null;
  return { kind: 'overridden', to: override.to, by: name(override.by), at: override.at };
}

function ruleOf({ rule, override }: DecisionView): Pick<OwnerAskedView, 'rule' | 'overridden'> {
  if (override === null) return { rule, overridden: false };
  return { rule: `${override.by}: ${override.reason}`, overridden: true };
}

/** A condition that was missed, as the channel is told. */
export interface ConditionMissedView {
  gate: string;
  gateName: string;
  /** The item that the condition became. */
  item: string | null;
  text: string;
  owner: { name: string; slack: string | null };
  due: IsoDate;
  /** Whether a follow-up round asks about it, the round that is open goes on, or the plan's owner chooses. */
  next: AfterMissed;
  /** How often conditions of the gate were missed by then. */
  times: number;
}

export function loadConditionMissedView(
  store: Store,
  workspace: string,
  { reviewId, conditionId, next }: { reviewId: string; conditionId: string; next: AfterMissed },
): ConditionMissedView | null {
  const context = loadReviewContext(store, workspace, reviewId);
  const row = loadConditions(store, reviewId).find(({ id }) => id === conditionId);
  if (context === null || row === undefined) return null;
  const { id, name } = context.review.gate;
  const { text, owner, due } = toCondition(context.head, row);
  const times = timesMissed(store, context.head.id, { gate: id, by: row.missedAt ?? 0 });
  return { gate: id, gateName: name, item: row.item, text, owner: context.person(owner), due, next, times };
}

/** What a plan came to, as its closing summary says it. */
export interface PlanCompleteView {
  planName: string;
  start: IsoDate;
  completedOn: IsoDate;
  /** The end that the first baseline promised; null where none was taken. */
  baselineEnd: IsoDate | null;
  items: { done: number; all: number };
  gates: { id: string; name: string; outcome: Outcome | null; rounds: number }[];
  /** Conditions that are still to be kept. */
  openConditions: { item: string; text: string; owner: string; due: IsoDate }[];
  blockers: { raised: number; open: number };
}

export function loadPlanCompleteView(
  store: Store,
  workspace: string,
  { planId, reviewId }: { planId: string; reviewId: string },
): PlanCompleteView | null {
  const stored = loadPlan(store, workspace, planId);
  const context = loadReviewContext(store, workspace, reviewId);
  if (stored === null || context === null) return null;
  const { plan, state } = stored;
  const parents = new Set(plan.items.map(({ parent }) => parent));
  const leaves = plan.items.filter(({ id }) => !parents.has(id));
  const isDone = (id: string) => (state.items.get(id)?.finished ?? null) !== null;
  const outcomes = standingOutcomes(store, planId);
  const reviews = listReviews(store, planId);
  const conditions = reviews.flatMap(({ id }) => loadConditions(store, id));
  return {
    planName: plan.name,
    start: plan.start,
    completedOn: localDate(context.stored.row.closedAt ?? stored.changedAt, plan.timezone),
    baselineEnd: loadSnapshot(store, planId, 'baseline')?.end ?? null,
    items: { done: leaves.filter(({ id }) => isDone(id)).length, all: leaves.length },
    gates: plan.gates.map(({ id, name }) => ({
      id,
      name,
      outcome: outcomes.get(id) ?? null,
      rounds: reviews.filter(({ gate }) => gate === id).length,
    })),
    openConditions: conditions.flatMap(({ item, text, owner, due }) =>
      item === null || isDone(item) ? [] : [{ item, text, owner: context.name(owner), due }],
    ),
    blockers: {
      raised: state.blockers.length,
      open: state.blockers.filter(({ resolvedOn }) => resolvedOn === null).length,
    },
  };
}
