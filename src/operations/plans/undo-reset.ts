import { updateBlocker } from '../../storage/blockers.ts';
import { saveItemState, saveRequirementTick, saveResult } from '../../storage/items.ts';
import { savePhase } from '../../storage/plans.ts';
import { loadResets, markUndone, readBefore } from '../../storage/resets.ts';
import { forbids } from '../authority.ts';
import { change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { findPlan } from '../find.ts';
import { type Result, refuse } from '../refusal.ts';

/** Brings back what the newest reset took away; what was recorded since of the same items gives way to it. */
export function undoReset(deps: Deps, actor: Actor, ref: PlanRef): Result<{ items: number }> {
  return change(deps, actor, (c) => {
    const found = findPlan(c.store, actor, ref);
    if (!found.ok) return found;
    const { stored } = found;
    const forbidden = forbids(stored, actor, 'reset plan');
    if (forbidden) return forbidden;
    const [last] = loadResets(c.store, stored.id);
    if (last === undefined) return refuse({ reason: 'nothing-to-undo' });
    const before = readBefore(last);
    const key = { workspace: stored.workspace, planId: stored.id };
    for (const { id, state } of before.items) saveItemState(c.store, stored.id, id, state);
    for (const tick of before.ticks) saveRequirementTick(c.store, { ...key, ...tick });
    for (const result of before.results) saveResult(c.store, { ...key, ...result });
    const open = { resolvedAt: null, resolvedOn: null, resolvedBy: null, resolution: null };
    for (const id of before.blockers) updateBlocker(c.store, id, open);
    savePhase(c.store, stored.id, before.phase);
    markUndone(c.store, last.id, c.now);
    c.record(stored.id, {
      verb: 'plan.reset undone',
      subject: stored.id,
      level: 'warning',
      data: { reset: last.id, items: before.items.length },
    });
    c.post(stored.id, {
      key: `plan-reset-undone:${last.id}`,
      channel: stored.channel,
      view: { type: 'words', text: `${stored.plan.name} is as it was before its reset.` },
    });
    return { ok: true, items: before.items.length };
  });
}
