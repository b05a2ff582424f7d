import type { Item } from '../../plan/plan.ts';
import type { Actor, Deps } from '../deps.ts';
import { type Result, refuse } from '../refusal.ts';
import { type ItemRef, saveItem, withItem } from './change-item.ts';
import { pickLine } from './pick-line.ts';

/** Ticks a line of an item's checklist by its number or words, or takes the tick back. */
export function tickSubtask(
  deps: Deps,
  actor: Actor,
  ref: ItemRef & { line: string; done: boolean },
): Result<{ item: Item; text: string; open: number }> {
  return withItem(deps, actor, ref, (c, found) => {
    const { item, state } = found;
    const texts = item.subtasks.map(({ text }) => text);
    const picked = pickLine(texts, ref.line);
    if (!picked.ok) return refuse({ reason: 'unknown-subtask', text: ref.line, nearest: picked.nearest });
    const others = state.subtasksDone.filter((text) => text !== picked.text);
    const subtasksDone = ref.done ? [...others, picked.text] : others;
    if (subtasksDone.length !== state.subtasksDone.length)
      saveItem(
        c,
        found,
        { ...state, subtasksDone },
        { verb: ref.done ? 'subtask.done' : 'subtask.reopened', data: { text: picked.text } },
      );
    const open = texts.filter((text) => !subtasksDone.includes(text)).length;
    return { ok: true, item, text: picked.text, open };
  });
}
