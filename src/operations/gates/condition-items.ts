import { conditionItem } from '../../gate/follow-up.ts';
import type { Condition } from '../../gate/review.ts';
import type { Person } from '../../plan/plan.ts';
import { loadCondition, loadUsedItemIds, updateCondition } from '../../storage/conditions.ts';
import { insertItem } from '../../storage/items.ts';
import type { PlanHead } from '../../storage/plan-heads.ts';
import { savePlanHeader } from '../../storage/plans.ts';
import type { Change } from '../change.ts';
import { isSlackUser } from './people.ts';

/** Longest name of an item, as plan files allow it. */
const NAME_LIMIT = 300;

/** Makes conditions items of the plan, those that are none yet; an owner whom the plan does not name is added to it. */
export function keepConditions(
  c: Change,
  head: PlanHead,
  conditions: readonly Condition[],
  phase: string,
): void {
  const fresh = conditions.filter(({ id }) => loadCondition(c.store, head.workspace, id)?.item === null);
  if (fresh.length === 0) return;
  addPeople(
    c,
    head,
    fresh.map(({ owner }) => owner),
  );
  const key = { workspace: head.workspace, planId: head.id };
  const used = loadUsedItemIds(c.store, head.id);
  const taken = new Set([
    ...used,
    ...head.plan.convergence.map(({ id }) => id),
    ...head.plan.gates.map(({ id }) => id),
  ]);
  for (const [at, condition] of fresh.entries()) {
    const id = freeId(taken);
    taken.add(id);
    const item = conditionItem(condition, id, phase);
    insertItem(c.store, key, { ...item, name: oneLine(item.name) }, used.length + at);
    updateCondition(c.store, condition.id, { item: id });
    c.record(head.id, {
      verb: 'item.added',
      subject: id,
      data: { condition: condition.id, owner: condition.owner, due: condition.due },
    });
  }
}

function freeId(taken: ReadonlySet<string>): string {
  const lower = new Set([...taken].map((id) => id.toLowerCase()));
  let number = 1;
  while (lower.has(`cond-${number}`)) number += 1;
  return `COND-${number}`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= NAME_LIMIT ? line : `${line.slice(0, NAME_LIMIT - 1)}…`;
}

function addPeople(c: Change, head: PlanHead, owners: readonly string[]): void {
  const known = new Set(head.plan.people.map(({ id }) => id));
  const missing = [...new Set(owners)].filter((owner) => !known.has(owner) && isSlackUser(owner));
  if (missing.length === 0) return;
  const added = missing.map((slack): Person => ({ id: slack, slack, email: null, roles: [], away: [] }));
  const plan = { ...head.plan, people: [...head.plan.people, ...added], items: [] };
  savePlanHeader(c.store, head.id, plan, head.source);
}
