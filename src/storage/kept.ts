import type { Store } from './database.ts';
import { prepared } from './prepared.ts';

/** What is kept in memory of a database, and SQLite's number for what others have committed to it. */
const keptOf = prepared((_store) => ({
  maps: new Set<Map<string, unknown>>(),
  dataVersion: null as unknown,
}));
const dataVersionOf = prepared((store) => store.$client.prepare('pragma data_version').pluck());

/**
 * A map of what this connection would read now, so that it is not read. Whoever writes puts the new value in or takes
 * the old one out; everything goes when a transaction or a part of one is undone, another process has written, or the
 * map has `most` entries. What is kept is shared: nobody may change it. The map is to be asked for before what is put
 * into it is read: what another process writes meanwhile then makes it go.
 */
export function keptInMemory<V>(most: number): (store: Store) => Map<string, V> {
  const mapOf = prepared((store) => {
    const map = new Map<string, V>();
    keptOf(store).maps.add(map);
    return map;
  });
  return (store) => {
    const kept = keptOf(store);
    const dataVersion = dataVersionOf(store).get();
    if (dataVersion !== kept.dataVersion) forgetKept(store);
    kept.dataVersion = dataVersion;
    const map = mapOf(store);
    if (map.size >= most) map.clear();
    return map;
  };
}

/** To be called when a transaction or a part of one was undone. */
export function forgetKept(store: Store): void {
  for (const map of keptOf(store).maps) map.clear();
}
