import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actuals, Item, Plan } from '../plan/plan.ts';
import type { PlanState } from '../plan/state.ts';
import { loadBlockers } from './blockers.ts';
import type { Store } from './database.ts';
import { toItemState } from './items.ts';
import { item, plan, planRole, requirementTick, successResult } from './schema/index.ts';
import { storedHeader, storedItem } from './stored-plan.ts';

export type PlanStatus = 'active' | 'complete' | 'archived';
export type PlanRole = 'owner' | 'editor' | 'viewer';

/** A plan with its place in Slack and everything that has happened to it. */
export interface StoredPlan {
  id: string;
  workspace: string;
  channel: string;
  status: PlanStatus;
  version: number;
  /** The YAML that was imported; null where it came from another notation. */
  source: string | null;
  /** Milliseconds since the epoch. */
  createdAt: number;
  changedAt: number;
  plan: Plan;
  state: PlanState;
  /** Slack user ids by role; people without a row are members. */
  roles: ReadonlyMap<string, PlanRole>;
}

type PlanRow = typeof plan.$inferSelect;

const noActuals: Actuals = { started: null, finished: null, progress: null, remaining: null, blocked: null };

/** The plan that is active in a channel; null where there is none. */
export function loadActivePlan(store: Store, workspace: string, channel: string): StoredPlan | null {
  const row = store
    .select()
    .from(plan)
    .where(and(eq(plan.workspace, workspace), eq(plan.channel, channel), eq(plan.status, 'active')))
    .get();
  return row === undefined ? null : assemble(store, row);
}

/** A plan by its id, whatever its status; null where the workspace has no such plan. */
export function loadPlan(store: Store, workspace: string, planId: string): StoredPlan | null {
  const row = store
    .select()
    .from(plan)
    .where(and(eq(plan.workspace, workspace), eq(plan.id, planId)))
    .get();
  return row === undefined ? null : assemble(store, row);
}

/** Ids, names and channels of a workspace's active plans, oldest first. */
export function listActivePlans(store: Store, workspace: string) {
  return store
    .select({ id: plan.id, name: plan.name, channel: plan.channel })
    .from(plan)
    .where(and(eq(plan.workspace, workspace), eq(plan.status, 'active')))
    .orderBy(asc(plan.createdAt))
    .all();
}

function assemble(store: Store, row: PlanRow): StoredPlan {
  const rows = store
    .select()
    .from(item)
    .where(and(eq(item.planId, row.id), eq(item.archived, false)))
    .orderBy(asc(item.position))
    .all();
  const items: Item[] = rows.map((r) => ({
    ...storedItem.parse(JSON.parse(r.definition)),
    actuals: noActuals,
  }));
  const state: PlanState = {
    phase: row.phase,
    items: new Map(rows.map((r) => [r.id, toItemState(r)])),
    blockers: loadBlockers(store, row.id),
    requirementsTicked: loadTicks(store, row.id),
    results: store
      .select({
        item: successResult.item,
        metric: successResult.metric,
        met: successResult.met,
        value: successResult.value,
        link: successResult.link,
      })
      .from(successResult)
      .where(eq(successResult.planId, row.id))
      .all(),
  };
  return {
    id: row.id,
    workspace: row.workspace,
    channel: row.channel,
    status: row.status,
    version: row.version,
    source: row.source,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    plan: { ...storedHeader.parse(JSON.parse(row.header)), items },
    state,
    roles: new Map(
      store
        .select()
        .from(planRole)
        .where(eq(planRole.planId, row.id))
        .all()
        .map((r) => [r.user, r.role]),
    ),
  };
}

function loadTicks(store: Store, planId: string): Map<string, Set<string>> {
  const ticks = new Map<string, Set<string>>();
  for (const row of store.select().from(requirementTick).where(eq(requirementTick.planId, planId)).all()) {
    const texts = ticks.get(row.point) ?? new Set<string>();
    ticks.set(row.point, texts.add(row.requirement));
  }
  return ticks;
}

function toHeader({ items: _items, ...header }: Plan): string {
  return JSON.stringify(header);
}

/** Stores a new plan without its items; `saveItems` and `saveState` follow. */
export function insertPlan(
  store: Store,
  row: {
    id: string;
    workspace: string;
    channel: string;
    plan: Plan;
    source: string | null;
    phase: string | null;
    by: string;
    at: number;
  },
): void {
  store
    .insert(plan)
    .values({
      id: row.id,
      workspace: row.workspace,
      channel: row.channel,
      name: row.plan.name,
      timezone: row.plan.timezone,
      status: 'active',
      phase: row.phase,
      header: toHeader(row.plan),
      source: row.source,
      version: 1,
      createdBy: row.by,
      createdAt: row.at,
      changedAt: row.at,
    })
    .run();
}

/** Replaces what a plan's file states, items aside. */
export function savePlanHeader(store: Store, planId: string, next: Plan, source: string | null): void {
  store
    .update(plan)
    .set({ name: next.name, timezone: next.timezone, header: toHeader(next), source })
    .where(eq(plan.id, planId))
    .run();
}

/** Counts a change to the plan or its state, so that what was computed from it is known to be old. */
export function touchPlan(store: Store, planId: string, at: number): void {
  store
    .update(plan)
    .set({ version: sql`${plan.version} + 1`, changedAt: at })
    .where(eq(plan.id, planId))
    .run();
}

export function savePhase(store: Store, planId: string, phase: string | null): void {
  store.update(plan).set({ phase }).where(eq(plan.id, planId)).run();
}

export function savePlanStatus(
  store: Store,
  planId: string,
  status: PlanStatus,
  reason: string | null,
): void {
  store.update(plan).set({ status, endedReason: reason }).where(eq(plan.id, planId)).run();
}

export function saveRole(
  store: Store,
  row: { workspace: string; planId: string; user: string; role: PlanRole },
): void {
  store
    .insert(planRole)
    .values(row)
    .onConflictDoUpdate({ target: [planRole.planId, planRole.user], set: { role: row.role } })
    .run();
}

export function deleteRole(store: Store, planId: string, user: string): void {
  store
    .delete(planRole)
    .where(and(eq(planRole.planId, planId), eq(planRole.user, user)))
    .run();
}
