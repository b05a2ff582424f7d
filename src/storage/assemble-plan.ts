import { and, asc, eq, sql } from 'drizzle-orm';
import type { Actuals, Item } from '../plan/plan.ts';
import type { PlanState } from '../plan/state.ts';
import { loadBlockers } from './blockers.ts';
import type { Store } from './database.ts';
import { toItemState } from './items.ts';
import type { PlanRole, StoredPlan } from './plans.ts';
import { prepared } from './prepared.ts';
import { item, type plan, planRole, requirementTick, successResult } from './schema/index.ts';
import { storedHeader, storedItem } from './stored-plan.ts';

const noActuals: Actuals = { started: null, finished: null, progress: null, remaining: null, blocked: null };

const planId = sql.placeholder('planId');
const itemsOf = prepared((store) =>
  store
    .select()
    .from(item)
    .where(and(eq(item.planId, planId), eq(item.archived, false)))
    .orderBy(asc(item.position))
    .prepare(),
);
const ticksOf = prepared((store) =>
  store.select().from(requirementTick).where(eq(requirementTick.planId, planId)).prepare(),
);
const resultsOf = prepared((store) =>
  store
    .select({
      item: successResult.item,
      metric: successResult.metric,
      met: successResult.met,
      value: successResult.value,
      link: successResult.link,
    })
    .from(successResult)
    .where(eq(successResult.planId, planId))
    .prepare(),
);
const rolesOf = prepared((store) =>
  store
    .select({ user: planRole.user, role: planRole.role })
    .from(planRole)
    .where(eq(planRole.planId, planId))
    .prepare(),
);

/** Reads everything that belongs to a plan's row. */
export function assemblePlan(store: Store, row: typeof plan.$inferSelect): StoredPlan {
  const rows = itemsOf(store).all({ planId: row.id });
  const items: Item[] = rows.map((r) => ({
    ...storedItem.parse(JSON.parse(r.definition)),
    actuals: noActuals,
  }));
  const state: PlanState = {
    phase: row.phase,
    items: new Map(rows.map((r) => [r.id, toItemState(r)])),
    blockers: loadBlockers(store, row.id),
    requirementsTicked: loadTicks(store, row.id),
    results: resultsOf(store).all({ planId: row.id }),
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
    roles: loadRoles(store, row.id),
  };
}

function loadTicks(store: Store, id: string): Map<string, Set<string>> {
  const ticks = new Map<string, Set<string>>();
  for (const row of ticksOf(store).all({ planId: id })) {
    const texts = ticks.get(row.point) ?? new Set<string>();
    ticks.set(row.point, texts.add(row.requirement));
  }
  return ticks;
}

function loadRoles(store: Store, id: string): Map<string, PlanRole> {
  return new Map(
    rolesOf(store)
      .all({ planId: id })
      .map((row) => [row.user, row.role]),
  );
}
