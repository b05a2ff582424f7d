import type { StoredPlan } from '../../storage/plans.ts';
import { loadSchedule, type StoredSchedule } from '../../storage/schedules.ts';
import { forbids } from '../authority.ts';
import { type Change, change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { findPlan } from '../find.ts';
import { type Result, refuse } from '../refusal.ts';

export interface FoundSync {
  stored: StoredPlan;
  schedule: StoredSchedule;
}

/** Finds the schedule of a plan whose sync the actor may change, and runs `decide` on it in one transaction. */
export function withSync<T>(
  deps: Deps,
  actor: Actor,
  ref: PlanRef,
  decide: (c: Change, found: FoundSync) => Result<T>,
): Result<T> {
  return change(deps, actor, (c) => {
    const found = findPlan(c.store, actor, ref);
    if (!found.ok) return found;
    const { stored } = found;
    const forbidden = forbids(stored, actor, 'schedule sync');
    if (forbidden) return forbidden;
    const schedule = loadSchedule(c.store, stored.id);
    return schedule === null ? refuse({ reason: 'no-sync' }) : decide(c, { stored, schedule });
  });
}
