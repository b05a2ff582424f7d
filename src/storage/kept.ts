import { elapsed } from '../clock.ts';
import type { Store } from './database.ts';
import { prepared } from './prepared.ts';

/** What is kept in memory of a database, and SQLite's numbers for what was written to it. */
const keptOf = prepared((_store) => ({
  maps: new Set<Map<string, unknown>>(),
  /** Those of them that any write empties. */
  untilWritten: new Set<Map<string, unknown>>(),
  /** Changes with what others commit. */
  dataVersion: null as unknown,
  /** When that was asked for: milliseconds as `elapsed` counts. */
  askedAt: Number.NEGATIVE_INFINITY,
  /** Rows that this connection has written. */
  changes: null as unknown,
}));
const dataVersionOf = prepared((store) => store.$client.prepare('pragma data_version').pluck());
const changesOf = prepared((store) => store.$client.prepare('select total_changes()').pluck());

/**
 * Milliseconds for which what another process has written may go unseen outside of a transaction: the question needs
 * a lock on the file and costs as much as a query.
 */
const UNSEEN = 5;

function keptNow(store: Store) {
  const kept = keptOf(store);
  if (elapsed() - kept.askedAt >= UNSEEN) forgetOld(store);
  return kept;
}

/**
 * Forgets what another process's writes have made old. To be called at the beginning of a transaction, in which nobody
 * else writes.
 */
export function forgetOld(store: Store): void {
  const kept = keptOf(store);
  const dataVersion = dataVersionOf(store).get();
  if (dataVersion !== kept.dataVersion) forgetKept(store);
  kept.dataVersion = dataVersion;
  kept.askedAt = elapsed();
}

/**
 * A map of what this connection would read now, so that it is not read. Whoever writes puts the new value in or takes
 * the old one out; everything goes when a transaction or a part of one is undone, another process has written, or the
 * map has `most` entries. What is kept is shared: nobody may change it. The map is to be asked for before what is put
 * into it is read: what another process writes meanwhile then makes it go.
 */
export function keptInMemory<V>(most: number): (store: Store) => Map<string, V> {
  const mapOf = prepared((store) => keptMap<V>(keptOf(store).maps));
  return (store) => {
    keptNow(store);
    const map = mapOf(store);
    if (map.size >= most) map.clear();
    return map;
  };
}

/**
 * Works something out of what is stored, once for each key while nothing at all is written: neither by this connection
 * nor, but for some milliseconds, by another process. Nobody has to say what has become old. What is kept is shared.
 */
export function onceUntilWritten<V>(most: number): (store: Store, key: string, workOut: () => V) => V {
  const mapOf = prepared((store) => {
    const { maps, untilWritten } = keptOf(store);
    const map = keptMap<V>(maps);
    untilWritten.add(map);
    return map;
  });
  return (store, key, workOut) => {
    const kept = keptNow(store);
    const changes = changesOf(store).get();
    if (changes !== kept.changes) for (const map of kept.untilWritten) map.clear();
    kept.changes = changes;
    const map = mapOf(store);
    const known = map.get(key);
    if (known !== undefined || map.has(key)) return known as V;
    const value = workOut();
    if (map.size >= most) map.clear();
    map.set(key, value);
    return value;
  };
}

function keptMap<V>(maps: Set<Map<string, unknown>>): Map<string, V> {
  const map = new Map<string, V>();
  maps.add(map);
  return map;
}

/** To be called when a transaction or a part of one was undone. */
export function forgetKept(store: Store): void {
  for (const map of keptOf(store).maps) map.clear();
}
