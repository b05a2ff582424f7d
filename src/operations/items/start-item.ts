import type { Item } from '../../plan/plan.ts';
import type { Actor, Deps } from '../deps.ts';
import { type Result, refuse } from '../refusal.ts';
import { type ItemRef, openDependencies, refusesSummary, saveItem, withItem } from './change-item.ts';

/** Starts an item today. `waitingFor` names the items that should have been finished first; it is started all the same. */
export function startItem(
  deps: Deps,
  actor: Actor,
  ref: ItemRef,
): Result<{ item: Item; waitingFor: string[] }> {
  return withItem(deps, actor, ref, (c, found) => {
    const summary = refusesSummary(found);
    if (summary) return summary;
    const { item, state, stored, today } = found;
    if (state.finished !== null) return refuse({ reason: 'already-done', id: item.id, on: state.finished });
    if (state.started !== null) return refuse({ reason: 'already-started', id: item.id, on: state.started });
    const waitingFor = openDependencies(stored, item);
    saveItem(
      c,
      found,
      { ...state, started: today },
      { verb: 'item.started', data: { on: today, waitingFor } },
    );
    return { ok: true, item, waitingFor };
  });
}
