import type { Item } from '../plan.ts';
import { slotsOf } from './estimate.ts';
import { addLink, emptyLinks, type Links } from './network.ts';
import { placeOf, type Structure } from './structure.ts';

/** The node that waits for an item's dependencies: the item, or the start of a summary item. */
export const entriesOf = (items: readonly Item[], { parent, summary, topDown }: Structure): Int32Array => {
  const entry = new Int32Array(items.length).fill(-1);
  let next = items.length;
  for (let position = 0; position < topDown.length; position++) {
    const at = topDown[position] as number;
    const above = parent[at] as number;
    if (summary[at] === 0) entry[at] = at;
    else if ((items[at] as Item).dependencies.length > 0 || (above >= 0 && (entry[above] as number) >= 0))
      entry[at] = next++;
  }
  return entry;
};

/** The places of what items depend on, in the order in which the file's items name them. */
export const dependenciesOf = (items: readonly Item[], { index }: Structure): Int32Array => {
  const count = items.reduce((sum, { dependencies }) => sum + dependencies.length, 0);
  const places = new Int32Array(count);
  let named = 0;
  for (const { dependencies } of items)
    for (const { item } of dependencies) places[named++] = placeOf(index, item);
  return places;
};

/** How many nodes there are: entries that are not items themselves are further ones. */
export const sizeOf = (entry: Int32Array): number =>
  entry.reduce((size, node) => Math.max(size, node + 1), entry.length);

/** Dependencies, and the links that hold a summary item's leaves between its start and its finish. */
export const linksOf = (
  items: readonly Item[],
  structure: Structure,
  entry: Int32Array,
  dependsOn: Int32Array,
): Links => {
  const links = emptyLinks(items.length * 3);
  let named = 0;
  for (let at = 0; at < items.length; at++) {
    const node = entry[at] as number;
    for (const { lagDays } of (items[at] as Item).dependencies)
      addLink(links, dependsOn[named++] as number, node, lagDays === 0 ? 0 : slotsOf(lagDays));
    const above = structure.parent[at] as number;
    if (above < 0) continue;
    addLink(links, at, above, 0);
    const start = entry[above] as number;
    if (start >= 0) addLink(links, start, node, 0);
  }
  return links;
};
