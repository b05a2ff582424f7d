import type { Item } from '../plan.ts';
import type { ItemStatus } from './analysis.ts';
import { sortLanes } from './lane-order.ts';
import { chain, type Lane, type LaneRules, lanesOf } from './lanes.ts';
import { connect, isCyclic, type Links, type Network } from './network.ts';
import type { Structure } from './structure.ts';

const copyOf = (links: Links): Links => ({
  count: links.count,
  from: links.from.slice(),
  to: links.to.slice(),
  lag: links.lag.slice(),
});

/**
 * The network of the given links, with links added so that no other item of its track overlaps a leaf that is not
 * `parallel`: it follows the earlier ones in file order and precedes the later ones. Items under way come before those
 * not started. Where a dependency, also across others, says otherwise, the dependency's order holds.
 */
export const connectApart = (
  size: number,
  links: Links,
  items: readonly Item[],
  structure: Structure,
  statusOf: (item: number) => ItemStatus,
): Network => {
  const rules: LaneRules = {
    isDone: (item) => statusOf(item) === 'done',
    isRunning: (item) => statusOf(item) === 'in progress',
    isExclusive: (item) => items[item]?.parallel === false,
  };
  const lanes = lanesOf(items, structure, rules);
  if (lanes.length === 0) return connect(size, links);
  const chained = (order: readonly Lane[]): Network => {
    const all = copyOf(links);
    for (const lane of order) chain(lane, rules, all);
    return connect(size, all);
  };
  const network = chained(lanes);
  if (!isCyclic(network)) return network;
  const bare = connect(size, links);
  return isCyclic(bare) ? bare : chained(sortLanes(bare, lanes, rules));
};
