import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { IsoDate } from '../plan.ts';
import type { Snapshot } from './snapshot.ts';

type CauseKind =
  | 'started'
  | 'not started'
  | 'estimate'
  | 'blocked'
  | 'finished'
  | 'duration'
  | 'added'
  | 'removed'
  | 'dependency'
  | 'calendar';

/** What one item's change did to a date, or that of the plan's days off. */
export interface Cause {
  /** Its id, or what changed where no item did. */
  item: string;
  kind: CauseKind;
  /** Working days; later is positive. */
  days: number;
  /** Said of the item, as `started 2 days late`. */
  what: string;
  /** A person's id. */
  owner: string | null;
}

export type SnapshotItem = Snapshot['items'][number];

interface Pair {
  before: SnapshotItem | null;
  after: SnapshotItem | null;
}

/** One item on the chain that decides a date, and the one that it waited for. */
export interface Change extends Pair {
  item: string;
  driver: Pair | null;
  removed: readonly SnapshotItem[];
  today: IsoDate;
  /** By which the dates before were counted. */
  earlier: WorkCalendar;
}

const inDays = (days: number): string => (Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`);
const lateOrEarly = (days: number): string => `${inDays(days)} ${days > 0 ? 'late' : 'early'}`;
const longerOrShorter = (days: number): string => `${inDays(days)} ${days > 0 ? 'longer' : 'shorter'}`;
const laterOrEarlier = (days: number): string => `${inDays(days)} ${days > 0 ? 'later' : 'earlier'}`;

const moved = (calendar: WorkCalendar, pair: Pair | null, key: 'start' | 'finish'): number =>
  pair?.before && pair.after ? calendar.workdaysBetween(pair.before[key], pair.after[key]) : 0;

const spanOf = (calendar: WorkCalendar, { start, finish }: SnapshotItem): number =>
  calendar.workdaysBetween(start, finish);

type Told = Pick<Cause, 'kind' | 'what'>;

/** Why an item takes more or less time than before. */
const spanTold = (before: SnapshotItem, after: SnapshotItem, days: number): Told => {
  if (days > 0 && after.blocked) return { kind: 'blocked', what: `blocked, ${laterOrEarlier(days)}` };
  if (after.duration !== before.duration)
    return {
      kind: 'estimate',
      what: `estimate now ${inDays(after.duration)}, was ${inDays(before.duration)}`,
    };
  if (after.status === 'done')
    return {
      kind: 'finished',
      what: `finished ${inDays(days)} ${days > 0 ? 'later' : 'sooner'} than forecast`,
    };
  return { kind: 'duration', what: `takes ${longerOrShorter(days)}` };
};

/** Why an item starts on another day than what it waits for explains. */
const startTold = (change: Change, after: SnapshotItem, days: number): Told => {
  if (after.status !== 'not started') return { kind: 'started', what: `started ${lateOrEarly(days)}` };
  if (days > 0 && after.blocked) return { kind: 'blocked', what: `blocked, ${laterOrEarlier(days)}` };
  if (days > 0 && after.start <= change.today)
    return { kind: 'not started', what: `not started, ${inDays(days)} late` };
  return { kind: 'dependency', what: `starts ${laterOrEarlier(days)}` };
};

/** An added item holds up what waits for it; a removed one no longer does. */
const withoutPair = (change: Change, calendar: WorkCalendar): Cause[] => {
  const { item, before, after } = change;
  const only = before ?? after;
  if (only === null) return [];
  const days = Math.max(1, calendar.workdaysBetween(only.start, only.finish) + 1);
  return before === null
    ? [{ item, kind: 'added', days, what: `added, ${inDays(days)}`, owner: only.owner }]
    : [{ item, kind: 'removed', days: -days, what: `removed, ${inDays(days)}`, owner: only.owner }];
};

/** A start that nothing in the plan explains any more: what was removed and finished just before it does. */
const removedBefore = (change: Change, before: SnapshotItem, days: number): Cause[] => {
  const gone = change.removed
    .filter((item) => item.finish <= before.start)
    .sort((a, b) => (a.finish < b.finish ? 1 : -1))[0];
  if (days >= 0 || gone === undefined) return [];
  return [{ item: gone.id, kind: 'removed', days, what: 'removed', owner: gone.owner }];
};

/** Whether the time that an item takes is its own doing, and not that of the half day it starts on or of somebody's absence. */
const tookItsTime = (before: SnapshotItem, after: SnapshotItem): boolean =>
  after.status !== 'not started' || after.blocked || after.duration !== before.duration;

/** What the item itself contributed: its own late or early start, and the time that it takes more or less. */
export const causesAt = (change: Change, calendar: WorkCalendar): Cause[] => {
  const { item, before, after, driver } = change;
  if (before === null || after === null) return withoutPair(change, calendar);
  const startMoved = moved(calendar, change, 'start');
  const isNew = driver !== null && (driver.before === null || driver.after === null);
  const waited = isNew ? startMoved : moved(calendar, driver, 'finish');
  if (moved(calendar, change, 'finish') === waited) return [];

  const causes: Cause[] = [];
  const longer = tookItsTime(before, after) ? spanOf(calendar, after) - spanOf(change.earlier, before) : 0;
  if (longer !== 0)
    causes.push({ item, days: longer, owner: after.owner, ...spanTold(before, after, longer) });
  const late = startMoved - waited;
  if (late === 0) return causes;
  const gone = removedBefore(change, before, late);
  if (gone.length > 0) return [...causes, ...gone];
  return [...causes, { item, days: late, owner: after.owner, ...startTold(change, after, late) }];
};
