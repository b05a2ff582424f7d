import type { Database, Store } from '../../storage/database.ts';
import {
  nextStretch,
  pruneDoneTouches,
  prunePosts,
  pruneSnapshots,
  type Stretch,
} from '../../storage/retention.ts';
import { pruneSeen } from '../../storage/seen.ts';
import type { Deps } from '../deps.ts';
import { givenWay } from '../given-way.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** Days for which each is kept. Plans, decisions and the execution log are kept for good. */
const KEPT = { seen: 3, touches: 30, snapshots: 90, posts: 365 } as const;

export type Pruned = Record<keyof typeof KEPT, number>;

/**
 * Deletes what nobody will ask for again, and gives way to other work between some rows and the next; returns how many
 * rows of each kind.
 */
export async function prune({ database, clock }: Deps): Promise<Pruned> {
  const before = (kind: keyof typeof KEPT) => clock.now() - KEPT[kind] * DAY;
  const pruned: Pruned = { seen: 0, touches: 0, snapshots: 0, posts: 0 };
  pruned.seen = database.transaction((store) => pruneSeen(store, before('seen')));
  await inStretches(database, 'outbox', (store, stretch) => {
    pruned.touches += pruneDoneTouches(store, before('touches'), stretch);
    pruned.posts += prunePosts(store, before('posts'), stretch);
  });
  await inStretches(database, 'snapshot', (store, stretch) => {
    pruned.snapshots += pruneSnapshots(store, before('snapshots'), stretch);
  });
  return pruned;
}

async function inStretches(
  database: Database,
  table: 'outbox' | 'snapshot',
  work: (store: Store, stretch: Stretch) => void,
): Promise<void> {
  let next = nextStretch(database.store, table, 0);
  while (next !== null) {
    const stretch = next;
    await givenWay();
    database.transaction((store) => work(store, stretch));
    next = nextStretch(database.store, table, stretch.last + 1);
  }
}
