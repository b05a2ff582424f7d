import type { Item } from '../../plan/plan.ts';
import type { Actor, Deps } from '../deps.ts';
import { type Result, refuse } from '../refusal.ts';
import { type ItemRef, saveItem, withItem } from './change-item.ts';

/** Takes back that an item is done: it is in progress again, with what is left as its estimate says. */
export function reopenItem(deps: Deps, actor: Actor, ref: ItemRef): Result<{ item: Item }> {
  return withItem(deps, actor, ref, (c, found) => {
    const { item, state } = found;
    if (state.finished === null) return refuse({ reason: 'not-done', id: item.id });
    const next = { ...state, finished: null, progress: null, remaining: null };
    saveItem(c, found, next, { verb: 'item.reopened', level: 'notice', data: { finished: state.finished } });
    return { ok: true, item };
  });
}
