import type { ItemAnalysis } from '../analysis/analysis.ts';
import type { CheckedPlan } from './checked-plan.ts';
import type { Finding } from './finding.ts';
import { found } from './found.ts';
import { isMilestone } from './weight.ts';

/** People whose open items overlap by more than a day that one ends and the next begins on. */
export function doubleBookings(checked: CheckedPlan): Finding[] {
  const findings: Finding[] = [];
  for (const [person, items] of workOf(checked)) {
    const clashes = clashesOf(items);
    const first = clashes[0];
    if (!first) continue;
    const more = clashes.length > 1 ? ` (and ${clashes.length - 1} more times)` : '';
    const message = `${person} is on ${first.one} and ${first.other} at once from ${first.from}${more}.`;
    findings.push(found('double-booked', person, message));
  }
  return findings;
}

/** Open items by owner; a blocked item leaves its owner free for another. */
function workOf({ open, analysed }: CheckedPlan): Map<string, ItemAnalysis[]> {
  const work = new Map<string, ItemAnalysis[]>();
  for (const item of open) {
    const at = analysed.get(item.id);
    if (!at?.owner || at.blocked || isMilestone(item)) continue;
    const theirs = work.get(at.owner);
    if (theirs) theirs.push(at);
    else work.set(at.owner, [at]);
  }
  return work;
}

interface Clash {
  one: string;
  other: string;
  from: string;
}

/** One clash for each item that starts while an earlier one still runs. */
function clashesOf(items: ItemAnalysis[]): Clash[] {
  const clashes: Clash[] = [];
  let running: ItemAnalysis | null = null;
  for (const item of items.toSorted(byStart)) {
    if (running && overlap(running, item))
      clashes.push({ one: running.id, other: item.id, from: item.start });
    if (!running || item.finish > running.finish) running = item;
  }
  return clashes;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byStart = (a: ItemAnalysis, b: ItemAnalysis): number =>
  compare(a.start, b.start) || compare(a.finish, b.finish);

/**
 * `other` starts no earlier than `one`; two items may share the day on which one hands over to the other, unless one of
 * them alone fills it.
 */
const overlap = (one: ItemAnalysis, other: ItemAnalysis): boolean =>
  other.start < one.finish || (other.start === one.finish && (fillsADay(one) || fillsADay(other)));

const fillsADay = (item: ItemAnalysis): boolean => item.start === item.finish && item.estimateDays >= 1;
