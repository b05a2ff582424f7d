import { type Model, WAITING } from '../analysis/model.ts';
import { emptyForward, type Forward, forward } from '../analysis/schedule.ts';
import { type Spread, spreadOf } from './spread.ts';

/**
 * The part of a plan that differs from run to run: the items with a range and all that waits for them, in the order of
 * the network. What does not differ is worked out once, in `fixed`.
 */
export interface Uncertain {
  fixed: Forward;
  /** By node: 1 where its times differ from run to run. */
  varies: Uint8Array;
  nodes: Int32Array;
  /** By place in `nodes`. */
  spreads: (Spread | null)[];
  /** Times before which the node cannot start, or be seen, for all that does not differ. */
  bound: Float64Array;
  seen: Float64Array;
  /** The varying nodes that the node at a place waits for: those from linkAt[place] to linkAt[place + 1]. */
  linkAt: Int32Array;
  linkFrom: Int32Array;
  linkLag: Int32Array;
}

const DAY = 2;

/** Nodes upstream of the given ones that can still move them. */
export const upstreamOf = (model: Model, nodes: readonly number[]): Uint8Array => {
  const { size, inAt, inFrom } = model.network;
  const within = new Uint8Array(size);
  const open = [...nodes];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (within[node] === 1) continue;
    within[node] = 1;
    if (model.status[node] !== WAITING) continue;
    for (let at = inAt[node] as number; at < (inAt[node + 1] as number); at++)
      open.push(inFrom[at] as number);
  }
  return within;
};

const varying = (model: Model, spreads: readonly (Spread | null)[]): Uint8Array => {
  const { order, inAt, inFrom } = model.network;
  const varies = new Uint8Array(model.network.size);
  for (const node of order) {
    if (spreads[node]) varies[node] = 1;
    if (model.status[node] !== WAITING) continue;
    for (let at = inAt[node] as number; at < (inAt[node + 1] as number); at++)
      if (varies[inFrom[at] as number] === 1) varies[node] = 1;
  }
  return varies;
};

export const uncertainOf = (model: Model): Uncertain => {
  const { order, inAt, inFrom, inLag, size } = model.network;
  const byNode = Array.from({ length: size }, (_, node) =>
    model.facts[node] ? spreadOf(model, node) : null,
  );
  const fixed = forward(model, model.length, emptyForward(size));
  const varies = varying(model, byNode);
  const nodes = order.filter((node) => varies[node] === 1);
  const bound = new Float64Array(nodes.length);
  const seen = new Float64Array(nodes.length);
  const linkAt = new Int32Array(nodes.length + 1);
  const linkFrom: number[] = [];
  const linkLag: number[] = [];
  nodes.forEach((node, place) => {
    let earliest = model.release[node] as number;
    let latest = earliest + DAY;
    const last = model.status[node] === WAITING ? (inAt[node + 1] as number) : 0;
    for (let at = inAt[node] as number; at < last; at++) {
      const before = inFrom[at] as number;
      const lag = inLag[at] as number;
      if (varies[before] === 1) {
        linkFrom.push(before);
        linkLag.push(lag);
      } else {
        earliest = Math.max(earliest, (fixed.finish[before] as number) + lag);
        latest = Math.max(latest, (fixed.reach[before] as number) + lag);
      }
    }
    bound[place] = earliest;
    seen[place] = latest;
    linkAt[place + 1] = linkFrom.length;
  });
  return {
    fixed,
    varies,
    nodes,
    spreads: Array.from(nodes, (node) => byNode[node] ?? null),
    bound,
    seen,
    linkAt,
    linkFrom: Int32Array.from(linkFrom),
    linkLag: Int32Array.from(linkLag),
  };
};
