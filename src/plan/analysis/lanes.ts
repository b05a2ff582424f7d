import type { Item } from '../plan.ts';
import { addLink, type Links } from './network.ts';
import type { Structure } from './structure.ts';

/** The open leaves of a track of which at least one tolerates no other beside it, in the order to work on them. */
export type Lane = readonly number[];

/** What lanes need to know of an item. */
export interface LaneRules {
  isDone(item: number): boolean;
  isRunning(item: number): boolean;
  /** Not `parallel`. */
  isExclusive(item: number): boolean;
}

/** Items under way come first, then the others in file order; `parallel` counts on leaves alone. */
export const lanesOf = (items: readonly Item[], structure: Structure, rules: LaneRules): Lane[] => {
  const lanes = new Map<string, { running: number[]; waiting: number[]; exclusive: boolean }>();
  for (let at = 0; at < items.length; at++) {
    const track = structure.track[at] ?? null;
    if (track === null || structure.summary[at] === 1 || rules.isDone(at)) continue;
    let lane = lanes.get(track);
    if (!lane) {
      lane = { running: [], waiting: [], exclusive: false };
      lanes.set(track, lane);
    }
    (rules.isRunning(at) ? lane.running : lane.waiting).push(at);
    if (rules.isExclusive(at)) lane.exclusive = true;
  }
  return [...lanes.values()].flatMap(({ running, waiting, exclusive }) =>
    exclusive ? [[...running, ...waiting]] : [],
  );
};

/**
 * Links that keep a lane's exclusive items apart in its order, a few for each item: the last exclusive one stands for
 * all before it. What is under way does not wait any more, so that it stands for nothing.
 */
export const chain = (lane: Lane, { isRunning, isExclusive }: LaneRules, links: Links): void => {
  let barrier = -1;
  let between: number[] = [];
  let running: number[] = [];
  for (const item of lane) {
    if (isRunning(item)) {
      running.push(item);
      continue;
    }
    const exclusive = isExclusive(item);
    if (barrier >= 0) addLink(links, barrier, item, 0);
    for (const other of running) if (exclusive || isExclusive(other)) addLink(links, other, item, 0);
    if (exclusive) {
      for (const earlier of between) addLink(links, earlier, item, 0);
      barrier = item;
      between = [];
      running = [];
    } else between.push(item);
  }
};
