import type { Plan } from '../../plan/plan.ts';
import { loadPromisedItemIds } from '../../storage/conditions.ts';
import type { Store } from '../../storage/database.ts';
import type { StoredPlan } from '../../storage/plans.ts';

/** A plan that is imported again, with the conditions of its gates that the file does not name, and their owners. */
export function keepPromises(store: Store, stored: Pick<StoredPlan, 'id' | 'plan'>, plan: Plan): Plan {
  const promised = new Set(loadPromisedItemIds(store, stored.id));
  const named = new Set(plan.items.map(({ id }) => id.toLowerCase()));
  const items = stored.plan.items
    .filter(({ id }) => promised.has(id) && !named.has(id.toLowerCase()))
    .map((item) => ({ ...item, phase: plan.phases.some(({ id }) => id === item.phase) ? item.phase : null }));
  if (items.length === 0) return plan;
  const owners = new Set(items.map(({ owner }) => owner));
  const people = stored.plan.people.filter(
    ({ id }) => owners.has(id) && !plan.people.some((person) => person.id === id),
  );
  return { ...plan, items: [...plan.items, ...items], people: [...plan.people, ...people] };
}
