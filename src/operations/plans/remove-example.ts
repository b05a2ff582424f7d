import { deletePlan, loadExample } from '../../storage/example.ts';
import { change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { type Result, refuse } from '../refusal.ts';

/** Deletes the actor's example plan and everything of it but its log. */
export function removeExample(deps: Deps, actor: Actor, planId: string): Result {
  return change(deps, actor, (c) => {
    const known = loadExample(c.store, actor.workspace, actor.user);
    if (known === null || known.id !== planId) return refuse({ reason: 'no-example' });
    c.note(planId, { verb: 'example.removed', subject: planId });
    deletePlan(c.store, planId);
    return { ok: true };
  });
}
