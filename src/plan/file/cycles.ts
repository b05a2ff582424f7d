import { addLink, connect, emptyLinks, isCyclic } from '../analysis/network.ts';
import type { ItemOutline } from './outline.ts';
import type { Path } from './place.ts';
import type { Complaint } from './shape-problems.ts';

const MOST_STEPS = 12;
const MOST_CYCLES = 50;

type Verb = 'waits for' | 'contains' | 'is part of';

/** A step of a chain; without a verb it leads from an item's finish to its own start. */
interface Step {
  to: number;
  verb: Verb | null;
  path: Path;
}

/** The steps of one cycle, each beside the node that it leaves from. */
type Cycle = { node: number; step: Step }[];

/** A cycle for each edge that leads back onto the trail of a depth-first search; iterative. */
function findCycles(edges: readonly (readonly Step[])[]): Cycle[] {
  const state = new Uint8Array(edges.length);
  const cycles: Cycle[] = [];
  for (let root = 0; root < edges.length; root++) {
    if (state[root] !== 0) continue;
    const trail: { node: number; next: number; step: Step | null }[] = [{ node: root, next: 0, step: null }];
    state[root] = 1;
    for (let top = trail.at(-1); top; top = trail.at(-1)) {
      const step = edges[top.node]?.[top.next++];
      if (!step) {
        state[top.node] = 2;
        trail.pop();
        continue;
      }
      top.step = step;
      if (state[step.to] === 0) {
        state[step.to] = 1;
        trail.push({ node: step.to, next: 0, step: null });
      } else if (state[step.to] === 1 && cycles.length < MOST_CYCLES) {
        const loop = trail.slice(trail.findLastIndex(({ node }) => node === step.to));
        cycles.push(loop.flatMap(({ node, step: taken }) => (taken ? [{ node, step: taken }] : [])));
      }
    }
  }
  return cycles;
}

/** `A waits for B, which contains C, which waits for A`; the middle of a long chain is left out. */
function sentence(first: string, steps: readonly { verb: string; id: string }[]): string {
  const said = steps.map(({ verb, id }) => `${verb} ${id}`);
  const left = said.length - MOST_STEPS;
  if (left > 0) said.splice(MOST_STEPS - 2, left + 1, `… (${left + 1} more)`);
  return `${first} ${said.join(', which ')}`;
}

/** The shortest stretch between two visits to one item that still waits for something. */
function shortest(cycle: Cycle): Cycle {
  const last = new Map<number, number>();
  for (const [at, { node }] of cycle.entries()) {
    const before = last.get(node >> 1);
    const stretch = before === undefined ? [] : cycle.slice(before, at);
    if (stretch.some(({ step }) => step.verb === 'waits for')) return stretch;
    last.set(node >> 1, at);
  }
  return cycle;
}

function describe(cycle: Cycle, idOf: (node: number) => string, verb: Verb, mend: string): Complaint {
  const from = Math.max(
    0,
    cycle.findIndex(({ step }) => step.verb === verb),
  );
  const turned = [...cycle.slice(from), ...cycle.slice(0, from)];
  const steps = turned.flatMap(({ step }) => (step.verb ? [{ verb: step.verb, id: idOf(step.to) }] : []));
  return {
    path: turned[0]?.step.path ?? [],
    message: `${sentence(idOf(turned[0]?.node ?? 0), steps)}: a circle; ${mend}`,
  };
}

function parentCycles(items: readonly ItemOutline[], index: ReadonlyMap<string, number>): Cycle[] {
  const edges = items.map((item): Step[] => {
    const parent = item.parent === null ? undefined : index.get(item.parent);
    return parent === undefined ? [] : [{ to: parent, verb: 'is part of', path: [...item.path, 'parent'] }];
  });
  return findCycles(edges);
}

/** What must come before what: node 2i is the start of item i, node 2i + 1 its finish. */
function requirements(
  items: readonly ItemOutline[],
  index: ReadonlyMap<string, number>,
  circling: ReadonlySet<number>,
): Step[][] {
  const edges: Step[][] = Array.from({ length: items.length * 2 }, () => []);
  const summaries = new Set<number>();
  const add = (node: number, to: number, verb: Verb | null, path: Path) =>
    edges[node]?.push({ to, verb, path });
  for (const [own, item] of items.entries()) {
    for (const { item: id, index: at } of item.dependencies) {
      const needed = index.get(id);
      if (needed !== undefined) add(2 * own, 2 * needed + 1, 'waits for', [...item.path, 'dependencies', at]);
    }
    const parent = item.parent === null ? undefined : index.get(item.parent);
    if (parent === undefined || circling.has(own)) continue;
    summaries.add(parent);
    add(2 * own, 2 * parent, 'is part of', item.path);
    add(2 * parent + 1, 2 * own + 1, 'contains', item.path);
  }
  for (const [own, item] of items.entries())
    if (!summaries.has(own)) add(2 * own + 1, 2 * own, null, item.path);
  return edges;
}

/** Whether the same requirements, laid out in rows, have no order: the search for the circles themselves takes longer. */
function isCircular(items: readonly ItemOutline[], index: ReadonlyMap<string, number>): boolean {
  const links = emptyLinks(items.length * 4);
  for (const [own, item] of items.entries()) {
    addLink(links, 2 * own, 2 * own + 1, 0);
    for (const { item: id } of item.dependencies) {
      const needed = index.get(id);
      if (needed !== undefined) addLink(links, 2 * needed + 1, 2 * own, 0);
    }
    const parent = item.parent === null ? undefined : index.get(item.parent);
    if (parent === undefined) continue;
    addLink(links, 2 * parent, 2 * own, 0);
    addLink(links, 2 * own + 1, 2 * parent + 1, 0);
  }
  return isCyclic(connect(items.length * 2, links));
}

/**
 * Items that are their own ancestors, and items that wait for themselves. A dependency on a summary item
 * is one on all its leaves, and a summary's own dependencies hold for all its leaves.
 */
export function cycles(items: readonly ItemOutline[]): Complaint[] {
  const index = new Map<string, number>();
  for (const [at, { id }] of items.entries()) if (!index.has(id)) index.set(id, at);
  if (!isCircular(items, index)) return [];
  const parents = parentCycles(items, index);
  const circling = new Set(parents.flatMap((cycle) => cycle.map(({ node }) => node)));
  const waits = findCycles(requirements(items, index, circling));
  const idAt = (at: number): string => items[at]?.id ?? '';
  const complaints = [
    ...parents.map((cycle) => describe(cycle, idAt, 'is part of', 'give one of them another parent')),
    ...waits.map((cycle) =>
      describe(shortest(cycle), (node) => idAt(node >> 1), 'waits for', 'remove one of these dependencies'),
    ),
  ];
  return [...new Map(complaints.map((complaint) => [complaint.message, complaint])).values()];
}
