import { slugOf } from '../../plan/file/cards/slug.ts';
import { writePlan } from '../../plan/file/write-plan.ts';
import { withActuals } from '../../plan/state-from-plan.ts';
import type { Store } from '../../storage/database.ts';
import type { Actor, PlanRef } from '../deps.ts';
import { findReadablePlan } from '../find.ts';
import type { Result } from '../refusal.ts';

/** A plan as a YAML file, with what was recorded as its actuals and the comments of the file that it came from. */
export function exportPlan(
  store: Store,
  actor: Actor,
  ref: PlanRef,
): Result<{ name: string; filename: string; text: string }> {
  const found = findReadablePlan(store, actor, ref);
  if (!found.ok) return found;
  const { plan, state, source } = found.stored;
  const text = writePlan(withActuals(plan, state), source ?? undefined);
  return { ok: true, name: plan.name, filename: `${slugOf(plan.name, new Set(), 'plan')}.yaml`, text };
}
