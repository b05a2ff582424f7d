import { expect, it } from 'vitest';
import { raiseBlocker } from '../../../src/operations/blockers/raise-blocker.ts';
import { postKeys } from '../../../src/operations/posts.ts';
import { settleDigests } from '../../../src/operations/sync/settle-digests.ts';
import { loadOutboxByKey } from '../../../src/storage/outbox.ts';
import { smallPlan } from '../small-plan.ts';
import { startWorld } from '../world.ts';

it('the message of an open blocker is rendered anew with the digest, so that both say the same', async () => {
  const world = startWorld('2026-11-02T07:00:00Z');
  const planId = world.imported(smallPlan());
  const raised = raiseBlocker(world.deps, world.actor('UANA'), {
    plan: { planId },
    item: 'TASK-1',
    needed: 'Sandbox keys',
    neededFrom: null,
    critical: false,
    workaround: null,
    link: null,
  });
  if (!raised.ok) throw new Error(raised.reason);
  const key = `refresh:${postKeys.blocker(raised.blockerId)}`;
  expect(loadOutboxByKey(world.database.store, key)).toBeNull();
  world.clock.set('2026-11-03T12:00:00Z');
  await settleDigests(world.deps);
  expect(loadOutboxByKey(world.database.store, key)).toMatchObject({ kind: 'refresh', status: 'pending' });
});
