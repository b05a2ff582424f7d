import { parseDays, parseDuration } from '../../plan/file/notation.ts';
import type { Item } from '../../plan/plan.ts';
import { saveItemDefinition } from '../../storage/items.ts';
import type { Actor, Deps } from '../deps.ts';
import { type Result, refuse } from '../refusal.ts';
import { type ItemRef, refusesSummary, saveItem, withItem } from './change-item.ts';

const LEFT = /^(.+?)\s+(?:left|remaining|to go)$/iu;

/** Estimates an item anew, as `2-5 days`; `2 days left` says what is still to do of it. */
export function estimateItem(
  deps: Deps,
  actor: Actor,
  ref: ItemRef,
  text: string,
): Result<{ item: Item; left: number | null }> {
  return withItem(deps, actor, ref, (c, found) => {
    const summary = refusesSummary(found);
    if (summary) return summary;
    const { item, state, stored } = found;
    if (state.finished !== null) return refuse({ reason: 'already-done', id: item.id, on: state.finished });
    const week = stored.plan.calendar.workdays.length;
    const said = text.trim().replaceAll(/[“”„"]/gu, '');
    const left = LEFT.exec(said)?.[1] ?? null;
    if (left !== null) {
      const remaining = parseDays(left, week);
      if (remaining === null) return refuse({ reason: 'bad-estimate', text });
      saveItem(c, found, { ...state, remaining }, { verb: 'item.estimated', data: { left: remaining } });
      return { ok: true, item, left: remaining };
    }
    const duration = parseDuration(said, week);
    if (duration === null) return refuse({ reason: 'bad-estimate', text });
    saveItemDefinition(c.store, stored.id, { ...item, duration });
    saveItem(
      c,
      found,
      { ...state, remaining: null },
      { verb: 'item.estimated', data: { duration, was: item.duration } },
    );
    return { ok: true, item, left: null };
  });
}
