import type { CompactGraph } from './compact-graph.ts';
import { seeded } from './random.ts';

/**
 * The least that any Monte Carlo over a network has to do: draw every duration evenly between its bounds,
 * one pass forward, keep the end; sorted ends at last. `order` is a topological order of the graph.
 */
export function oddsLoop(
  { size, beforeAt, before }: CompactGraph,
  order: Int32Array,
  low: Float64Array,
  high: Float64Array,
  runs: number,
): Float64Array {
  const random = seeded(1);
  const ends = new Float64Array(runs);
  const finish = new Float64Array(size);
  for (let run = 0; run < runs; run++) {
    let end = 0;
    for (let taken = 0; taken < size; taken++) {
      const at = order[taken] as number;
      let start = 0;
      for (let row = beforeAt[at] as number; row < (beforeAt[at + 1] as number); row++) {
        const reached = finish[before[row] as number] as number;
        if (reached > start) start = reached;
      }
      const least = low[at] as number;
      const done = start + least + ((high[at] as number) - least) * random();
      finish[at] = done;
      if (done > end) end = done;
    }
    ends[run] = end;
  }
  return ends.sort();
}
