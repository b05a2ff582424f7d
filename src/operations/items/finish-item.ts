import type { Item } from '../../plan/plan.ts';
import { loadBlockers } from '../../storage/blockers.ts';
import type { Actor, Deps } from '../deps.ts';
import { type Result, refuse } from '../refusal.ts';
import { type ItemRef, openDependencies, refusesSummary, saveItem, withItem } from './change-item.ts';

/**
 * Finishes an item today; one that was never started counts as started today. Refuses while checklist lines are
 * open unless `anyway`. `waitingFor` names the items that should have been finished before it.
 */
export function finishItem(
  deps: Deps,
  actor: Actor,
  ref: ItemRef & { anyway: boolean },
): Result<{ item: Item; openBlockers: { blockerId: string; needed: string }[]; waitingFor: string[] }> {
  return withItem(deps, actor, ref, (c, found) => {
    const summary = refusesSummary(found);
    if (summary) return summary;
    const { item, state, stored, today } = found;
    if (state.finished !== null) return refuse({ reason: 'already-done', id: item.id, on: state.finished });
    const open = item.subtasks.map((line) => line.text).filter((text) => !state.subtasksDone.includes(text));
    if (open.length > 0 && !ref.anyway)
      return refuse({ reason: 'subtasks-open', planId: stored.id, id: item.id, open });
    saveItem(
      c,
      found,
      { ...state, started: state.started ?? today, finished: today, progress: 1, remaining: 0 },
      {
        verb: 'item.finished',
        data: { on: today, openSubtasks: open },
      },
    );
    const openBlockers = loadBlockers(c.store, stored.id)
      .filter((one) => one.item === item.id && one.resolvedOn === null)
      .map(({ id, needed }) => ({ blockerId: id, needed }));
    return { ok: true, item, openBlockers, waitingFor: openDependencies(stored, item) };
  });
}
