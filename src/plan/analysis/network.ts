import type { Dependency } from '../plan.ts';
import { slotsOf } from './estimate.ts';
import { placesOf } from './places.ts';

/** Links in the order in which they were added; the arrays may be longer than `count`. */
export interface Links {
  count: number;
  from: Int32Array;
  to: Int32Array;
  lag: Int32Array;
}

/** A graph over the nodes 0 to size - 1 in compressed rows; lags are slots. */
export interface Network {
  size: number;
  /** The links into node v are those from inAt[v] to inAt[v + 1]. */
  inAt: Int32Array;
  inFrom: Int32Array;
  inLag: Int32Array;
  outAt: Int32Array;
  outTo: Int32Array;
  /** Every node after all that it follows; shorter than `size` where links go in a circle. */
  order: Int32Array;
}

/** Slots from the start of the work; a finish is the slot after the last one used. */
export interface Timetable {
  start: Int32Array;
  finish: Int32Array;
  latestFinish: Int32Array;
  end: number;
}

export const emptyLinks = (capacity: number): Links => ({
  count: 0,
  from: new Int32Array(capacity),
  to: new Int32Array(capacity),
  lag: new Int32Array(capacity),
});

const grown = (array: Int32Array): Int32Array => {
  const larger = new Int32Array(array.length * 2 + 16);
  larger.set(array);
  return larger;
};

export const addLink = (links: Links, from: number, to: number, lag: number): void => {
  if (links.count === links.from.length) {
    links.from = grown(links.from);
    links.to = grown(links.to);
    links.lag = grown(links.lag);
  }
  links.from[links.count] = from;
  links.to[links.count] = to;
  links.lag[links.count++] = lag;
};

/** Offsets of each node's row, given the node that each link belongs to. */
const rowsOf = (size: number, owner: Int32Array, count: number): Int32Array => {
  const at = new Int32Array(size + 1);
  for (let link = 0; link < count; link++) {
    const row = owner[link] as number;
    at[row + 1] = (at[row + 1] as number) + 1;
  }
  for (let node = 0; node < size; node++) at[node + 1] = (at[node + 1] as number) + (at[node] as number);
  return at;
};

/** Kahn's topological order: nodes in the order in which their last predecessor is taken, then by number. */
const orderOf = (size: number, inAt: Int32Array, outAt: Int32Array, outTo: Int32Array): Int32Array => {
  const order = new Int32Array(size);
  const waiting = new Int32Array(size);
  let last = 0;
  for (let node = 0; node < size; node++) {
    waiting[node] = (inAt[node + 1] as number) - (inAt[node] as number);
    if (waiting[node] === 0) order[last++] = node;
  }
  for (let first = 0; first < last; first++) {
    const node = order[first] as number;
    const end = outAt[node + 1] as number;
    for (let at = outAt[node] as number; at < end; at++) {
      const next = outTo[at] as number;
      waiting[next] = (waiting[next] as number) - 1;
      if (waiting[next] === 0) order[last++] = next;
    }
  }
  return last === size ? order : order.subarray(0, last);
};

export const connect = (size: number, links: Links): Network => {
  const { count, from, to, lag } = links;
  const inAt = rowsOf(size, to, count);
  const outAt = rowsOf(size, from, count);
  const inFrom = new Int32Array(count);
  const inLag = new Int32Array(count);
  const outTo = new Int32Array(count);
  const inNext = inAt.slice();
  const outNext = outAt.slice();
  for (let link = 0; link < count; link++) {
    const a = from[link] as number;
    const b = to[link] as number;
    const into = inNext[b] as number;
    inNext[b] = into + 1;
    inFrom[into] = a;
    inLag[into] = lag[link] as number;
    const out = outNext[a] as number;
    outNext[a] = out + 1;
    outTo[out] = b;
  }
  return { size, inAt, inFrom, inLag, outAt, outTo, order: orderOf(size, inAt, outAt, outTo) };
};

export const isCyclic = (network: Network): boolean => network.order.length < network.size;

/**
 * The bare forward and backward pass over items with string ids: no calendar, no actuals, no summaries.
 * Throws where a dependency names no item or where dependencies go in a circle.
 */
export const timetableOf = (
  items: readonly { id: string; days: number; dependencies: readonly Dependency[] }[],
): Timetable => {
  const size = items.length;
  const index = placesOf(items);
  const links = emptyLinks(size * 2);
  const length = new Int32Array(size);
  for (let node = 0; node < size; node++) {
    const item = items[node] as (typeof items)[number];
    length[node] = slotsOf(item.days);
    for (const { item: id, lagDays } of item.dependencies) {
      const from = index.get(id);
      if (from === undefined) throw new Error(`${item.id} depends on ${id}, which is not in the plan`);
      addLink(links, from, node, lagDays === 0 ? 0 : slotsOf(lagDays));
    }
  }
  const network = connect(size, links);
  if (isCyclic(network)) throw new Error('dependencies go in a circle');
  return passes(network, length);
};

const passes = (network: Network, length: Int32Array): Timetable => {
  const { size, inAt, inFrom, inLag, order } = network;
  const start = new Int32Array(size);
  const finish = new Int32Array(size);
  let end = 0;
  for (let position = 0; position < size; position++) {
    const node = order[position] as number;
    const last = inAt[node + 1] as number;
    let bound = 0;
    for (let at = inAt[node] as number; at < last; at++) {
      const reached = (finish[inFrom[at] as number] as number) + (inLag[at] as number);
      if (reached > bound) bound = reached;
    }
    start[node] = bound;
    const done = bound + (length[node] as number);
    finish[node] = done;
    if (done > end) end = done;
  }
  const latestFinish = new Int32Array(size).fill(end);
  for (let position = size - 1; position >= 0; position--) {
    const node = order[position] as number;
    const latestStart = (latestFinish[node] as number) - (length[node] as number);
    const last = inAt[node + 1] as number;
    for (let at = inAt[node] as number; at < last; at++) {
      const before = inFrom[at] as number;
      const limit = latestStart - (inLag[at] as number);
      if (limit < (latestFinish[before] as number)) latestFinish[before] = limit;
    }
  }
  return { start, finish, latestFinish, end };
};
