import { afterMissed, followUpGate, missedConditions } from '../../gate/follow-up.ts';
import { localDate } from '../../plan/local-date.ts';
import { loadPromises, type PromisedItem, updateCondition } from '../../storage/conditions.ts';
import { loadPlanHead, type PlanHead } from '../../storage/plan-heads.ts';
import { loadPlan } from '../../storage/plans.ts';
import { listReviews, loadOpenReview, loadReview, type StoredReview } from '../../storage/reviews.ts';
import { type Change, change } from '../change.ts';
import { type Deps, SIGNALBOX } from '../deps.ts';
import { dayOf } from '../find.ts';
import { PRIORITY } from '../posts.ts';
import { askOwners } from './ask-owners.ts';
import { isAskingTime } from './asking-hours.ts';
import { openReview } from './open-review.ts';
import { countsStill, standingOutcome } from './standing-outcomes.ts';
import { toCondition } from './stored-to-review.ts';

/** How far the latest local time is ahead of UTC, in milliseconds. */
const FURTHEST_EAST = 14 * 3_600_000;

/** Settles the conditions whose day has passed: kept ones quietly, missed ones with what follows from them. */
export function settlePromises(deps: Deps): void {
  const { store } = deps.database;
  const today = localDate(deps.clock.now() + FURTHEST_EAST, 'UTC');
  const due = loadPromises(store).filter(({ condition }) => condition.due < today);
  for (const [reviewId, promises] of Map.groupBy(due, ({ condition }) => condition.reviewId)) {
    const workspace = promises[0]?.condition.workspace ?? '';
    change(deps, { workspace, user: SIGNALBOX }, (c) => {
      const stored = loadReview(c.store, workspace, reviewId);
      const head = stored === null ? null : loadPlanHead(c.store, workspace, stored.row.planId);
      if (stored === null || head === null || head.status === 'archived') return;
      if (isAskingTime(head, c.now)) settle(deps, c, head, stored, promises);
    });
  }
}

function settle(deps: Deps, c: Change, head: PlanHead, stored: StoredReview, promises: PromisedItem[]): void {
  const today = dayOf(head, c.now);
  const past = promises.filter(({ condition }) => condition.due < today);
  const finished = new Map(past.map((promise) => [promise.condition.id, promise.finished]));
  const conditions = past.map(({ condition }) => toCondition(head, condition));
  const missed = missedConditions(conditions, ({ id }) => finished.get(id) ?? null, today);
  for (const { id } of conditions)
    updateCondition(
      c.store,
      id,
      missed.some((one) => one.id === id) ? { missedAt: c.now } : { keptAt: c.now },
    );
  const counts = countsStill(c.store, head.id)(stored.row);
  const outcome = counts ? standingOutcome(c.store, stored.row) : null;
  if (outcome !== 'green' && outcome !== 'yellow') return;
  const roundOpen = loadOpenReview(c.store, head.id, stored.row.gate) !== null;
  const next = afterMissed(missed, { followUpsBefore: followUpsBefore(c, stored), roundOpen });
  if (next === 'nothing') return;
  for (const { id, due, owner } of missed) {
    const data = { review: stored.row.id, condition: id, due, owner };
    c.note(head.id, { verb: 'gate.condition-missed', subject: stored.row.gate, level: 'warning', data });
    c.post(head.id, {
      key: `condition-missed:${id}`,
      channel: head.channel,
      view: { type: 'condition missed', reviewId: stored.row.id, conditionId: id, next },
      priority: PRIORITY.scheduled,
    });
  }
  if (next === 'owner chooses') askOwners(c, head, stored.row, 'conditions missed');
  if (next === 'follow-up') openFollowUp(deps, c, stored, new Set(missed.map(({ id }) => id)));
}

/** Follow-up rounds of the gate since its last full round. */
function followUpsBefore(c: Change, { row }: StoredReview): number {
  const rounds = listReviews(c.store, row.planId).filter(({ gate }) => gate === row.gate);
  const since = Math.max(...rounds.filter(({ kind }) => kind === 'round').map(({ round }) => round));
  return rounds.filter(({ kind, round }) => kind === 'follow-up' && round > since).length;
}

function openFollowUp(
  deps: Deps,
  c: Change,
  { row, gate, conditions }: StoredReview,
  missed: ReadonlySet<string>,
): void {
  const plan = loadPlan(c.store, row.workspace, row.planId);
  if (plan === null) return;
  const asked = conditions
    .filter(({ id }) => missed.has(id))
    .map((condition) => ({ ...toCondition(plan, condition), id: condition.item ?? condition.id }));
  openReview(deps, c, plan, {
    gate: followUpGate(gate, asked),
    presenter: row.presenter,
    kind: 'follow-up',
    follows: row.id,
  });
}
