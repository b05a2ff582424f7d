import type { IsoDate } from '../plan.ts';
import type { ItemAnalysis, ItemStatus } from './analysis.ts';

/** What some leaves come to together. */
export interface Tally {
  leaves: number;
  done: number;
  untouched: number;
  /** Slots of estimate, and of it what is done. */
  weight: number;
  worked: number;
  start: IsoDate | null;
  finish: IsoDate | null;
  latestStart: IsoDate | null;
  latestFinish: IsoDate | null;
  /** Least float of the leaves that are not done. */
  floatDays: number | null;
  critical: boolean;
  blocked: boolean;
}

export const emptyTally = (): Tally => ({
  leaves: 0,
  done: 0,
  untouched: 0,
  weight: 0,
  worked: 0,
  start: null,
  finish: null,
  latestStart: null,
  latestFinish: null,
  floatDays: null,
  critical: false,
  blocked: false,
});

const earlier = (a: IsoDate | null, b: IsoDate | null): IsoDate | null =>
  a === null || (b !== null && b < a) ? b : a;
const later = (a: IsoDate | null, b: IsoDate | null): IsoDate | null =>
  a === null || (b !== null && b > a) ? b : a;

/** Adds a leaf; `slots` is its estimate. */
export const addLeaf = (tally: Tally, leaf: ItemAnalysis, slots: number): void => {
  tally.leaves++;
  if (leaf.status === 'done') tally.done++;
  if (leaf.status === 'not started') tally.untouched++;
  tally.weight += slots;
  tally.worked += slots * leaf.progress;
  tally.start = earlier(tally.start, leaf.start);
  tally.finish = later(tally.finish, leaf.finish);
  tally.latestStart = earlier(tally.latestStart, leaf.latestStart);
  tally.latestFinish = later(tally.latestFinish, leaf.latestFinish);
  if (leaf.status !== 'done' && leaf.floatDays < (tally.floatDays ?? Infinity))
    tally.floatDays = leaf.floatDays;
  tally.critical ||= leaf.critical;
  tally.blocked ||= leaf.blocked;
};

export const addTally = (tally: Tally, other: Tally): void => {
  tally.leaves += other.leaves;
  tally.done += other.done;
  tally.untouched += other.untouched;
  tally.weight += other.weight;
  tally.worked += other.worked;
  tally.start = earlier(tally.start, other.start);
  tally.finish = later(tally.finish, other.finish);
  tally.latestStart = earlier(tally.latestStart, other.latestStart);
  tally.latestFinish = later(tally.latestFinish, other.latestFinish);
  if (other.floatDays !== null && other.floatDays < (tally.floatDays ?? Infinity))
    tally.floatDays = other.floatDays;
  tally.critical ||= other.critical;
  tally.blocked ||= other.blocked;
};

/** Leaves weighed by their estimates; by their number where all of them are milestones. */
export const progressOf = ({ leaves, done, weight, worked }: Tally): number => {
  if (weight > 0) return worked / weight;
  return leaves === 0 ? 0 : done / leaves;
};

export const statusOf = ({ leaves, done, untouched }: Tally): ItemStatus => {
  if (done === leaves) return 'done';
  return untouched === leaves ? 'not started' : 'in progress';
};
