import { nearest } from '../../plan/file/nearest.ts';
import type { ConvergencePoint } from '../../plan/plan.ts';
import { deleteRequirementTick, saveRequirementTick } from '../../storage/items.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { forbids } from '../authority.ts';
import { type Change, change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { findPlan, personOf } from '../find.ts';
import { type Result, refuse } from '../refusal.ts';
import { pickLine } from './pick-line.ts';

export interface PointRef {
  plan: PlanRef;
  point: string;
}

/** Ticks one requirement of a convergence point by its number or words, or takes the tick back. */
export function tickRequirement(
  deps: Deps,
  actor: Actor,
  ref: PointRef & { requirement: string; ticked: boolean },
): Result<{ point: ConvergencePoint; requirement: string; open: number }> {
  return change(deps, actor, (c) => {
    const found = findPoint(c, actor, ref);
    if (!found.ok) return found;
    const { stored, point } = found;
    const picked = pickLine(point.requirements, ref.requirement);
    if (!picked.ok)
      return refuse({
        reason: 'unknown-requirement',
        point: point.id,
        text: ref.requirement,
        nearest: picked.nearest,
      });
    const ticked = setTick(c, actor, stored, { point, requirement: picked.text, ticked: ref.ticked });
    const open = point.requirements.filter((text) => !ticked.has(text)).length;
    return { ok: true, point, requirement: picked.text, open };
  });
}

/** Leaves exactly these requirements of a convergence point ticked, as a form gives them. */
export function tickRequirements(
  deps: Deps,
  actor: Actor,
  ref: PointRef & { ticked: readonly string[] },
): Result<{ point: ConvergencePoint; open: number }> {
  return change(deps, actor, (c) => {
    const found = findPoint(c, actor, ref);
    if (!found.ok) return found;
    const { stored, point } = found;
    for (const requirement of point.requirements)
      setTick(c, actor, stored, { point, requirement, ticked: ref.ticked.includes(requirement) });
    const open = point.requirements.filter((text) => !ref.ticked.includes(text)).length;
    return { ok: true, point, open };
  });
}

/** A convergence point whose requirements the actor may tick: its owner's, or anybody's where it has none. */
function findPoint(
  c: Change,
  actor: Actor,
  ref: PointRef,
): Result<{ stored: StoredPlan; point: ConvergencePoint }> {
  const plan = findPlan(c.store, actor, ref.plan);
  if (!plan.ok) return plan;
  const { stored } = plan;
  const wanted = ref.point.toLowerCase();
  const point = stored.plan.convergence.find(({ id }) => id.toLowerCase() === wanted);
  if (point === undefined) {
    const known = stored.plan.convergence.map(({ id }) => id);
    return refuse({ reason: 'unknown-point', id: ref.point, nearest: nearest(ref.point, known) });
  }
  const mine = point.owner === null || point.owner === personOf(stored.plan, actor.user)?.id;
  const forbidden = forbids(stored, actor, mine ? 'own item' : 'edit item');
  return forbidden ?? { ok: true, stored, point };
}

/** Stores a tick where it differs from what is known; gives all that are ticked then. */
function setTick(
  c: Change,
  actor: Actor,
  { id: planId, workspace, state }: StoredPlan,
  { point, requirement, ticked }: { point: ConvergencePoint; requirement: string; ticked: boolean },
): Set<string> {
  const known = new Set(state.requirementsTicked.get(point.id));
  if (known.has(requirement) === ticked) return known;
  if (ticked)
    saveRequirementTick(c.store, {
      workspace,
      planId,
      point: point.id,
      requirement,
      tickedBy: actor.user,
      tickedAt: c.now,
    });
  else deleteRequirementTick(c.store, planId, point.id, requirement);
  const verb = ticked ? 'requirement.ticked' : 'requirement.unticked';
  c.record(planId, { verb, subject: point.id, data: { requirement } });
  if (ticked) known.add(requirement);
  else known.delete(requirement);
  return known;
}
