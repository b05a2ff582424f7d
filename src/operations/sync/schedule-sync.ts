import type { Due } from '../../digest/due.ts';
import { parseSchedule } from '../../digest/schedule.ts';
import type { Sync } from '../../plan/plan.ts';
import { loadLastSettled } from '../../storage/digests.ts';
import { savePlanHeader } from '../../storage/plans.ts';
import { forbids } from '../authority.ts';
import { change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { findPlan } from '../find.ts';
import { type Result, refuse } from '../refusal.ts';
import { storeSchedule } from '../sync-schedule.ts';

const UNCHANGED = /\b(short|skip)\b/iu;

/**
 * `/sync schedule 09:30 workdays`: when the digest is posted from now on. `short` or `skip` behind it says what
 * becomes of a day without news.
 */
export function scheduleSync(
  deps: Deps,
  actor: Actor,
  ref: PlanRef,
  text: string,
): Result<{ sync: Sync; next: Due | null; timezone: string }> {
  return change(deps, actor, (c) => {
    const found = findPlan(c.store, actor, ref);
    if (!found.ok) return found;
    const { stored } = found;
    const forbidden = forbids(stored, actor, 'schedule sync');
    if (forbidden) return forbidden;
    const parsed = parseSchedule(text.replace(UNCHANGED, ''));
    if (!parsed.ok) return refuse({ reason: 'bad-schedule', text: parsed.message, example: parsed.example });
    const asked = UNCHANGED.exec(text)?.[1]?.toLowerCase();
    const unchanged =
      asked === 'skip' || asked === 'short' ? asked : (stored.plan.sync?.unchanged ?? 'short');
    const sync: Sync = { ...parsed.value, unchanged };
    const plan = { ...stored.plan, sync };
    savePlanHeader(c.store, stored.id, plan, stored.source);
    const key = { workspace: stored.workspace, planId: stored.id };
    const next = storeSchedule(c.store, key, plan, sync, loadLastSettled(c.store, stored.id), c.now);
    c.record(stored.id, { verb: 'sync.scheduled', subject: null, data: { sync } });
    return { ok: true, sync, next, timezone: plan.timezone };
  });
}
