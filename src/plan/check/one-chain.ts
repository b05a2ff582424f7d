import type { Item } from '../plan.ts';
import type { CheckedPlan } from './checked-plan.ts';

/** A leaf, or the moment at which everything under a summary item may start or has finished. */
interface Node {
  leaf: boolean;
  waitsFor: number;
  next: Node[];
}

/**
 * Whether the plan's leaves have exactly one possible order: at every step of a topological pass exactly
 * one leaf can be next (Kahn's algorithm; the order is unique where consecutive leaves are tied).
 */
export function isOneChain(checked: CheckedPlan): boolean {
  const leaves: Node[] = [];
  const moments: Node[] = [];
  const release = (node: Node) => (node.leaf ? leaves : moments).push(node);
  for (const node of buildNodes(checked)) if (node.waitsFor === 0) release(node);
  let passed = 0;
  for (;;) {
    // Moments take no time: they are passed before a leaf is chosen.
    const moment = moments.pop();
    if (!moment && leaves.length > 1) return false;
    const node = moment ?? leaves.pop();
    if (!node) return passed === checked.leaves.length;
    if (node.leaf) passed++;
    for (const next of node.next) {
      next.waitsFor--;
      if (next.waitsFor === 0) release(next);
    }
  }
}

function buildNodes({ plan, childrenOf, leaves, analysed }: CheckedPlan): Node[] {
  const starts = new Map<string, Node>();
  const ends = new Map<string, Node>();
  const newNode = (leaf: boolean): Node => ({ leaf, waitsFor: 0, next: [] });
  for (const { id } of plan.items) {
    const start = newNode(!childrenOf.has(id));
    starts.set(id, start);
    ends.set(id, start.leaf ? start : newNode(false));
  }
  for (const { id, parent, dependencies } of plan.items) {
    if (parent !== null) {
      tie(starts.get(parent), starts.get(id));
      tie(ends.get(id), ends.get(parent));
    }
    for (const before of dependencies) tie(ends.get(before.item), starts.get(id));
  }
  for (const [before, after] of exclusiveTies(leaves, (item) => analysed.get(item.id)?.track ?? null)) {
    tie(ends.get(before.id), starts.get(after.id));
  }
  return [...new Set([...starts.values(), ...ends.values()])];
}

function tie(before: Node | undefined, after: Node | undefined): void {
  if (!before || !after) return;
  before.next.push(after);
  after.waitsFor++;
}

/** The order that `parallel: false` makes within a track: after all earlier items, before all later ones. */
function exclusiveTies(leaves: readonly Item[], trackOf: (item: Item) => string | null): [Item, Item][] {
  const ties: [Item, Item][] = [];
  /** By track: its last exclusive item, if any, and what came after it. */
  const sinceLast = new Map<string, Item[]>();
  for (const item of leaves) {
    const track = trackOf(item);
    if (track === null) continue;
    const earlier = sinceLast.get(track) ?? [];
    const first = earlier[0];
    if (!item.parallel) {
      for (const before of earlier) ties.push([before, item]);
      sinceLast.set(track, [item]);
      continue;
    }
    if (first && !first.parallel) ties.push([first, item]);
    earlier.push(item);
    sinceLast.set(track, earlier);
  }
  return ties;
}
