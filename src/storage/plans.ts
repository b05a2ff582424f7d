import { and, asc, eq, sql } from 'drizzle-orm';
import type { Plan } from '../plan/plan.ts';
import type { PlanState } from '../plan/state.ts';
import { assemblePlan } from './assemble-plan.ts';
import type { Store } from './database.ts';
import { onceUntilWritten } from './kept.ts';
import { forgetPlan, keepPlan, keptPlan } from './plan-cache.ts';
import { prepared, preparedBare } from './prepared.ts';
import { plan, planRole } from './schema/index.ts';

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

const planId = sql.placeholder('planId');
const versionById = preparedBare((store) =>
  store
    .select({ id: plan.id, version: plan.version })
    .from(plan)
    .where(and(eq(plan.workspace, sql.placeholder('workspace')), eq(plan.id, planId))),
);
const versionByChannel = preparedBare((store) =>
  store
    .select({ id: plan.id, version: plan.version })
    .from(plan)
    .where(
      and(
        eq(plan.workspace, sql.placeholder('workspace')),
        eq(plan.channel, sql.placeholder('channel')),
        sql`${plan.status} = 'active'`,
      ),
    ),
);
const rowById = prepared((store) => store.select().from(plan).where(eq(plan.id, planId)).prepare());

/** The plan that is active in a channel; null where there is none. It may be shared: read it, change nothing in it. */
export function loadActivePlan(store: Store, workspace: string, channel: string): StoredPlan | null {
  const ask = () => versionByChannel(store).get(workspace, channel) as Current;
  return keptOrRead(store, currents(store, `${workspace} channel ${channel}`, ask));
}

/** A plan by its id, whatever its status; null where the workspace has no such plan. Shared, as above. */
export function loadPlan(store: Store, workspace: string, id: string): StoredPlan | null {
  return keptOrRead(store, currentById(store, workspace, id));
}

/** The same where it was read before and has not changed; null where it is to be read, or there is none. */
export function loadKeptPlan(store: Store, workspace: string, planId: string): StoredPlan | null {
  const current = currentById(store, workspace, planId);
  return current === undefined ? null : keptPlan(store, current.id, current.version);
}

type Current = { id: string; version: number } | undefined;

/** Which plan is meant and how it stands: what every command asks first. */
const currents = onceUntilWritten<Current>(1_000);

function currentById(store: Store, workspace: string, id: string): Current {
  const ask = () => versionById(store).get(workspace, id) as Current;
  return currents(store, `${workspace} plan ${id}`, ask);
}

function keptOrRead(store: Store, current: Current): StoredPlan | null {
  if (current === undefined) return null;
  const kept = keptPlan(store, current.id, current.version);
  if (kept !== null) return kept;
  const row = rowById(store).get({ planId: current.id });
  if (row === undefined) return null;
  const read = assemblePlan(store, row);
  keepPlan(store, read);
  return read;
}

/** Ids, names, channels and versions of a workspace's active plans, oldest first. */
export function listActivePlans(store: Store, workspace: string) {
  return store
    .select({ id: plan.id, name: plan.name, channel: plan.channel, version: plan.version })
    .from(plan)
    .where(and(eq(plan.workspace, workspace), eq(plan.status, 'active')))
    .orderBy(asc(plan.createdAt))
    .all();
}

/** Every workspace that has a plan, in the order of their ids. */
export function listWorkspaces(store: Store): string[] {
  const rows = store.selectDistinct({ id: plan.workspace }).from(plan).orderBy(asc(plan.workspace)).all();
  return rows.map(({ id }) => id);
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
  forgetPlan(store, planId);
  store
    .update(plan)
    .set({ name: next.name, timezone: next.timezone, header: toHeader(next), source })
    .where(eq(plan.id, planId))
    .run();
}

/** Counts a change to the plan or its state, so that what was computed from it is known to be old. */
export function touchPlan(store: Store, planId: string, at: number): void {
  forgetPlan(store, planId);
  store
    .update(plan)
    .set({ version: sql`${plan.version} + 1`, changedAt: at })
    .where(eq(plan.id, planId))
    .run();
}

export function savePhase(store: Store, planId: string, phase: string | null): void {
  forgetPlan(store, planId);
  store.update(plan).set({ phase }).where(eq(plan.id, planId)).run();
}

export function savePlanStatus(
  store: Store,
  planId: string,
  status: PlanStatus,
  reason: string | null,
): void {
  forgetPlan(store, planId);
  store.update(plan).set({ status, endedReason: reason }).where(eq(plan.id, planId)).run();
}

export function saveRole(
  store: Store,
  row: { workspace: string; planId: string; user: string; role: PlanRole },
): void {
  forgetPlan(store, row.planId);
  store
    .insert(planRole)
    .values(row)
    .onConflictDoUpdate({ target: [planRole.planId, planRole.user], set: { role: row.role } })
    .run();
}

export function deleteRole(store: Store, planId: string, user: string): void {
  forgetPlan(store, planId);
  store
    .delete(planRole)
    .where(and(eq(planRole.planId, planId), eq(planRole.user, user)))
    .run();
}
