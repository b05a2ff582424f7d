import { loadBlockers, updateBlocker } from '../../storage/blockers.ts';
import { deleteRequirementTick, type PlanKey, saveItemState } from '../../storage/items.ts';
import { loadPlanHead } from '../../storage/plan-heads.ts';
import { type StoredPlan, savePhase } from '../../storage/plans.ts';
import {
  type BeforeReset,
  deleteResult,
  insertReset,
  loadResultRows,
  loadTickRows,
} from '../../storage/resets.ts';
import { loadOpenReviews } from '../../storage/reviews.ts';
import { type AnalysedPlan, analysePlan } from '../analysed-plan.ts';
import { forbids } from '../authority.ts';
import { type Change, change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { dayOf, findPlan } from '../find.ts';
import { cancelReview } from '../gates/cancel-gate.ts';
import { type Result, refuse } from '../refusal.ts';
import { refusesText } from '../texts.ts';
import { MOST_REASON } from './archive-plan.ts';

/** Characters of a plan's name that have to be typed. */
const LONGEST = 80;

export interface ResetPlan {
  plan: PlanRef;
  /** What of the plan's state: all of it, or that of the current phase. */
  scope: 'plan' | 'phase';
  reason: string;
  /** What was typed to confirm; see `confirmationOf`. */
  confirmation: string;
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What has to be typed to reset a plan: the beginning of its name, which is all of it unless it is very long. */
export function confirmationOf({ name }: { name: string }): string {
  return onOneLine(onOneLine(name).slice(0, LONGEST).toWellFormed());
}

const untouched = { started: null, finished: null, progress: null, remaining: null, subtasksDone: [] };

/**
 * Takes back everything that was recorded of a plan, or of its current phase: what has started and finished, ticks,
 * results, open blockers and open reviews. It is kept first, so that the reset can be undone; the log stays.
 */
export function resetPlan(
  deps: Deps,
  actor: Actor,
  { plan: ref, scope, reason, confirmation }: ResetPlan,
): Result<{ resetId: string; items: number }> {
  return change(deps, actor, (c) => {
    const found = findPlan(c.store, actor, ref);
    if (!found.ok) return found;
    const { stored } = found;
    const refused = forbids(stored, actor, 'reset plan') ?? refusesText('the reason', reason, MOST_REASON);
    if (refused) return refused;
    const expected = confirmationOf(stored.plan);
    if (onOneLine(confirmation) !== expected) return refuse({ reason: 'wrong-confirmation', expected });
    const phase = scope === 'phase' ? stored.state.phase : null;
    const analysed = analysePlan(stored, c.now);
    const before = collect(c, analysed, phase);
    const id = deps.ids.next();
    const row = { id, workspace: actor.workspace, planId: stored.id, phase, before };
    insertReset(c.store, { ...row, reason: reason.trim(), by: actor.user, at: c.now });
    clear(c, actor, stored, before, { phase, reason: reason.trim() });
    if (scope === 'plan') savePhase(c.store, stored.id, stored.plan.phases[0]?.id ?? null);
    tell(c, stored, id, scope, reason.trim(), before.items.length);
    return { ok: true, resetId: id, items: before.items.length };
  });
}

/** What stands in the way of a fresh start; of one phase where it is named. */
function collect(c: Change, { stored, analysis }: AnalysedPlan, phase: string | null): BeforeReset {
  const phaseOf = new Map(analysis.items.map((line) => [line.id, line.phase]));
  const meant = (item: string) => phase === null || phaseOf.get(item) === phase;
  const point = new Map(stored.plan.convergence.map(({ id, needs }) => [id, needs]));
  return {
    phase: stored.state.phase,
    items: stored.plan.items.flatMap(({ id }) => {
      const state = stored.state.items.get(id);
      return state === undefined || !meant(id)
        ? []
        : [{ id, state: { ...state, subtasksDone: [...state.subtasksDone] } }];
    }),
    ticks: loadTickRows(c.store, stored.id).filter((tick) => (point.get(tick.point) ?? []).some(meant)),
    results: loadResultRows(c.store, stored.id).filter(({ item }) => meant(item)),
    blockers: loadBlockers(c.store, stored.id)
      .filter(({ item, resolvedAt }) => resolvedAt === null && meant(item))
      .map(({ id }) => id),
  };
}

function clear(
  c: Change,
  actor: Actor,
  stored: StoredPlan,
  before: BeforeReset,
  { phase, reason }: { phase: string | null; reason: string },
): void {
  const key: PlanKey = { workspace: stored.workspace, planId: stored.id };
  for (const { id } of before.items) saveItemState(c.store, stored.id, id, untouched);
  for (const tick of before.ticks) deleteRequirementTick(c.store, key.planId, tick.point, tick.requirement);
  for (const { item, metric } of before.results) deleteResult(c.store, key.planId, item, metric);
  const resolved = { resolvedAt: c.now, resolvedOn: dayOf(stored, c.now), resolvedBy: actor.user };
  for (const id of before.blockers)
    updateBlocker(c.store, id, { ...resolved, resolution: `Reset: ${reason}` });
  const head = loadPlanHead(c.store, stored.workspace, stored.id);
  if (head === null) return;
  const meant = loadOpenReviews(c.store, stored.id).filter(
    ({ gate }) => phase === null || gate.phase === phase,
  );
  for (const review of meant)
    cancelReview(c, actor, { head, stored: review }, `The plan was reset: ${reason}`);
}

function tell(
  c: Change,
  stored: StoredPlan,
  resetId: string,
  scope: ResetPlan['scope'],
  reason: string,
  items: number,
): void {
  c.record(stored.id, {
    verb: 'plan.reset',
    subject: stored.id,
    level: 'warning',
    data: { reset: resetId, scope, reason, items },
  });
  const phase = stored.plan.phases.find(({ id }) => id === stored.state.phase)?.name ?? 'current';
  const what = scope === 'plan' ? stored.plan.name : `The phase ${phase} of ${stored.plan.name}`;
  c.post(stored.id, {
    key: `plan-reset:${resetId}`,
    channel: stored.channel,
    view: {
      type: 'words',
      text: `${what} begins anew: ${reason} An owner can take it back: /plan reset undo`,
    },
  });
}
