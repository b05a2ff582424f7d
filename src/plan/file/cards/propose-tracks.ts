import type { Duration, Item, Track } from '../../plan.ts';
import { slugOf } from './slug.ts';

/** Tracks beyond these are brought together, so that a plan has few enough to be followed. */
const MOST_TRACKS = 4;
const OTHER = 'Other work';
/** How far up the tree an item's needs are looked for. */
const MOST_LEVELS = 10;

const daysOf = (duration: Duration | null): number => {
  if (duration === null) return 0;
  if (duration.kind === 'fixed') return duration.days;
  return duration.kind === 'range' ? (duration.low + duration.high) / 2 : duration.likely;
};

/** What is put on tracks: tasks with all below them, and leaves that no task is above. */
interface Units {
  /** The items themselves, in file order. */
  list: Item[];
  /** For every item the unit that stands for it: itself, the task above it, or the last unit below it. */
  of: Map<string, Item>;
}

function unitsOf(items: readonly Item[]): Units {
  const byId = new Map(items.map((item) => [item.id, item]));
  const summaries = new Set(items.flatMap(({ parent }) => parent ?? []));
  const of = new Map<string, Item>();
  const settled = new Set<Item>();
  for (const item of items) {
    const climb: Item[] = [];
    for (let up: Item | undefined = item; up && !settled.has(up); up = byId.get(up.parent ?? '')) {
      settled.add(up);
      climb.push(up);
    }
    for (const one of climb.reverse()) {
      const above = byId.get(one.parent ?? '');
      const unit = above && of.get(above.id);
      if (unit) of.set(one.id, unit);
      else if (one.kind === 'task' || !summaries.has(one.id)) of.set(one.id, one);
    }
  }
  const list = items.filter((item) => of.get(item.id) === item);
  for (const unit of [...list].reverse())
    for (let up = byId.get(unit.parent ?? ''); up && !of.has(up.id); up = byId.get(up.parent ?? ''))
      of.set(up.id, unit);
  return { list, of };
}

/** Units that each one waits for, in the order written; what the summaries above it wait for counts too. */
function needsOf(items: readonly Item[], { list, of }: Units): Map<Item, Item[]> {
  const byId = new Map(items.map((item) => [item.id, item]));
  const needs = new Map<Item, Item[]>();
  for (const unit of list) {
    const found = new Set<Item>();
    let levels = MOST_LEVELS;
    for (let up: Item | undefined = unit; up && levels-- > 0; up = byId.get(up.parent ?? ''))
      for (const { item } of up.dependencies) {
        const needed = of.get(item);
        if (needed && needed !== unit) found.add(needed);
      }
    needs.set(unit, [...found]);
  }
  return needs;
}

/** Units with what they need first; the order of the file otherwise. */
function inOrder(list: readonly Item[], needs: ReadonlyMap<Item, Item[]>): Item[] {
  const followers = new Map<Item, Item[]>(list.map((unit) => [unit, []]));
  const open = new Map<Item, number>();
  for (const unit of list) {
    open.set(unit, needs.get(unit)?.length ?? 0);
    for (const needed of needs.get(unit) ?? []) followers.get(needed)?.push(unit);
  }
  const order = list.filter((unit) => open.get(unit) === 0);
  for (const unit of order)
    for (const follower of followers.get(unit) ?? []) {
      const left = (open.get(follower) ?? 0) - 1;
      open.set(follower, left);
      if (left === 0) order.push(follower);
    }
  return order;
}

interface Chain {
  units: Item[];
  days: number;
}

/** Each unit goes on behind the longest chain that ends with something it waits for, or begins one. */
function chainsOf(order: readonly Item[], needs: ReadonlyMap<Item, Item[]>): Chain[] {
  const endsWith = new Map<Item, Chain>();
  const chains: Chain[] = [];
  for (const unit of order) {
    let best: Chain | null = null;
    for (const needed of needs.get(unit) ?? []) {
      const chain = endsWith.get(needed);
      if (chain && (!best || chain.days > best.days)) best = chain;
    }
    const last = best?.units.at(-1);
    if (last) endsWith.delete(last);
    const chain = best ?? { units: [], days: 0 };
    if (!best) chains.push(chain);
    chain.units.push(unit);
    chain.days += daysOf(unit.duration);
    endsWith.set(unit, chain);
  }
  return chains;
}

/**
 * Tracks for the items that have none, out of the chains of their dependencies. The four longest chains
 * become tracks, named after their first item. Shorter ones, and items that nothing ties, share "Other
 * work", except chains with an item that is not parallel: sharing would delay it, so they stay alone.
 * @returns the tracks, and the track of each item by its id
 */
export function proposeTracks(
  items: readonly Item[],
  taken: readonly Track[],
): { tracks: Track[]; of: Map<string, string> } {
  const units = unitsOf(items);
  const needs = needsOf(items, units);
  const needed = new Set([...needs.values()].flat());
  const chains = chainsOf(
    inOrder(units.list, needs).filter(({ track }) => track === null),
    needs,
  );
  const isTied = ({ units: [first, second] }: Chain): boolean =>
    first !== undefined && (second !== undefined || needed.has(first) || (needs.get(first)?.length ?? 0) > 0);
  const longest = new Set(
    chains
      .filter(isTied)
      .sort((a, b) => b.days - a.days)
      .slice(0, MOST_TRACKS),
  );
  const ids = new Set(taken.map(({ id }) => id));
  const tracks: Track[] = [];
  const of = new Map<string, string>();
  const together: Item[] = [];
  const put = (name: string, list: readonly Item[]) => {
    const id = slugOf(name, ids, 'track');
    tracks.push({ id, name, lead: null });
    for (const unit of list) of.set(unit.id, id);
  };
  for (const chain of chains) {
    const alone = chain.units.some(({ parallel }) => !parallel);
    if (longest.has(chain) || alone) put(chain.units[0]?.name ?? OTHER, chain.units);
    else together.push(...chain.units);
  }
  if (together.length > 0) put(OTHER, together);
  return { tracks, of };
}
