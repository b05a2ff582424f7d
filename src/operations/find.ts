import { zoneIsKnown } from '../digest/due.ts';
import { nearestId } from '../plan/file/nearest.ts';
import { localDate } from '../plan/local-date.ts';
import type { Gate, IsoDate, Item, Person, Plan } from '../plan/plan.ts';
import type { Store } from '../storage/database.ts';
import { loadLastAt } from '../storage/log.ts';
import { loadLastPlanHead } from '../storage/plan-heads.ts';
import { loadActivePlan, loadPlan, type StoredPlan } from '../storage/plans.ts';
import type { Actor, PlanRef } from './deps.ts';
import { type Refusal, type Result, refuse } from './refusal.ts';

/** The active plan that a caller means; refused where its days cannot be told. */
export function findPlan(store: Store, actor: Actor, ref: PlanRef): Result<{ stored: StoredPlan }> {
  const found = findReadablePlan(store, actor, ref);
  if (!found.ok) return found;
  const { stored } = found;
  const unknown = unknownZone(stored.plan);
  if (unknown !== null) return unknown;
  if (stored.status === 'active') return found;
  return refuse({ reason: 'plan-ended', plan: stored.plan.name, ...endOf(store, stored) });
}

/** The refusal where this runtime does not know a plan's zone, so that its days cannot be told; null where it does. */
export function unknownZone({ timezone }: Pick<Plan, 'timezone'>): ({ ok: false } & Refusal) | null {
  return zoneIsKnown(timezone) ? null : refuse({ reason: 'zone-unknown', timezone });
}

/** The plan that a caller means, ended or not: of a channel the active one, else the last that it had. */
export function findReadablePlan(store: Store, actor: Actor, ref: PlanRef): Result<{ stored: StoredPlan }> {
  const { workspace } = actor;
  const byId = (id: string | undefined) => (id === undefined ? null : loadPlan(store, workspace, id));
  const stored =
    'planId' in ref
      ? byId(ref.planId)
      : (loadActivePlan(store, workspace, ref.channel) ??
        byId(loadLastPlanHead(store, workspace, ref.channel)?.id));
  return stored === null ? refuse({ reason: 'no-plan' }) : { ok: true, stored };
}

function endOf(store: Store, { workspace, id, plan, status }: StoredPlan) {
  const verb = status === 'archived' ? 'plan.archived' : 'plan.completed';
  const at = loadLastAt(store, { workspace, planId: id }, verb);
  const how = status === 'archived' ? ('archived' as const) : ('complete' as const);
  return at === null ? {} : { end: { how, on: dayOf({ plan }, at) } };
}

/** Ids are compared without regard to case, as people type them. */
function byId<T extends { id: string }>(list: readonly T[], id: string): T | undefined {
  const wanted = id.toLowerCase();
  return list.find((one) => one.id === id) ?? list.find((one) => one.id.toLowerCase() === wanted);
}

export function findItem(plan: Plan, id: string): Result<{ item: Item }> {
  const item = byId(plan.items, id);
  if (item !== undefined) return { ok: true, item };
  const known = plan.items.map((one) => one.id);
  return refuse({ reason: 'unknown-item', id, nearest: nearestId(id, known) });
}

export function findGate(plan: Pick<Plan, 'gates'>, id: string): Result<{ gate: Gate }> {
  const gate = byId(plan.gates, id);
  if (gate !== undefined) return { ok: true, gate };
  const known = plan.gates.map((one) => one.id);
  return refuse({ reason: 'unknown-gate', id, nearest: nearestId(id, known) });
}

/** The plan's person behind a Slack user; null where the plan does not name the user. */
export function personOf(plan: Pick<Plan, 'people'>, user: string): Person | null {
  return plan.people.find((person) => person.slack === user) ?? null;
}

/** The day in the plan's zone. */
export function dayOf(stored: { plan: Pick<Plan, 'timezone'> }, at: number): IsoDate {
  return localDate(at, stored.plan.timezone);
}

/** Who has an item: its own owner, else the nearest ancestor's. */
export function ownerOf(plan: Plan, item: Item): string | null {
  const byIdMap = new Map(plan.items.map((one) => [one.id, one]));
  for (
    let at: Item | undefined = item;
    at !== undefined;
    at = at.parent === null ? undefined : byIdMap.get(at.parent)
  )
    if (at.owner !== null) return at.owner;
  return null;
}
