import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Plan } from '../plan/plan.ts';
import type { Store } from './database.ts';
import { loadKeptPlan, type PlanRole, type PlanStatus } from './plans.ts';
import { prepared, readOnce } from './prepared.ts';
import { plan, planRole } from './schema/index.ts';
import { storedHeader } from './stored-plan.ts';

/** A plan without its items and their state: enough for a vote, and cheap however large the plan is. */
export interface PlanHead {
  id: string;
  workspace: string;
  channel: string;
  status: PlanStatus;
  /** The current phase; null where the plan has none or is complete. */
  phase: string | null;
  plan: Omit<Plan, 'items'>;
  /** The YAML that was imported; null where it came from another notation. */
  source: string | null;
  /** Slack user ids by role; people without a row are members. */
  roles: ReadonlyMap<string, PlanRole>;
}

type PlanRow = typeof plan.$inferSelect;

const planById = prepared((store) =>
  store
    .select()
    .from(plan)
    .where(and(eq(plan.workspace, sql.placeholder('workspace')), eq(plan.id, sql.placeholder('planId'))))
    .prepare(),
);
const rolesOf = prepared((store) =>
  store
    .select()
    .from(planRole)
    .where(eq(planRole.planId, sql.placeholder('planId')))
    .prepare(),
);
const readHeader = readOnce((text) => storedHeader.parse(JSON.parse(text)));

function assemble(store: Store, row: PlanRow): PlanHead {
  const { id, workspace, channel, status, phase, source } = row;
  const roles = rolesOf(store).all({ planId: id });
  return {
    id,
    workspace,
    channel,
    status,
    phase,
    source,
    plan: readHeader(row.header),
    roles: new Map(roles.map(({ user, role }) => [user, role])),
  };
}

/** A plan's head by its id, whatever its status; null where the workspace has no such plan. */
export function loadPlanHead(store: Store, workspace: string, planId: string): PlanHead | null {
  const kept = loadKeptPlan(store, workspace, planId);
  if (kept !== null) return { ...kept, phase: kept.state.phase };
  const row = planById(store).get({ workspace, planId });
  return row === undefined ? null : assemble(store, row);
}

/** The head of the plan that is active in a channel; null where there is none. */
export function loadActivePlanHead(store: Store, workspace: string, channel: string): PlanHead | null {
  const row = store
    .select()
    .from(plan)
    .where(and(eq(plan.workspace, workspace), eq(plan.channel, channel), eq(plan.status, 'active')))
    .get();
  return row === undefined ? null : assemble(store, row);
}

/** Every active plan of every workspace, oldest first. */
export function listEveryActivePlan(store: Store) {
  return store
    .select({ id: plan.id, workspace: plan.workspace, name: plan.name, channel: plan.channel })
    .from(plan)
    .where(eq(plan.status, 'active'))
    .orderBy(asc(plan.createdAt))
    .all();
}

/** The head of the plan that a channel had last, whatever its status; null where it never had one. */
export function loadLastPlanHead(store: Store, workspace: string, channel: string): PlanHead | null {
  const row = store
    .select()
    .from(plan)
    .where(and(eq(plan.workspace, workspace), eq(plan.channel, channel)))
    .orderBy(desc(plan.createdAt))
    .limit(1)
    .get();
  return row === undefined ? null : assemble(store, row);
}
