import { and, eq, isNotNull, isNull, ne, or } from 'drizzle-orm';
import type { Store } from './database.ts';
import { gateWatch, plan } from './schema/index.ts';

/** Active plans that changed since their gates were last looked at to open by themselves. */
export function loadUnwatchedPlans(store: Store): { id: string; workspace: string }[] {
  return store
    .select({ id: plan.id, workspace: plan.workspace })
    .from(plan)
    .leftJoin(gateWatch, eq(gateWatch.planId, plan.id))
    .where(
      and(
        eq(plan.status, 'active'),
        isNotNull(plan.phase),
        or(isNull(gateWatch.version), ne(gateWatch.version, plan.version)),
      ),
    )
    .all();
}

export function saveWatched(store: Store, row: { planId: string; workspace: string; version: number }): void {
  const { version } = row;
  store
    .insert(gateWatch)
    .values(row)
    .onConflictDoUpdate({ target: gateWatch.planId, set: { version } })
    .run();
}
