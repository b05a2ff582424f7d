import { dayOf } from '../calendar/day.ts';
import { type CheckedPlan, leavesUnder } from './checked-plan.ts';
import type { Finding } from './finding.ts';
import { found } from './found.ts';

const LONGEST_GAP_DAYS = 14;

/** Pairs of tracks that one item brings together, and that no convergence point has among its needs. */
export function unguardedMeetings(checked: CheckedPlan): Finding[] {
  const tracksOf = trackLookUp(checked);
  const guarded = new Set(
    checked.plan.convergence.flatMap((point) => pairs([...new Set(point.needs.flatMap(tracksOf))])),
  );
  const names = new Map(checked.plan.tracks.map(({ id, name }) => [id, name]));
  const findings: Finding[] = [];
  for (const item of checked.plan.items) {
    if (item.dependencies.length === 0 || checked.analysed.get(item.id)?.status === 'done') continue;
    for (const [one, other] of meetingAt(
      item.id,
      item.dependencies.map((before) => before.item),
      tracksOf,
    )) {
      const pair = pairKey(one, other);
      if (guarded.has(pair)) continue;
      guarded.add(pair);
      const tracks = `${names.get(one) ?? one} and ${names.get(other) ?? other}`;
      const message = `${tracks} meet at ${item.id}, and no convergence point needs items of both.`;
      findings.push(found('tracks-meet-unguarded', item.id, message));
    }
  }
  return findings;
}

const pairKey = (one: string, other: string): string =>
  one < other ? `${one}\n${other}` : `${other}\n${one}`;

const pairs = (tracks: string[]): string[] =>
  tracks.flatMap((one, at) => tracks.slice(at + 1).map((other) => pairKey(one, other)));

/** Each track of what comes before, with each other one and with each track of the item itself. */
function meetingAt(item: string, before: string[], tracksOf: (id: string) => string[]): [string, string][] {
  const own = tracksOf(item);
  const arriving = [...new Set(before.flatMap(tracksOf))];
  return arriving.flatMap((one, at) =>
    [...new Set([...own, ...arriving.slice(at + 1)])]
      .filter((other) => other !== one)
      .map((other): [string, string] => [one, other]),
  );
}

/** Tracks of an item's leaves, kept once they are known. */
function trackLookUp(checked: CheckedPlan): (id: string) => string[] {
  const known = new Map<string, string[]>();
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    const item = checked.items.get(id);
    const tracks = (item ? leavesUnder(checked, item) : []).map(
      (leaf) => checked.analysed.get(leaf.id)?.track,
    );
    const distinct = [...new Set(tracks.filter((track) => track != null))];
    known.set(id, distinct);
    return distinct;
  };
}

/** Convergence points still ahead that come more than two weeks after the one before, by due date or forecast. */
export function convergenceGaps({ analysis }: CheckedPlan): Finding[] {
  const points = analysis.convergence
    .map(({ id, due, forecast, reached }) => ({ id, day: due ?? forecast, reached }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return points.flatMap((point, at) => {
    const before = points[at - 1];
    if (!before || point.reached) return [];
    const days = dayOf(point.day) - dayOf(before.day);
    if (days <= LONGEST_GAP_DAYS) return [];
    return [found('convergence-gap', point.id, `${point.id} comes ${days} days after ${before.id}.`)];
  });
}
