import type { Gate, IsoDate, Plan } from '../plan.ts';
import { type Cause, type Change, causesAt, type SnapshotItem } from './causes.ts';
import { type Comparison, comparisonOf } from './comparison.ts';
import type { Snapshot } from './snapshot.ts';

/** A convergence point, a gate or the `end` that is on another day than before. */
export interface Move {
  id: string;
  /** Working days; later is positive. */
  days: number;
  /** What moved it, most days first; the plan's days off where no item did, empty where a requirement stays open. */
  causes: Cause[];
  /** The first of them. */
  cause: Cause | null;
}

/** The item of the list that finishes last in the given snapshot. */
const last = (items: ReadonlyMap<string, SnapshotItem>, ids: Iterable<string>): string | null => {
  let latest: SnapshotItem | null = null;
  for (const id of ids) {
    const item = items.get(id);
    if (item && (latest === null || item.finish > latest.finish)) latest = item;
  }
  return latest?.id ?? null;
};

/** The leaf of a summary item that finishes last; a leaf is its own. */
const lastLeaf = ({ children }: Comparison, items: ReadonlyMap<string, SnapshotItem>, id: string): string => {
  let at = id;
  for (let below = children.get(at); below; below = children.get(at))
    at = last(items, below) ?? below[0] ?? at;
  return at;
};

/** What an item waits for: its dependencies, its ancestors', and where one of the two is not parallel, its track. */
const waitsFor = ({ plan, structure, lanes }: Comparison, id: string): string[] => {
  const { index, parent, track } = structure;
  const own = index.get(id);
  if (own === undefined) return [];
  const ids: string[] = [];
  for (let at = own; at >= 0; at = parent[at] as number)
    for (const { item } of plan.items[at]?.dependencies ?? []) ids.push(item);
  const isAlone = plan.items[own]?.parallel === false;
  for (const at of lanes.get(track[own] ?? '') ?? []) {
    const other = plan.items[at];
    if (at !== own && other && (isAlone || !other.parallel)) ids.push(other.id);
  }
  return ids;
};

/** The item that decides when `id` starts: of those it waits for that finish by then, the last one. */
const driverOf = (now: Comparison, items: ReadonlyMap<string, SnapshotItem>, id: string): string | null => {
  const start = items.get(id)?.start ?? '';
  const leaves = waitsFor(now, id).map((each) => lastLeaf(now, items, each));
  return last(
    items,
    leaves.filter((leaf) => leaf !== id && (items.get(leaf)?.finish ?? '') <= start),
  );
};

const lastOf = (
  now: Comparison,
  items: ReadonlyMap<string, SnapshotItem>,
  needs: readonly string[],
): string | null =>
  last(
    items,
    needs.map((need) => lastLeaf(now, items, need)),
  );

/** Walks back along the chain that decides the date: today's where it is later, the former one where it is earlier. */
const causesOf = (now: Comparison, needs: readonly string[], days: number): Cause[] => {
  const items = days > 0 ? now.after : now.before;
  const causes: Cause[] = [];
  const seen = new Set<string>();
  let id = lastOf(now, items, needs);
  while (id !== null && !seen.has(id)) {
    seen.add(id);
    const driver = driverOf(now, items, id);
    const change: Change = {
      item: id,
      before: now.before.get(id) ?? null,
      after: now.after.get(id) ?? null,
      driver:
        driver === null
          ? null
          : { before: now.before.get(driver) ?? null, after: now.after.get(driver) ?? null },
      removed: now.removed,
      today: now.today,
      earlier: now.earlier,
    };
    causes.push(...causesAt(change, now.calendar));
    id = driver;
  }
  const isSameWay = (cause: Cause) => Math.sign(cause.days) === Math.sign(days);
  const capped = (cause: Cause): Cause => ({
    ...cause,
    days: days > 0 ? Math.min(cause.days, days) : Math.max(cause.days, days),
  });
  return causes
    .filter(isSameWay)
    .map(capped)
    .sort((a, b) => Math.abs(b.days) - Math.abs(a.days));
};

const daysOff = (days: number): Cause => ({
  item: 'days off',
  kind: 'calendar',
  days,
  what: 'changed',
  owner: null,
});

/** After which only a requirement holds what waits for them. */
const lastFinish = (now: Comparison, needs: readonly string[]): IsoDate | null =>
  now.after.get(lastOf(now, now.after, needs) ?? '')?.finish ?? null;

const needsOfGate = (plan: Plan, gate: Gate): string[] => {
  if (gate.needs.length === 0)
    return plan.items.flatMap(({ id, phase }) => (phase === gate.phase ? [id] : []));
  return gate.needs.flatMap((id) => plan.convergence.find((point) => point.id === id)?.needs ?? [id]);
};

/**
 * What moved between two snapshots of a plan, by how many working days and by which items, most days first; `plan` is
 * the later one. A point that only one of the snapshots has did not move.
 */
export const whyMoved = (before: Snapshot, after: Snapshot, plan: Plan): Move[] => {
  const now = comparisonOf(before, after, plan);
  const then = new Map([...before.convergence, ...before.gates].map(({ id, forecast }) => [id, forecast]));
  const forecasts = new Map([...after.convergence, ...after.gates].map(({ id, forecast }) => [id, forecast]));
  const moveOf = (id: string, from: IsoDate, to: IsoDate, needs: readonly string[]): Move[] => {
    const days = now.calendar.workdaysBetween(from, to);
    if (days === 0) return [];
    const causes = causesOf(now, needs, days);
    const isByDaysOff = now.earlier !== now.calendar && to === lastFinish(now, needs);
    if (causes.length === 0 && isByDaysOff) causes.push(daysOff(days));
    return [{ id, days, causes, cause: causes[0] ?? null }];
  };
  const moved = (id: string, needs: readonly string[]): Move[] => {
    const from = then.get(id);
    const to = forecasts.get(id);
    return from === undefined || to === undefined ? [] : moveOf(id, from, to, needs);
  };
  const everything = [...new Set([...now.before.keys(), ...now.after.keys()])];
  return [
    ...plan.convergence.flatMap((point) => moved(point.id, point.needs)),
    ...plan.gates.flatMap((gate) => moved(gate.id, needsOfGate(plan, gate))),
    ...moveOf('end', before.end, after.end, everything),
  ].sort((a, b) => Math.abs(b.days) - Math.abs(a.days));
};
