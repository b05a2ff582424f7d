import { finishFrom, presentFrom, startBefore } from './away.ts';
import { DONE, FAR, type Model, UNBOUND, WAITING } from './model.ts';

/** By node, in slots. */
export interface Forward {
  start: Int32Array;
  /** The slot after the last one used: where what follows can start. */
  finish: Int32Array;
  /**
   * The slot after the day or half day on which the node is seen as finished. It differs from `finish` for a milestone
   * that falls on a day of its own (today, or its `not_before`): it takes that day, and what follows can use it too.
   */
  reach: Int32Array;
}

export interface Backward {
  latestStart: Int32Array;
  latestFinish: Int32Array;
  /** The latest `reach`; what takes time and follows looks at the finish alone. */
  latestReach: Int32Array;
}

export const emptyForward = (size: number): Forward => ({
  start: new Int32Array(size),
  finish: new Int32Array(size),
  reach: new Int32Array(size),
});

/** A day, as the release of a milestone takes it. */
const DAY = 2;

/** The earliest times of every node, for the given slots of work. */
export const forward = (model: Model, length: Int32Array, result: Forward): Forward => {
  const { start, finish, reach } = result;
  const { status, release, away } = model;
  const { size, order, inAt, inFrom, inLag } = model.network;
  for (let position = 0; position < size; position++) {
    const node = order[position] as number;
    let bound = release[node] as number;
    let seen = bound + (status[node] === DONE ? 0 : DAY);
    if (status[node] === WAITING) {
      const last = inAt[node + 1] as number;
      for (let at = inAt[node] as number; at < last; at++) {
        const before = inFrom[at] as number;
        const lag = inLag[at] as number;
        bound = Math.max(bound, (finish[before] as number) + lag);
        seen = Math.max(seen, (reach[before] as number) + lag);
      }
    }
    const work = length[node] as number;
    if (work > 0) {
      const gone = away[node];
      if (gone) bound = presentFrom(gone, bound);
      seen = gone ? finishFrom(gone, bound, work) : bound + work;
    }
    start[node] = bound;
    finish[node] = work > 0 ? seen : bound;
    reach[node] = seen;
  }
  return result;
};

/** The slot after the last item, or the current one where there are no items. */
export const endOf = (model: Model, { reach }: Forward): number => {
  const items = model.plan.items.length;
  let end = items === 0 ? model.now : (reach[0] as number);
  for (let item = 1; item < items; item++) end = Math.max(end, reach[item] as number);
  return end;
};

const limitedTo = (size: number, limit: number): Backward => ({
  latestStart: new Int32Array(size),
  latestFinish: new Int32Array(size).fill(limit),
  latestReach: new Int32Array(size).fill(limit),
});

/** Settles a node of which everything that follows is settled, and limits what it waits for. */
const settle = (model: Model, node: number, back: Backward): void => {
  const { latestStart, latestFinish, latestReach } = back;
  const { inAt, inFrom, inLag } = model.network;
  const work = model.length[node] as number;
  const reach = latestReach[node] as number;
  if (work > 0 && reach < (latestFinish[node] as number)) latestFinish[node] = reach;
  const finish = latestFinish[node] as number;
  const gone = model.away[node];
  const latest = gone && work > 0 ? startBefore(gone, finish, work) : finish - work;
  latestStart[node] = latest;
  if (model.status[node] !== WAITING) return;
  const last = inAt[node + 1] as number;
  for (let at = inAt[node] as number; at < last; at++) {
    const before = inFrom[at] as number;
    const lag = inLag[at] as number;
    if (latest - lag < (latestFinish[before] as number)) latestFinish[before] = latest - lag;
    if (work === 0 && reach - lag < (latestReach[before] as number)) latestReach[before] = reach - lag;
  }
};

/** The latest times at which every node can be without moving the end. */
export const backward = (model: Model, end: number): Backward => {
  const { size, order } = model.network;
  const back = limitedTo(size, end);
  back.latestFinish.fill(FAR, model.plan.items.length);
  back.latestReach.fill(FAR, model.plan.items.length);
  for (let position = size - 1; position >= 0; position--) settle(model, order[position] as number, back);
  return back;
};

/** The same towards some nodes alone: of everything upstream of them, themselves included. */
export interface Upstream extends Backward {
  nodes: number[];
  end: number;
}

const furthest = (reach: Int32Array, nodes: readonly number[]): number =>
  nodes.reduce((latest, node) => Math.max(latest, reach[node] as number), UNBOUND);

export const backwardTo = (model: Model, { reach }: Forward, needs: readonly number[]): Upstream => {
  const { size, order, inAt, inFrom } = model.network;
  const end = needs.length === 0 ? model.now : furthest(reach, needs);
  const back = limitedTo(size, FAR);
  const within = new Uint8Array(size);
  const nodes: number[] = [];
  let open = 0;
  for (const node of needs) {
    if (within[node] === 0) open++;
    within[node] = 1;
    back.latestFinish[node] = end;
    back.latestReach[node] = end;
  }
  for (let position = size - 1; open > 0; position--) {
    const node = order[position] as number;
    if (within[node] === 0) continue;
    open--;
    nodes.push(node);
    settle(model, node, back);
    const last = inAt[node + 1] as number;
    for (let at = inAt[node] as number; at < last; at++) {
      const before = inFrom[at] as number;
      if (within[before] === 0) open++;
      within[before] = 1;
    }
  }
  return { ...back, nodes, end };
};

/** Slots that a node can slip before the end moves; never negative. */
export const floatOf = (node: number, ahead: Forward, back: Backward): number =>
  Math.min(
    (back.latestFinish[node] as number) - (ahead.finish[node] as number),
    (back.latestStart[node] as number) - (ahead.start[node] as number),
    (back.latestReach[node] as number) - (ahead.reach[node] as number),
  );

/** The item of `ends` that is still open and comes last, the later one in the list where two do; -1 where none is. */
export const lastOpen = (model: Model, { reach }: Forward, ends: ArrayLike<number>): number => {
  const items = model.plan.items.length;
  let last = -1;
  for (let at = 0; at < ends.length; at++) {
    const node = ends[at] as number;
    const isLater = last < 0 || (reach[node] as number) >= (reach[last] as number);
    if (node < items && model.open[node] === 1 && isLater) last = node;
  }
  return last;
};

/**
 * The chain of items with the least float that ends with a node: from each back to what it waits for, until one that
 * waits for nothing unfinished. In the order of time; empty for the node -1.
 */
export const criticalChain = (model: Model, ahead: Forward, back: Backward, end: number): number[] => {
  const { inAt, inFrom, inLag } = model.network;
  const { start, finish, reach } = ahead;
  const least = end < 0 ? 0 : floatOf(end, ahead, back);
  const chain: number[] = [];
  let node = end;
  while (node >= 0) {
    if (node < model.plan.items.length && model.structure.summary[node] === 0) chain.push(node);
    let next = -1;
    const last = model.status[node] === WAITING ? (inAt[node + 1] as number) : 0;
    for (let at = inAt[node] as number; at < last && next < 0; at++) {
      const before = inFrom[at] as number;
      const lag = inLag[at] as number;
      const isTight =
        (finish[before] as number) + lag === start[node] ||
        (model.length[node] === 0 && (reach[before] as number) + lag === reach[node]);
      if (isTight && model.open[before] === 1 && floatOf(before, ahead, back) <= least) next = before;
    }
    node = next;
  }
  return chain.reverse();
};
