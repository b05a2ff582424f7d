import type { Due } from '../../digest/due.ts';
import { parseSchedule } from '../../digest/schedule.ts';
import type { Sync } from '../../plan/plan.ts';
import { savePlanHeader } from '../../storage/plans.ts';
import { loadSchedule } from '../../storage/schedules.ts';
import { forbids } from '../authority.ts';
import { change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { findPlan } from '../find.ts';
import { type Result, refuse } from '../refusal.ts';
import { isPaused, storeSchedule } from '../sync-schedule.ts';

export interface Scheduled {
  sync: Sync;
  next: Due | null;
  timezone: string;
  /** A pause that somebody asked for stays; null `until` where it has no end. */
  paused: { until: string | null } | null;
}

const UNCHANGED = /\b(short|skip)\b/iu;

/**
 * `/sync schedule 09:30 workdays`: when the digest is posted from now on. `short` or `skip` behind it says what
 * becomes of a day without news.
 */
export function scheduleSync(deps: Deps, actor: Actor, ref: PlanRef, text: string): Result<Scheduled> {
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
    const next = storeSchedule(c.store, key, plan, sync, c.now);
    c.record(stored.id, { verb: 'sync.scheduled', subject: null, data: { sync } });
    const row = loadSchedule(c.store, stored.id);
    const paused = row !== null && isPaused(row) ? { until: row.pausedUntil } : null;
    return { ok: true, sync, next, timezone: plan.timezone, paused };
  });
}
