import { zoneIsKnown } from '../../digest/due.ts';
import { type AnalysedPlan, analysePlan } from '../../operations/analysed-plan.ts';
import { dayOf } from '../../operations/find.ts';
import type { Store } from '../../storage/database.ts';
import { loadPlan, type StoredPlan } from '../../storage/plans.ts';

/** Analysed plans by version and day, so that a Home of many plans does not read each of them anew. */
export interface PlanCache {
  /** The plan as it stands at `now` (milliseconds); null where it is gone, or its days cannot be told. */
  get(plan: { id: string; version: number }, workspace: string, now: number): AnalysedPlan | null;
}

/** Plans that are kept; the one that was asked for longest ago goes first. */
const MOST = 60;

export function createPlanCache(store: Store): PlanCache {
  const kept = new Map<string, { version: number; analysed: AnalysedPlan }>();
  return {
    get({ id, version }, workspace, now) {
      const known = kept.get(id);
      kept.delete(id);
      const fresh =
        known !== undefined &&
        known.version === version &&
        known.analysed.today === dayOf(known.analysed.stored, now);
      const analysed = fresh ? known.analysed : analysedNow(loadPlan(store, workspace, id), now);
      if (analysed === null) return null;
      kept.set(id, { version, analysed });
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return analysed;
    },
  };
}

function analysedNow(stored: StoredPlan | null, now: number): AnalysedPlan | null {
  return stored === null || !zoneIsKnown(stored.plan.timezone) ? null : analysePlan(stored, now);
}
