import { analyse } from '../plan/analysis/analyse.ts';
import { snapshotOf } from '../plan/analysis/snapshot-of.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanState } from '../plan/state.ts';
import { fillState, stateFromPlan } from '../plan/state-from-plan.ts';
import { insertBlocker } from '../storage/blockers.ts';
import { insertSnapshot } from '../storage/digests.ts';
import { type PlanKey, saveItems } from '../storage/items.ts';
import { settlePivot } from '../storage/overrides.ts';
import { loadPlanHead } from '../storage/plan-heads.ts';
import {
  insertPlan,
  loadActivePlan,
  type StoredPlan,
  savePhase,
  savePlanHeader,
  saveRole,
} from '../storage/plans.ts';
import { loadOpenReviews } from '../storage/reviews.ts';
import { forbids } from './authority.ts';
import { type Change, change } from './change.ts';
import type { Actor, Deps } from './deps.ts';
import { cancelReview } from './gates/cancel-gate.ts';
import { keepPromises } from './gates/keep-promises.ts';
import { type Result, refuse } from './refusal.ts';
import { storeSchedule } from './sync-schedule.ts';

export interface ImportPlan {
  channel: string;
  plan: Plan;
  /** The text it was read from where that was YAML, whose comments an export keeps. */
  source: string | null;
  /** What the difference that was shown was computed against: a stored version, or null for a first import. */
  against: number | null;
  /** The difference in words, for the message in the channel. */
  entries: string[];
}

/**
 * Imports a plan into a channel: the first import makes the plan, its owner and its baseline; a later one
 * replaces what the file states and keeps what people recorded; one after a pivot begins the first phase with a
 * new baseline. Refuses where the plan has changed since the
 * difference was shown.
 */
export function importPlan(
  deps: Deps,
  actor: Actor,
  command: ImportPlan,
): Result<{ planId: string; created: boolean }> {
  return change(deps, actor, (c) => {
    const stored = loadActivePlan(c.store, actor.workspace, command.channel);
    if (stored !== null) {
      const forbidden = forbids(stored, actor, 'import');
      if (forbidden) return forbidden;
    }
    if ((stored?.version ?? null) !== command.against) return refuse({ reason: 'plan-changed-meanwhile' });
    const planId = stored?.id ?? deps.ids.next();
    if (stored === null) createPlan(deps, actor, c, planId, command);
    else replacePlan(deps, actor, c, stored, command);
    c.record(planId, {
      verb: stored === null ? 'plan.imported' : 'plan.reimported',
      subject: planId,
      data: { name: command.plan.name, items: command.plan.items.length, changes: command.entries.length },
    });
    c.post(planId, {
      key: `plan-imported:${deps.ids.next()}`,
      channel: command.channel,
      view: { type: 'plan imported', planId, entries: command.entries.slice(0, 30) },
    });
    return { ok: true, planId, created: stored === null };
  });
}

function createPlan(
  deps: Deps,
  actor: Actor,
  c: Change,
  planId: string,
  { channel, plan, source }: ImportPlan,
): void {
  const key = { workspace: actor.workspace, planId };
  const state = stateFromPlan(plan);
  insertPlan(c.store, {
    id: planId,
    workspace: actor.workspace,
    channel,
    plan,
    source,
    phase: state.phase,
    by: actor.user,
    at: c.now,
  });
  saveItems(c.store, key, plan, state);
  storeBlockers(deps, actor, c, key, state);
  saveRole(c.store, { ...key, user: actor.user, role: 'owner' });
  takeBaseline(c, key, plan);
  if (plan.sync !== null) storeSchedule(c.store, key, plan, plan.sync, c.now);
}

function replacePlan(
  deps: Deps,
  actor: Actor,
  c: Change,
  stored: StoredPlan,
  { plan: file, source }: ImportPlan,
): void {
  const key = { workspace: actor.workspace, planId: stored.id };
  const pivots = settlePivot(c.store, stored.id, c.now);
  const plan = pivots ? file : keepPromises(c.store, stored, file);
  const state = fillState(stored.state, plan);
  savePlanHeader(c.store, stored.id, plan, source);
  saveItems(c.store, key, plan, state);
  storeBlockers(deps, actor, c, key, {
    ...state,
    blockers: state.blockers.filter((b) => !stored.state.blockers.includes(b)),
  });
  if (pivots) {
    takeBaseline(c, key, plan);
    endReviews(c, actor, stored);
  }
  if (pivots || !plan.phases.some((phase) => phase.id === stored.state.phase))
    savePhase(c.store, stored.id, plan.phases[0]?.id ?? null);
  const changed =
    JSON.stringify([plan.sync, plan.timezone, plan.calendar]) !==
    JSON.stringify([stored.plan.sync, stored.plan.timezone, stored.plan.calendar]);
  if (plan.sync !== null && changed) storeSchedule(c.store, key, plan, plan.sync, c.now);
}

/** What the plan before a pivot was asked is no question of the new one. */
function endReviews(c: Change, actor: Actor, { workspace, id }: StoredPlan): void {
  const head = loadPlanHead(c.store, workspace, id);
  if (head === null) return;
  for (const review of loadOpenReviews(c.store, id))
    cancelReview(c, actor, { head, stored: review }, 'A new plan took the place of this one.');
}

/** The dates that the plan promises: its schedule with nothing done yet. */
function takeBaseline(c: Change, key: PlanKey, plan: Plan): void {
  const untouched: PlanState = {
    phase: plan.phases[0]?.id ?? null,
    items: new Map(),
    blockers: [],
    requirementsTicked: new Map(),
    results: [],
  };
  const promised = snapshotOf(analyse(plan, untouched, plan.start), plan);
  insertSnapshot(c.store, { ...key, kind: 'baseline', snapshot: promised, takenAt: c.now });
}

function storeBlockers(deps: Deps, actor: Actor, c: Change, key: PlanKey, state: PlanState): void {
  for (const blocker of state.blockers)
    insertBlocker(c.store, {
      ...key,
      ...blocker,
      id: deps.ids.next(),
      raisedBy: actor.user,
      raisedAt: c.now,
      resolvedAt: blocker.resolvedOn === null ? null : c.now,
      link: null,
      claimedAt: null,
      resolvedBy: null,
      resolution: null,
      escalated: 'nobody',
    });
}
