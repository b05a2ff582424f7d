import { pruneDoneTouches, prunePosts, pruneSnapshots } from '../../storage/retention.ts';
import { pruneSeen } from '../../storage/seen.ts';
import type { Deps } from '../deps.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** Days for which each is kept. Plans, decisions and the execution log are kept for good. */
const KEPT = { seen: 3, touches: 30, snapshots: 90, posts: 365 } as const;

export type Pruned = Record<keyof typeof KEPT, number>;

/** Deletes what nobody will ask for again; returns how many rows of each kind. */
export function prune({ database, clock }: Deps): Pruned {
  const before = (kind: keyof typeof KEPT) => clock.now() - KEPT[kind] * DAY;
  return database.transaction((store) => ({
    seen: pruneSeen(store, before('seen')),
    touches: pruneDoneTouches(store, before('touches')),
    snapshots: pruneSnapshots(store, before('snapshots')),
    posts: prunePosts(store, before('posts')),
  }));
}
