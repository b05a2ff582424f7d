/**
 * The table of a Map with more entries is one of V8's large objects: at each step of its growth the system gives it fresh
 * memory, page by page, and filling it takes several times as long an entry.
 */
const MOST_IN_ONE_MAP = 4096;

/** Where the item of an id stands. */
export interface Places {
  get(id: string): number | undefined;
}

/** The ids have to differ. A look-up begins where the last one ended: what items wait for mostly stands near in the file. */
export const placesOf = (items: readonly { id: string }[]): Places => {
  const maps: Map<string, number>[] = [];
  let recent = new Map<string, number>();
  for (let at = 0; at < items.length; at++) {
    if (at % MOST_IN_ONE_MAP === 0) {
      recent = new Map();
      maps.push(recent);
    }
    recent.set((items[at] as { id: string }).id, at);
  }
  return {
    get(id) {
      const near = recent.get(id);
      if (near !== undefined || maps.length === 1) return near;
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
