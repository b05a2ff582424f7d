import { finishFrom, presentFrom } from '../analysis/away.ts';
import type { Model } from '../analysis/model.ts';
import type { Random } from './random.ts';
import { draw, POINTS_NUMBERS, RANGE_NUMBERS, type Spread } from './spread.ts';
import type { Uncertain } from './uncertain.ts';

/** One run: draws every duration and writes when each varying node finishes and is seen as finished, in slots. */
export type Run = () => void;

const numbersFor = (spread: Spread | null): number => {
  if (spread === null) return 0;
  return spread.shape === null ? RANGE_NUMBERS : POINTS_NUMBERS;
};

/** `finish` and `reach` by node; only the varying nodes are written. */
export const runOf = (
  model: Model,
  uncertain: Uncertain,
  random: Random,
  finish: Float64Array,
  reach: Float64Array,
): Run => {
  const { nodes, spreads, bound, seen, linkAt, linkFrom, linkLag } = uncertain;
  const { length } = model;
  const count = nodes.length;
  const gone = Array.from(nodes, (node) => model.away[node] ?? null);
  const needed = Uint8Array.from(spreads, numbersFor);
  const numbers = new Float64Array(needed.reduce((sum, each) => sum + each, 0));

  /** When everything before the node at a place is finished, or seen as finished. */
  const after = (place: number, times: Float64Array, bounds: Float64Array): number => {
    let latest = bounds[place] as number;
    const last = linkAt[place + 1] as number;
    for (let at = linkAt[place] as number; at < last; at++) {
      const time = (times[linkFrom[at] as number] as number) + (linkLag[at] as number);
      if (time > latest) latest = time;
    }
    return latest;
  };

  return () => {
    random.fill(numbers);
    let drawn = 0;
    for (let place = 0; place < count; place++) {
      const node = nodes[place] as number;
      const spread = spreads[place];
      const work = spread ? draw(spread, numbers, drawn, random) : (length[node] as number);
      drawn += needed[place] as number;
      const start = after(place, finish, bound);
      if (spread || work > 0) {
        const away = gone[place];
        const end = away ? finishFrom(away, presentFrom(away, start), work) : start + work;
        finish[node] = end;
        reach[node] = end;
      } else {
        finish[node] = start;
        reach[node] = after(place, reach, seen);
      }
    }
  };
};
