import { finishFrom, presentFrom, startBefore } from './away.ts';
import { DONE, type Model, UNBOUND, WAITING } from './model.ts';

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

const latestStartOf = (model: Model, node: number, finish: number): number => {
  const work = model.length[node] as number;
  const gone = model.away[node];
  return gone && work > 0 ? startBefore(gone, finish, work) : finish - work;
};

/** The latest times at which every node can be without moving the end. */
export const backward = (model: Model, end: number): Backward => {
  const { size, order, inAt, inFrom, inLag } = model.network;
  const latestFinish = new Int32Array(size).fill(end);
  const latestStart = new Int32Array(size);
  for (let position = size - 1; position >= 0; position--) {
    const node = order[position] as number;
    const latest = latestStartOf(model, node, latestFinish[node] as number);
    latestStart[node] = latest;
    if (model.status[node] !== WAITING) continue;
    const last = inAt[node + 1] as number;
    for (let at = inAt[node] as number; at < last; at++) {
      const before = inFrom[at] as number;
      const limit = latest - (inLag[at] as number);
      if (limit < (latestFinish[before] as number)) latestFinish[before] = limit;
    }
  }
  return { latestStart, latestFinish };
};

/** The same towards some nodes alone: of everything upstream of them, itself included. */
export interface Upstream extends Backward {
  /** 1 for the nodes upstream. */
  within: Uint8Array;
  end: number;
}

const latestReach = (reach: Int32Array, nodes: readonly number[]): number =>
  nodes.reduce((latest, node) => Math.max(latest, reach[node] as number), UNBOUND);

export const backwardTo = (model: Model, { reach }: Forward, needs: readonly number[]): Upstream => {
  const { size, order, inAt, inFrom, inLag } = model.network;
  const end = needs.length === 0 ? model.now : latestReach(reach, needs);
  const latestFinish = new Int32Array(size).fill(end);
  const latestStart = new Int32Array(size);
  const within = new Uint8Array(size);
  for (const node of needs) within[node] = 1;
  for (let position = size - 1; position >= 0; position--) {
    const node = order[position] as number;
    if (within[node] === 0) continue;
    const latest = latestStartOf(model, node, latestFinish[node] as number);
    latestStart[node] = latest;
    const last = inAt[node + 1] as number;
    for (let at = inAt[node] as number; at < last; at++) {
      const before = inFrom[at] as number;
      within[before] = 1;
      const limit = latest - (inLag[at] as number);
      if (model.status[node] === WAITING && limit < (latestFinish[before] as number))
        latestFinish[before] = limit;
    }
  }
  return { latestStart, latestFinish, within, end };
};

/** Slots that a node can slip before `end` moves; never negative. */
export const floatOf = (node: number, ahead: Forward, back: Backward, end: number): number =>
  Math.min(
    (back.latestFinish[node] as number) - (ahead.finish[node] as number),
    (back.latestStart[node] as number) - (ahead.start[node] as number),
    end - (ahead.reach[node] as number),
  );

/**
 * The chain of items without float that ends with the last of `ends`: from each back to what it waits for, until one
 * that waits for nothing unfinished. Empty where all of them are done. In the order of time.
 */
export const criticalChain = (
  model: Model,
  ahead: Forward,
  back: Backward,
  ends: readonly number[],
  end: number,
): number[] => {
  const { inAt, inFrom, inLag } = model.network;
  const { start, finish, reach } = ahead;
  const isOpen = (node: number) => model.status[node] !== DONE && floatOf(node, ahead, back, end) === 0;
  const chain: number[] = [];
  let node = ends.findLast((candidate) => isOpen(candidate)) ?? -1;
  while (node >= 0) {
    const isLeaf = node < model.plan.items.length && model.structure.summary[node] === 0;
    if (isLeaf) chain.push(node);
    let next = -1;
    const last = model.status[node] === WAITING ? (inAt[node + 1] as number) : 0;
    for (let at = inAt[node] as number; at < last && next < 0; at++) {
      const before = inFrom[at] as number;
      const lag = inLag[at] as number;
      const isTight =
        (finish[before] as number) + lag === start[node] ||
        (model.length[node] === 0 && (reach[before] as number) + lag === reach[node]);
      if (isTight && isOpen(before)) next = before;
    }
    node = next;
  }
  return chain.reverse();
};
