import type { Lane, LaneRules } from './lanes.ts';
import type { Network } from './network.ts';

const WORD = 32;
/** Above these sizes the order of the dependencies alone decides, so that no plan takes seconds. */
const MOST_WORDS = 2 ** 23;
const MOST_PAIRS = 2 ** 28;

/** Which items of lanes come after each node by dependencies, as bits. */
interface Followers {
  column: Int32Array;
  words: number;
  bits: Int32Array;
}

const followersOf = (network: Network, lanes: readonly Lane[]): Followers => {
  const { size, order, outAt, outTo } = network;
  const column = new Int32Array(size).fill(-1);
  let columns = 0;
  for (const lane of lanes) for (const item of lane) column[item] = columns++;
  const words = Math.ceil(columns / WORD);
  const bits = new Int32Array(size * words);
  for (let position = size - 1; position >= 0; position--) {
    const node = order[position] as number;
    const row = node * words;
    for (let at = outAt[node] as number; at < (outAt[node + 1] as number); at++) {
      const next = outTo[at] as number;
      for (let word = 0; word < words; word++)
        bits[row + word] = (bits[row + word] as number) | (bits[next * words + word] as number);
      const own = column[next] as number;
      if (own >= 0) bits[row + (own >> 5)] = (bits[row + (own >> 5)] as number) | (1 << (own & 31));
    }
  }
  return { column, words, bits };
};

const follows = ({ column, words, bits }: Followers, node: number, later: number): boolean => {
  const own = column[later] as number;
  return (((bits[node * words + (own >> 5)] as number) >>> (own & 31)) & 1) === 1;
};

/** Whether the lane's order is wished for these two, the first of which stands earlier in it. */
type Wish = (earlier: number, later: number) => boolean;

interface Sorting {
  network: Network;
  lanes: readonly Lane[];
  /** By node: its lane and its place there. */
  laneOf: Int32Array;
  placeOf: Int32Array;
  /** By node: predecessors by dependency, and by wish, that are not placed yet. */
  hard: Int32Array;
  soft: Int32Array;
  isWished: Wish;
  rank: Int32Array;
  ready: number[];
}

const sortingOf = (network: Network, lanes: readonly Lane[], isWished: Wish): Sorting => {
  const { size, inAt } = network;
  const laneOf = new Int32Array(size).fill(-1);
  const placeOf = new Int32Array(size);
  const soft = new Int32Array(size);
  for (const [number, lane] of lanes.entries())
    for (const [place, item] of lane.entries()) {
      laneOf[item] = number;
      placeOf[item] = place;
      for (let before = 0; before < place; before++)
        if (isWished(lane[before] as number, item)) soft[item] = (soft[item] as number) + 1;
    }
  const hard = Int32Array.from(
    { length: size },
    (_, node) => (inAt[node + 1] as number) - (inAt[node] as number),
  );
  const ready = [...hard.keys()].filter((node) => hard[node] === 0 && soft[node] === 0);
  return {
    network,
    lanes,
    laneOf,
    placeOf,
    hard,
    soft,
    isWished,
    rank: new Int32Array(size).fill(-1),
    ready,
  };
};

/** Places a node and readies what waited for it alone. */
const place = (sorting: Sorting, node: number, rank: number): void => {
  const { network, lanes, laneOf, placeOf, hard, soft, isWished, ready } = sorting;
  sorting.rank[node] = rank;
  const release = (counts: Int32Array, next: number): void => {
    counts[next] = (counts[next] as number) - 1;
    if (hard[next] === 0 && soft[next] === 0 && sorting.rank[next] === -1) ready.push(next);
  };
  for (let at = network.outAt[node] as number; at < (network.outAt[node + 1] as number); at++)
    release(hard, network.outTo[at] as number);
  const lane = lanes[laneOf[node] as number] ?? [];
  for (let at = (placeOf[node] as number) + 1; at < lane.length; at++) {
    const later = lane[at] as number;
    if (isWished(node, later)) release(soft, later);
  }
};

/**
 * The lanes sorted so that every dependency holds and, as far as that allows, the order that they have. A pair of which
 * the later one leads to the earlier one by dependencies is turned round. Where the rest still closes a circle, through
 * several lanes, the first item of the file that only waits for the order of its lane goes ahead.
 */
export const sortLanes = (network: Network, lanes: readonly Lane[], rules: LaneRules): Lane[] => {
  const members = lanes.reduce((sum, lane) => sum + lane.length, 0);
  const pairs = lanes.reduce((sum, lane) => sum + lane.length ** 2, 0);
  const isHuge = pairs > MOST_PAIRS || network.size * Math.ceil(members / WORD) > MOST_WORDS;
  const rank = isHuge ? ranksOf(network) : ranksByWish(network, lanes, rules);
  return lanes.map((lane) => lane.toSorted((a, b) => (rank[a] as number) - (rank[b] as number)));
};

const ranksOf = ({ size, order }: Network): Int32Array => {
  const rank = new Int32Array(size);
  order.forEach((node, position) => {
    rank[node] = position;
  });
  return rank;
};

const ranksByWish = (network: Network, lanes: readonly Lane[], rules: LaneRules): Int32Array => {
  const followers = followersOf(network, lanes);
  const isWished: Wish = (earlier, later) =>
    !rules.isRunning(later) &&
    (rules.isExclusive(earlier) || rules.isExclusive(later)) &&
    !follows(followers, later, earlier);
  const sorting = sortingOf(network, lanes, isWished);
  const { hard, rank, ready } = sorting;
  const byFile = lanes.flat().sort((a, b) => a - b);
  for (let placed = 0; placed < network.size; placed++) {
    const next = ready.pop() ?? byFile.find((item) => rank[item] === -1 && hard[item] === 0);
    if (next === undefined) break;
    place(sorting, next, placed);
  }
  return rank;
};
