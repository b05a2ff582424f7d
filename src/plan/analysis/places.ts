/**
 * The table of a Map with more entries is one of V8's large objects: at each step of its growth the system gives it fresh
 * memory, page by page, and filling it takes several times as long an entry.
 */
const MOST_IN_ONE_MAP = 4096;

/** Where the item of an id stands. */
export interface Places {
  get(id: string): number | undefined;
}

type Items = readonly { id: string }[];

/** The ids have to differ. A look-up begins where the last one ended: what items wait for mostly stands near in the file. */
export const placesOf = (items: Items): Places => {
  let recent = placesFrom(items, 0);
  if (items.length <= MOST_IN_ONE_MAP) return recent;
  const maps = [recent];
  for (let first = MOST_IN_ONE_MAP; first < items.length; first += MOST_IN_ONE_MAP)
    maps.push(placesFrom(items, first));
  return {
    get(id) {
      const near = recent.get(id);
      if (near !== undefined) return near;
      for (const map of maps) {
        const place = map.get(id);
        if (place === undefined) continue;
        recent = map;
        return place;
      }
      return undefined;
    },
  };
};

const placesFrom = (items: Items, first: number): Map<string, number> => {
  const places = new Map<string, number>();
  const end = Math.min(items.length, first + MOST_IN_ONE_MAP);
  for (let at = first; at < end; at++) places.set((items[at] as { id: string }).id, at);
  return places;
};
