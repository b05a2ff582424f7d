import { type Away, finishFrom, presentFrom } from '../analysis/away.ts';
import type { Model } from '../analysis/model.ts';
import { mirror, type Random } from './random.ts';
import { draw, POINTS_NUMBERS, RANGE_NUMBERS, type Spread } from './spread.ts';
import type { Uncertain } from './uncertain.ts';

/**
 * One run: draws every duration and writes when each varying node finishes and is seen as finished, in slots. Runs go in
 * pairs, the second of which mirrors the numbers of the first: what was long is short (antithetic variates, Hammersley
 * and Morton 1956). Each alone is a run like any other; together they lie closer to the mean than two that are free.
 */
export type Run = () => void;

/** How a node's time in a run comes about, cheapest first. */
const MILESTONE = 0;
const FIXED = 1;
const RANGE = 2;
const OTHER = 3;

const kindOf = (spread: Spread | null, work: number, away: Away | null): number => {
  if (spread === null) return work === 0 ? MILESTONE : away === null ? FIXED : OTHER;
  return spread.shape === null && spread.least === 0 && away === null ? RANGE : OTHER;
};

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
  const count = nodes.length;
  const away = Array.from(nodes, (node) => model.away[node] ?? null);
  const fixed = Float64Array.from(nodes, (node) => model.length[node] as number);
  const kinds = Uint8Array.from(spreads, (spread, at) =>
    kindOf(spread, fixed[at] as number, away[at] ?? null),
  );
  const low = Float64Array.from(spreads, (spread, at) => spread?.low ?? (fixed[at] as number));
  const width = Float64Array.from(spreads, (spread) => (spread ? spread.high - spread.low : 0));
  const needed = Uint8Array.from(spreads, numbersFor);
  const numbers = new Float64Array(needed.reduce((sum, each) => sum + each, 0));

  const seenAfter = (place: number): number => {
    let latest = seen[place] as number;
    for (let at = linkAt[place] as number; at < (linkAt[place + 1] as number); at++)
      latest = Math.max(latest, (reach[linkFrom[at] as number] as number) + (linkLag[at] as number));
    return latest;
  };
  const otherFinish = (place: number, start: number, drawn: number): number => {
    const spread = spreads[place] ?? null;
    const work = spread ? draw(spread, numbers, drawn, random) : (fixed[place] as number);
    const gone = away[place] ?? null;
    return gone ? finishFrom(gone, presentFrom(gone, start), work) : start + work;
  };

  let isSecond = false;
  return () => {
    if (isSecond) mirror(numbers);
    else random.fill(numbers);
    isSecond = !isSecond;
    let drawn = 0;
    let at = 0;
    for (let place = 0; place < count; place++) {
      let start = bound[place] as number;
      for (const last = linkAt[place + 1] as number; at < last; at++) {
        const free = (finish[linkFrom[at] as number] as number) + (linkLag[at] as number);
        if (free > start) start = free;
      }
      const node = nodes[place] as number;
      const kind = kinds[place] as number;
      if (kind === RANGE)
        start += (low[place] as number) + (numbers[drawn] as number) * (width[place] as number);
      else if (kind === FIXED) start += low[place] as number;
      else if (kind === OTHER) start = otherFinish(place, start, drawn);
      finish[node] = start;
      reach[node] = kind === MILESTONE ? seenAfter(place) : start;
      drawn += needed[place] as number;
    }
  };
};
