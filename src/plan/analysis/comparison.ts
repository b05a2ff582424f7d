import { compileCalendar, type WorkCalendar } from '../calendar/work-calendar.ts';
import { childrenOf } from '../dependencies.ts';
import { same } from '../file/same.ts';
import type { IsoDate, Plan } from '../plan.ts';
import type { SnapshotItem } from './causes.ts';
import type { Snapshot } from './snapshot.ts';
import { type Structure, structureOf } from './structure.ts';

/** Two snapshots of one plan with what is needed to walk back from a point to what moved it. */
export interface Comparison {
  plan: Plan;
  structure: Structure;
  calendar: WorkCalendar;
  /** The one of before; the same where the plan's days off are as they were. */
  earlier: WorkCalendar;
  before: ReadonlyMap<string, SnapshotItem>;
  after: ReadonlyMap<string, SnapshotItem>;
  /** Ids that the snapshot before had and the plan no longer has. */
  removed: SnapshotItem[];
  children: ReadonlyMap<string, readonly string[]>;
  /** By track: its leaves, where one of them is not parallel. */
  lanes: ReadonlyMap<string, number[]>;
  today: IsoDate;
}

const itemsById = (snapshot: Snapshot): Map<string, SnapshotItem> =>
  new Map(snapshot.items.map((item) => [item.id, item]));

const lanesOf = ({ items }: Plan, { track, summary }: Structure): Map<string, number[]> => {
  const leaves = [...items.keys()].filter((at) => summary[at] === 0 && track[at] !== null);
  const lanes = Map.groupBy(leaves, (at) => track[at] ?? '');
  for (const [id, lane] of lanes) if (lane.every((at) => items[at]?.parallel)) lanes.delete(id);
  return lanes;
};

/** The days off of a snapshot, where they are others than the plan's. */
const calendarOf = ({ calendar }: Snapshot, plan: Plan): WorkCalendar | null =>
  calendar === undefined || same(calendar, plan.calendar)
    ? null
    : compileCalendar({ calendar, start: plan.start });

/** `plan` is the later one. */
export const comparisonOf = (before: Snapshot, after: Snapshot, plan: Plan): Comparison => {
  const now = itemsById(after);
  const structure = structureOf(plan);
  const calendar = compileCalendar(plan);
  return {
    plan,
    structure,
    calendar,
    earlier: calendarOf(before, plan) ?? calendar,
    before: itemsById(before),
    after: now,
    removed: before.items.filter(({ id }) => !now.has(id)),
    children: childrenOf(plan),
    lanes: lanesOf(plan, structure),
    today: after.date,
  };
};
