import type { Item } from '../plan.ts';
import type { ItemStatus } from './analysis.ts';
import { addLink, connect, isCyclic, type Links, type Network } from './network.ts';
import type { Structure } from './structure.ts';

/** The leaves of one track that are still to finish: those under way first, then in file order. */
interface Lane {
  running: number[];
  waiting: number[];
}

type ItemTest = (item: number) => boolean;

/** Tracks with an item that tolerates no other beside it; `parallel` counts on leaves alone. */
const lanesOf = (
  items: readonly Item[],
  structure: Structure,
  statusOf: (item: number) => ItemStatus,
): Lane[] => {
  const lanes = new Map<string, Lane>();
  const exclusive = new Set<string>();
  for (let at = 0; at < items.length; at++) {
    const track = structure.track[at] ?? null;
    if (track === null || structure.summary[at] === 1 || statusOf(at) === 'done') continue;
    let lane = lanes.get(track);
    if (!lane) {
      lane = { running: [], waiting: [] };
      lanes.set(track, lane);
    }
    (statusOf(at) === 'in progress' ? lane.running : lane.waiting).push(at);
    if (!items[at]?.parallel) exclusive.add(track);
  }
  return [...lanes].filter(([track]) => exclusive.has(track)).map(([, lane]) => lane);
};

/** Links that keep a lane's exclusive items apart in file order: each follows the one before and all between. */
const chain = (lane: Lane, isExclusive: ItemTest, links: Links): void => {
  const runningAlone = lane.running.filter(isExclusive);
  let barrier = -1;
  let between: number[] = [];
  for (const item of lane.waiting) {
    const exclusive = isExclusive(item);
    if (barrier >= 0) addLink(links, barrier, item, 0);
    else for (const running of exclusive ? lane.running : runningAlone) addLink(links, running, item, 0);
    if (exclusive) {
      for (const earlier of between) addLink(links, earlier, item, 0);
      barrier = item;
      between = [];
    } else between.push(item);
  }
};

/** A graph that can take one more link at a time without ever closing a circle. */
interface OpenGraph {
  /** What a node still waits for: nothing, once it has started. */
  before: number[][];
  after: number[][];
}

const openGraphOf = (size: number, links: Links, hasStarted: ItemTest): OpenGraph => {
  const graph: OpenGraph = {
    before: Array.from({ length: size }, () => []),
    after: Array.from({ length: size }, () => []),
  };
  for (let at = 0; at < links.count; at++) {
    const [from, to] = [links.from[at] as number, links.to[at] as number];
    if (!hasStarted(to)) graph.before[to]?.push(from);
    graph.after[from]?.push(to);
  }
  return graph;
};

const spread = (rows: number[][], from: number, seen: Set<number>): void => {
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const next of rows[node] ?? []) open.push(next);
  }
};

/** Puts `item` after those of `earlier`, nearest first, with which no path orders it yet. */
const follow = (item: number, earlier: readonly number[], graph: OpenGraph, links: Links): void => {
  const ancestors = new Set<number>();
  const descendants = new Set<number>();
  spread(graph.before, item, ancestors);
  spread(graph.after, item, descendants);
  for (const other of earlier.toReversed()) {
    if (ancestors.has(other) || descendants.has(other)) continue;
    addLink(links, other, item, 0);
    graph.before[item]?.push(other);
    graph.after[other]?.push(item);
    spread(graph.before, other, ancestors);
  }
};

const followInOrder = (lane: Lane, isExclusive: ItemTest, graph: OpenGraph, links: Links): void => {
  const earlier = [...lane.running];
  const earlierAlone = lane.running.filter(isExclusive);
  for (const item of lane.waiting) {
    follow(item, isExclusive(item) ? earlier : earlierAlone, graph, links);
    earlier.push(item);
    if (isExclusive(item)) earlierAlone.push(item);
  }
};

const copyOf = (links: Links): Links => ({
  count: links.count,
  from: links.from.slice(),
  to: links.to.slice(),
  lag: links.lag.slice(),
});

/**
 * The network of the given links, with links added so that no other item of its track overlaps a leaf that is not
 * `parallel`: it follows the earlier ones in file order and precedes the later ones. Items under way come before those
 * not started. Where a dependency, also across others, says otherwise, the dependency's order holds; that case costs
 * one search of the graph per item of the track, the usual one a link per item.
 */
export const connectApart = (
  size: number,
  links: Links,
  items: readonly Item[],
  structure: Structure,
  statusOf: (item: number) => ItemStatus,
): Network => {
  const isExclusive: ItemTest = (item) => items[item]?.parallel === false;
  const lanes = lanesOf(items, structure, statusOf);
  if (lanes.length === 0) return connect(size, links);
  const chained = copyOf(links);
  for (const lane of lanes) chain(lane, isExclusive, chained);
  const network = connect(size, chained);
  if (!isCyclic(network)) return network;

  const placed = new Set(network.order);
  const isFree = (lane: Lane) => lane.waiting.every((item) => placed.has(item));
  const apart = copyOf(links);
  for (const lane of lanes) if (isFree(lane)) chain(lane, isExclusive, apart);
  const graph = openGraphOf(size, apart, (node) => statusOf(node) !== 'not started');
  for (const lane of lanes) if (!isFree(lane)) followInOrder(lane, isExclusive, graph, apart);
  return connect(size, apart);
};
