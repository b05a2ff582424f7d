import { forbids } from '../authority.ts';
import { change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { dayOf, findPlan } from '../find.ts';
import type { Result } from '../refusal.ts';
import { postDigest } from './post-digest.ts';

/** `/sync now`: posts a whole digest, whether anything changed or not. */
export function postDigestNow(deps: Deps, actor: Actor, ref: PlanRef): Result<{ digestId: string }> {
  return change(deps, actor, (c) => {
    const found = findPlan(c.store, actor, ref);
    if (!found.ok) return found;
    const forbidden = forbids(found.stored, actor, 'check in');
    if (forbidden) return forbidden;
    const date = dayOf(found.stored, c.now);
    const digestId = postDigest(deps, c, found.stored, {
      date,
      dueAt: c.now,
      lateMinutes: 0,
      trigger: 'command',
    });
    return { ok: true, digestId };
  });
}
