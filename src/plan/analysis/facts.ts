import type { IsoDate, Item, Subtask } from '../plan.ts';
import type { Blocker, PlanState } from '../state.ts';
import type { ItemStatus } from './analysis.ts';

/** What is known of an item: what was recorded, and the file's actuals where nothing was. */
export interface Facts {
  status: ItemStatus;
  started: IsoDate | null;
  finished: IsoDate | null;
  progress: number | null;
  remaining: number | null;
  blocked: boolean;
  blockers: readonly Blocker[];
  /** Lines of its checklist that are done, and how many it has. */
  checked: number;
  checks: number;
}

const NONE: readonly Blocker[] = [];
const NOTHING: readonly string[] = [];

export const blockersByItem = (state: PlanState): ReadonlyMap<string, readonly Blocker[]> =>
  Map.groupBy(state.blockers, (blocker) => blocker.item);

const statusOf = (started: IsoDate | null, finished: IsoDate | null, progress: number | null): ItemStatus => {
  if (finished !== null) return 'done';
  return started !== null || (progress ?? 0) > 0 ? 'in progress' : 'not started';
};

const checkedOf = (subtasks: readonly Subtask[], done: readonly string[]): number => {
  let checked = 0;
  for (const line of subtasks) if (line.done || done.includes(line.text)) checked++;
  return checked;
};

/**
 * Field by field: the state wins, the file's actuals fill what the state does not know. Only a finish date makes an
 * item done. A reason in the file blocks an item of which no blocker was ever recorded.
 */
export const factsOf = (
  item: Item,
  state: PlanState,
  blockers: ReadonlyMap<string, readonly Blocker[]>,
): Facts => {
  const known = state.items.get(item.id);
  const own = blockers.get(item.id) ?? NONE;
  const started = known?.started ?? item.actuals.started;
  const finished = known?.finished ?? item.actuals.finished;
  const progress = known?.progress ?? item.actuals.progress;
  const open = own.length > 0 ? own.some((b) => b.resolvedOn === null) : item.actuals.blocked !== null;
  return {
    status: statusOf(started, finished, progress),
    started,
    finished,
    progress,
    remaining: known?.remaining ?? item.actuals.remaining,
    blocked: open && finished === null,
    blockers: own,
    checked: checkedOf(item.subtasks, known?.subtasksDone ?? NOTHING),
    checks: item.subtasks.length,
  };
};
