import type { Item, Plan } from './plan.ts';

type Children = ReadonlyMap<string, readonly string[]>;

/** Ids of the items under each item that has some, in the order of the file. */
export const childrenOf = (plan: Plan): Children => {
  const children = new Map<string, string[]>();
  for (const { id, parent } of plan.items) {
    if (parent === null) continue;
    const siblings = children.get(parent);
    if (siblings) siblings.push(id);
    else children.set(parent, [id]);
  }
  return children;
};

/** The leaves under an item, in the order of the file; the item itself where it has no children. */
function leavesOf(children: Children, id: string): string[] {
  const leaves: string[] = [];
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const below = children.get(at);
    if (below === undefined) leaves.push(at);
    else open.push(...below.toReversed());
  }
  return leaves;
}

/**
 * The leaves that must be finished before an item starts: those of its own dependencies and of its ancestors',
 * each summary standing for all its leaves.
 */
export function dependenciesOf(plan: Plan, item: Item): string[] {
  const children = childrenOf(plan);
  const byId = new Map(plan.items.map((one) => [one.id, one]));
  const before = new Set<string>();
  for (
    let at: Item | undefined = item;
    at !== undefined;
    at = at.parent === null ? undefined : byId.get(at.parent)
  )
    for (const { item: id } of at.dependencies) for (const leaf of leavesOf(children, id)) before.add(leaf);
  return [...before];
}
