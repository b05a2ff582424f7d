import { type CompactGraph, compactGraph, type FloorItem } from './compact-graph.ts';

export interface Pass {
  order: Int32Array;
  finish: Float64Array;
  latestFinish: Float64Array;
  end: number;
}

/** The least that any engine has to do: Kahn's order, one pass forward, one backward, nothing else. */
export function typedArrayPass(graph: CompactGraph): Pass {
  const { size, days, beforeAt, before, afterAt, after } = graph;
  const order = new Int32Array(size);
  const open = new Int32Array(size);
  const finish = new Float64Array(size);
  let filled = 0;
  for (let at = 0; at < size; at++) {
    open[at] = (beforeAt[at + 1] as number) - (beforeAt[at] as number);
    if (open[at] === 0) order[filled++] = at;
  }
  let end = 0;
  for (let taken = 0; taken < filled; taken++) {
    const at = order[taken] as number;
    let start = 0;
    for (let row = beforeAt[at] as number; row < (beforeAt[at + 1] as number); row++) {
      const reached = finish[before[row] as number] as number;
      if (reached > start) start = reached;
    }
    const done = start + (days[at] as number);
    finish[at] = done;
    if (done > end) end = done;
    for (let row = afterAt[at] as number; row < (afterAt[at + 1] as number); row++) {
      const next = after[row] as number;
      const left = (open[next] as number) - 1;
      open[next] = left;
      if (left === 0) order[filled++] = next;
    }
  }
  const latestFinish = new Float64Array(size);
  for (let taken = size - 1; taken >= 0; taken--) {
    const at = order[taken] as number;
    let latest = end;
    for (let row = afterAt[at] as number; row < (afterAt[at + 1] as number); row++) {
      const next = after[row] as number;
      const limit = (latestFinish[next] as number) - (days[next] as number);
      if (limit < latest) latest = limit;
    }
    latestFinish[at] = latest;
  }
  return { order, finish, latestFinish, end };
}

/** The same from objects with string ids. */
export const stringIdPass = (items: readonly FloorItem[]): Pass => typedArrayPass(compactGraph(items));
