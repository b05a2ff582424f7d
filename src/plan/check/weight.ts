import type { Duration, Item } from '../plan.ts';

/** Shortest and longest of an estimate, in working days. */
export function bounds(duration: Duration): { low: number; high: number } {
  switch (duration.kind) {
    case 'fixed':
      return { low: duration.days, high: duration.days };
    case 'range':
      return { low: duration.low, high: duration.high };
    case 'pert':
      return { low: duration.optimistic, high: duration.pessimistic };
  }
}

export const isMilestone = (item: Item): boolean =>
  item.duration !== null && bounds(item.duration).high === 0;

/**
 * Whether an item is big enough that its result has to be written down: not a subtask, not a milestone,
 * and longer than a day unless it is critical (what takes a day is looked at the next morning anyway).
 */
export function needsWords(item: Item): boolean {
  if (item.kind === 'subtask' || isMilestone(item)) return false;
  return item.priority === 'critical' || item.duration === null || bounds(item.duration).high > 1;
}
