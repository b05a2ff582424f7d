import type { Item, Plan } from './plan.ts';

/** Children by parent id, in the order of the file. */
function childrenOf(plan: Plan): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const { id, parent } of plan.items)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), id]);
  return children;
}

/** The leaves under an item; the item itself where it has no children. */
export function leavesOf(plan: Plan, id: string): string[] {
  const children = childrenOf(plan);
  const leaves: string[] = [];
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const below = children.get(at);
    if (below === undefined) leaves.push(at);
    else open.push(...below);
  }
  return leaves;
}

/**
 * The leaves that must be finished before an item starts: those of its own dependencies and of its ancestors',
 * each summary standing for all its leaves.
 */
export function dependenciesOf(plan: Plan, item: Item): string[] {
  const byId = new Map(plan.items.map((one) => [one.id, one]));
  const before = new Set<string>();
  for (
    let at: Item | undefined = item;
    at !== undefined;
    at = at.parent === null ? undefined : byId.get(at.parent)
  )
    for (const { item: id } of at.dependencies) for (const leaf of leavesOf(plan, id)) before.add(leaf);
  return [...before];
}
