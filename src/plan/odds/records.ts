import { SLOTS_PER_DAY } from '../analysis/estimate.ts';
import type { Model } from '../analysis/model.ts';
import type { IsoDate } from '../plan.ts';
import { countDays, type DayCounts } from './day-counts.ts';
import type { Odds } from './odds.ts';
import { endTarget, type GateTarget, gateTargets, pointTarget, type Target } from './targets.ts';
import type { Uncertain } from './uncertain.ts';

export const MOST_RUNS = 10_000;
/** A chance is settled when it lies within a point of what is printed, 19 times out of 20. */
const POINT = 0.01;
const DEVIATIONS = 1.96;
/** Sums of drawn durations that miss a half day by rounding alone do not miss it. */
const ROUNDING = 1e-6;

/** What the runs said of one target. */
export interface Record {
  target: Target;
  onTime: number;
  /** The same after the last pair of runs. */
  before: number;
  /** Pairs of runs of which one was on time. */
  split: number;
  /** On which day how many runs reached it; null where no date is asked for. */
  ended: DayCounts | null;
}

interface GateRecord extends Record {
  target: GateTarget;
}

const NONE = { onTime: 0, before: 0, split: 0 };

const recordOf = <T extends Target>(target: T): Record & { target: T } => ({
  target,
  ...NONE,
  ended: target.nodes.length > 0 ? countDays() : null,
});

const undatedRecordOf = (target: Target): Record => ({ target, ...NONE, ended: null });

const reachedIn = ({ nodes, fixed }: Target, reach: Float64Array): number => {
  let latest = fixed;
  for (let at = 0; at < nodes.length; at++) {
    const slot = reach[nodes[at] as number] as number;
    if (slot > latest) latest = slot;
  }
  return latest;
};

const isOnTime = (target: Target, slot: number): boolean =>
  target.deadline === null || slot <= target.deadline + ROUNDING;

/** The last day of which a slot is taken, from the slot after it. */
const dayBefore = (slot: number): number => Math.ceil((slot - ROUNDING) / SLOTS_PER_DAY) - 1;

const note = (record: Record, reach: Float64Array): void => {
  if (record.target.nodes.length === 0) return;
  const slot = reachedIn(record.target, reach);
  record.ended?.add(dayBefore(slot));
  if (isOnTime(record.target, slot)) record.onTime++;
};

const noteGate = (record: GateRecord, reach: Float64Array): void => {
  if (record.target.nodes.length === 0) return;
  record.ended?.add(dayBefore(reachedIn(record.target, reach)));
  if (record.target.dues.every((due) => isOnTime(due, reachedIn(due, reach)))) record.onTime++;
};

/** The variance of a chance from pairs, each of which has none, half or all of its runs on time. */
const variance = ({ onTime, split }: Record, pairs: number): number => {
  const chance = onTime / (2 * pairs);
  const squares = (onTime - split) / 2 + split / 4;
  return (squares / pairs - chance ** 2) / pairs;
};

/** Whether every chance from an even number of runs is as near as it has to be. */
export const isSettled = (records: readonly Record[], runs: number): boolean =>
  records.every((record) => DEVIATIONS ** 2 * variance(record, runs / 2) <= POINT ** 2);

/** The days by which half, and 85 %, of the runs have reached the target. */
const days = (
  model: Model,
  { ended }: Record,
  runs: number,
): { p50: IsoDate | null; p85: IsoDate | null } => {
  if (ended === null) return { p50: null, p85: null };
  const dayBy = (share: number): IsoDate => model.calendar.dateAt(ended.dayOf(Math.ceil(share * runs)));
  return { p50: dayBy(0.5), p85: dayBy(0.85) };
};

const chanceOf = ({ target, onTime }: Record, runs: number, hasDue: boolean): number | null =>
  target.nodes.length > 0 && hasDue ? onTime / runs : null;

const pointOdds = (model: Model, record: Record, runs: number, hasDue: boolean) => ({
  id: record.target.id,
  onTime: chanceOf(record, runs, hasDue),
  ...days(model, record, runs),
});

export interface Records {
  points: (Record & { tracks: Record[] })[];
  gates: GateRecord[];
  end: Record;
}

/** Empty records; each step is the work for one convergence point. */
export function* recordsInSteps(model: Model, uncertain: Uncertain): Generator<void, Records> {
  const points: Records['points'] = [];
  for (const point of model.plan.convergence) {
    const target = pointTarget(model, uncertain, point);
    points.push({ ...recordOf(target), tracks: target.tracks.map(undatedRecordOf) });
    yield;
  }
  const gates = gateTargets(model, uncertain).map(recordOf);
  return { points, gates, end: recordOf(endTarget(model, uncertain)) };
}

export const chancesOf = ({ points, gates }: Records): Record[] => [
  ...points,
  ...points.flatMap((point) => point.tracks),
  ...gates,
];

/** Nodes and chances that are looked at to note one run. */
export const workOf = (records: Records): number =>
  [...chancesOf(records), records.end].reduce((sum, { target }) => sum + target.nodes.length + 1, 0);

/** After the second run of each pair. */
export const notePairs = (chances: readonly Record[]): void => {
  for (const record of chances) {
    if (record.onTime - record.before === 1) record.split++;
    record.before = record.onTime;
  }
};

export const noteRun = ({ points, gates, end }: Records, reach: Float64Array): void => {
  for (const point of points) {
    note(point, reach);
    for (const track of point.tracks) note(track, reach);
  }
  for (const gate of gates) noteGate(gate, reach);
  note(end, reach);
};

/** What the runs come to; each step is the work for one convergence point or gate. */
export function* oddsInRecords(
  model: Model,
  { points, gates, end }: Records,
  seed: number,
  runs: number,
): Generator<void, Odds> {
  const convergence: Odds['convergence'] = [];
  for (const point of points) {
    const tracks = point.tracks.map((track) => ({
      id: track.target.id,
      onTime: chanceOf(track, runs, track.target.deadline !== null),
    }));
    convergence.push({ ...pointOdds(model, point, runs, point.target.deadline !== null), tracks });
    yield;
  }
  const reviewed: Odds['gates'] = [];
  for (const gate of gates) {
    reviewed.push(pointOdds(model, gate, runs, gate.target.dues.length > 0));
    yield;
  }
  return { seed, runs, convergence, gates: reviewed, end: days(model, end, runs) };
}
