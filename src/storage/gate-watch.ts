import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Store } from './database.ts';
import { forgetPlan } from './plan-cache.ts';
import { prepared } from './prepared.ts';
import { plan } from './schema/index.ts';

/** As the partial index has it, so that SQLite uses that and reads no other plan. */
const isUnwatched = sql`status = 'active' and phase is not null and watched_version <> version`;

/** As SQLite writes no limit. */
const ALL = -1;

const unwatched = prepared((store) =>
  store
    .select({ id: plan.id, workspace: plan.workspace, version: plan.version })
    .from(plan)
    .where(and(isUnwatched, gt(plan.id, sql.placeholder('after'))))
    .orderBy(asc(plan.id))
    .limit(sql.placeholder('limit'))
    .prepare(),
);
const watched = prepared((store) =>
  store
    .update(plan)
    .set({ watchedVersion: sql`${sql.placeholder('version')}` })
    .where(eq(plan.id, sql.placeholder('planId')))
    .prepare(),
);

/** Active plans that changed since their gates were last looked at to open by themselves; `limit` of them after an id. */
export function loadUnwatchedPlans(
  store: Store,
  { after = '', limit = ALL }: { after?: string; limit?: number } = {},
): { id: string; workspace: string; version: number }[] {
  return unwatched(store).all({ after, limit });
}

/** Notes the version at which a plan's gates were looked at. */
export function saveWatched(store: Store, planId: string, version: number): void {
  forgetPlan(store, planId);
  watched(store).run({ planId, version });
}
