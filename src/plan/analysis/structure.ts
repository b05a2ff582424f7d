import type { Item, Plan } from '../plan.ts';
import { type Places, placesOf } from './places.ts';

/** The tree of a plan's items by their place in the file, and what summary items hand down. */
export interface Structure {
  index: Places;
  /** -1 where an item has no parent. */
  parent: Int32Array;
  /** 1 where an item has children. */
  summary: Uint8Array;
  /** Every item after its parent. */
  topDown: Int32Array;
  phase: (string | null)[];
  track: (string | null)[];
  /** The phase's and the track's place among the plan's; -1 without one. */
  phasePlace: Int32Array;
  trackPlace: Int32Array;
  owner: (string | null)[];
}

/** The place of an item; throws where the plan has none of that id, since a plan that was read has. */
export const placeOf = (index: Places, id: string): number => {
  const place = index.get(id);
  if (place === undefined) throw new Error(`the plan has no item ${id}`);
  return place;
};

const parentsOf = (items: readonly Item[], index: Places): Int32Array => {
  const parent = new Int32Array(items.length).fill(-1);
  for (let at = 0; at < items.length; at++) {
    const id = items[at]?.parent ?? null;
    if (id !== null) parent[at] = placeOf(index, id);
  }
  return parent;
};

/** Walks up from each item to the first ancestor already taken, then down again. */
const topDownOf = (parent: Int32Array): Int32Array => {
  const order = new Int32Array(parent.length);
  const taken = new Uint8Array(parent.length);
  const climbed: number[] = [];
  let count = 0;
  for (let item = 0; item < parent.length; item++) {
    for (let at = item; at >= 0 && taken[at] === 0; at = parent[at] as number) {
      taken[at] = 1;
      climbed.push(at);
    }
    for (let at = climbed.pop(); at !== undefined; at = climbed.pop()) order[count++] = at;
  }
  return order;
};

const placesAmong = (among: readonly { id: string }[], ids: readonly (string | null)[]): Int32Array => {
  const places = new Map(among.map(({ id }, place) => [id, place]));
  const found = new Int32Array(ids.length).fill(-1);
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? null;
    if (id !== null) found[at] = places.get(id) ?? -1;
  }
  return found;
};

export const structureOf = (plan: Plan): Structure => {
  const { items } = plan;
  const index = placesOf(items);
  const parent = parentsOf(items, index);
  const topDown = topDownOf(parent);
  const summary = new Uint8Array(items.length);
  const phase: (string | null)[] = new Array(items.length).fill(null);
  const track: (string | null)[] = new Array(items.length).fill(null);
  const owner: (string | null)[] = new Array(items.length).fill(null);
  for (let position = 0; position < topDown.length; position++) {
    const at = topDown[position] as number;
    const item = items[at] as Item;
    const above = parent[at] as number;
    if (above >= 0) summary[above] = 1;
    phase[at] = item.phase ?? phase[above] ?? null;
    track[at] = item.track ?? track[above] ?? null;
    owner[at] = item.owner ?? owner[above] ?? null;
  }
  const phasePlace = placesAmong(plan.phases, phase);
  const trackPlace = placesAmong(plan.tracks, track);
  return { index, parent, summary, topDown, phase, track, phasePlace, trackPlace, owner };
};
