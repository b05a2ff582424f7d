/** What the floors read of an item: the same objects that the engine is given. */
export interface FloorItem {
  readonly id: string;
  readonly days: number;
  readonly dependencies: readonly { readonly item: string; readonly lagDays: number }[];
}

/** A graph in compressed rows over typed arrays, predecessors and successors. */
export interface CompactGraph {
  size: number;
  days: Float64Array;
  beforeAt: Int32Array;
  before: Int32Array;
  afterAt: Int32Array;
  after: Int32Array;
}

/** Numbers the ids and lays the dependencies out in rows; no checks, no lags: it is a floor. */
export function compactGraph(items: readonly FloorItem[]): CompactGraph {
  const size = items.length;
  const numberOf = new Map<string, number>();
  const days = new Float64Array(size);
  const beforeAt = new Int32Array(size + 1);
  let edges = 0;
  for (let at = 0; at < size; at++) {
    const item = items[at] as FloorItem;
    numberOf.set(item.id, at);
    days[at] = item.days;
    edges += item.dependencies.length;
    beforeAt[at + 1] = edges;
  }
  const before = new Int32Array(edges);
  const afterAt = new Int32Array(size + 1);
  let edge = 0;
  for (let at = 0; at < size; at++) {
    for (const dependency of (items[at] as FloorItem).dependencies) {
      const from = numberOf.get(dependency.item) as number;
      before[edge++] = from;
      afterAt[from + 1] = (afterAt[from + 1] as number) + 1;
    }
  }
  for (let at = 0; at < size; at++) afterAt[at + 1] = (afterAt[at + 1] as number) + (afterAt[at] as number);
  const free = afterAt.slice();
  const after = new Int32Array(edges);
  for (let at = 0; at < size; at++) {
    for (let row = beforeAt[at] as number; row < (beforeAt[at + 1] as number); row++) {
      const from = before[row] as number;
      const place = free[from] as number;
      after[place] = at;
      free[from] = place + 1;
    }
  }
  return { size, days, beforeAt, before, afterAt, after };
}
