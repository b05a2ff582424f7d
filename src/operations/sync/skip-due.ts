import type { Due } from '../../digest/due.ts';
import { insertDigest } from '../../storage/digests.ts';
import type { PlanKey } from '../../storage/items.ts';
import type { Change } from '../change.ts';
import type { Deps } from '../deps.ts';

/** Settles a due time without a digest, logged with why. */
export function skipDue(
  deps: Deps,
  c: Change,
  { workspace, planId }: PlanKey,
  { date, dueAt, lateMinutes }: Due & { lateMinutes: number },
  reason: string,
): void {
  insertDigest(c.store, {
    id: deps.ids.next(),
    workspace,
    planId,
    trigger: 'schedule',
    date,
    dueAt,
    outcome: 'skipped',
    reason,
    lateMinutes,
    view: null,
    createdAt: c.now,
  });
  c.note(planId, { verb: 'digest.skipped', subject: date, level: 'notice', data: { reason } });
}
