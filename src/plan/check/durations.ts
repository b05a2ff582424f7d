import type { Item, ItemKind } from '../plan.ts';
import { type CheckedPlan, leavesUnder } from './checked-plan.ts';
import type { Finding } from './finding.ts';
import { found } from './found.ts';
import { bounds, isMilestone } from './weight.ts';

/** What an item of a level usually takes, in working days. */
interface Level {
  /** Shorter than this is reported. */
  tooShort: number;
  high: number;
  usual: string;
}

/**
 * `week` is the plan's own, in working days. Only half of the usual counts as too short, and a task never
 * does: a step of half a day (a release, an announcement) is often worth a line of its own.
 */
const levelsOf = (week: number): Record<ItemKind, Level> => ({
  epic: { tooShort: 4 * week, high: 10 * week, usual: '8-10 weeks' },
  story: { tooShort: week / 2, high: 2 * week, usual: '1-2 weeks' },
  task: { tooShort: 0, high: 5, usual: '2-5 days' },
  subtask: { tooShort: 0, high: 1, usual: '0.5-1 day' },
});

/** Durations whose whole range lies outside what is usual for the item's level. */
export function unrealisticDurations({ plan, analysed }: CheckedPlan): Finding[] {
  const levels = levelsOf(plan.calendar.workdays.length);
  return plan.items.flatMap((item) => {
    if (item.duration === null || isMilestone(item) || analysed.get(item.id)?.status === 'done') return [];
    const { low, high } = bounds(item.duration);
    const level = levels[item.kind];
    if (low <= level.high && high >= level.tooShort) return [];
    const written = low === high ? `${low}` : `${low}-${high}`;
    const message = `${item.id} is ${written} working days long; ${level.usual} is usual for ${article(item.kind)}.`;
    return [found('unrealistic-duration', item.id, message)];
  });
}

const article = (kind: ItemKind): string => (kind === 'epic' ? 'an epic' : `a ${kind}`);

/**
 * Durations of summary items that their leaves contradict: the leaves' shortest sum does not fit even when
 * every track or owner works at the same time, or their longest sum fills less than half of it.
 */
export function durationsAgainstChildren(checked: CheckedPlan): Finding[] {
  return checked.plan.items.flatMap((item) => {
    if (item.duration === null || !checked.childrenOf.has(item.id)) return [];
    if (checked.analysed.get(item.id)?.status === 'done') return [];
    const own = bounds(item.duration);
    const children = sumOfLeaves(checked, item);
    if (children === null) return [];
    if (children.low / children.lanes > own.high) {
      const message = `${item.id} is to take ${own.high} working days; its children add up to ${children.low}.`;
      return [found('duration-against-children', item.id, message)];
    }
    if (children.high * 2 >= own.low) return [];
    const message = `${item.id} is to take ${own.low} working days; its children add up to only ${children.high}.`;
    return [found('duration-against-children', item.id, message)];
  });
}

/** null where a leaf has no duration, so that there is no sum. Lanes: how many tracks or owners share the work. */
function sumOfLeaves(checked: CheckedPlan, item: Item): { low: number; high: number; lanes: number } | null {
  const sum = { low: 0, high: 0 };
  const tracks = new Set<string>();
  const owners = new Set<string>();
  for (const leaf of leavesUnder(checked, item)) {
    if (leaf.duration === null) return null;
    const { low, high } = bounds(leaf.duration);
    sum.low += low;
    sum.high += high;
    const at = checked.analysed.get(leaf.id);
    if (at?.track) tracks.add(at.track);
    if (at?.owner) owners.add(at.owner);
  }
  return { ...sum, lanes: Math.max(1, tracks.size, owners.size) };
}
