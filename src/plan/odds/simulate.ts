import { SLOTS_PER_DAY } from '../analysis/estimate.ts';
import { type Model, modelOf } from '../analysis/model.ts';
import type { IsoDate, Plan } from '../plan.ts';
import type { PlanState } from '../state.ts';
import type { Odds } from './odds.ts';
import { randomFrom } from './random.ts';
import { runOf } from './run.ts';
import { endTarget, type GateTarget, gateTargets, pointTargets, type Target } from './targets.ts';
import { type Uncertain, uncertainOf } from './uncertain.ts';

const SEED = 1;
const RUNS = 2_000;
const MOST_RUNS = 10_000;
/** Chances times runs that may go beyond RUNS, so that no plan takes minutes. */
const MOST_NOTES = 20_000_000;
/** A chance is settled when it lies within a point of what is printed, 19 times out of 20. */
const POINT = 0.01;
const DEVIATIONS = 1.96;
/** Sums of drawn durations that miss a half day by rounding alone do not miss it. */
const ROUNDING = 1e-6;

/** What the runs said of one target. */
interface Record {
  target: Target;
  onTime: number;
  /** By run, the slot after the one in which it was reached; empty where no date is asked for. */
  reached: Float64Array;
}

interface GateRecord extends Record {
  target: GateTarget;
}

const recordOf = <T extends Target>(target: T): Record & { target: T } => ({
  target,
  onTime: 0,
  reached: new Float64Array(target.nodes.length > 0 ? MOST_RUNS : 0),
});

const undatedRecordOf = (target: Target): Record => ({ target, onTime: 0, reached: new Float64Array(0) });

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

const note = (record: Record, run: number, reach: Float64Array): void => {
  if (record.target.nodes.length === 0) return;
  const slot = reachedIn(record.target, reach);
  record.reached[run] = slot;
  if (isOnTime(record.target, slot)) record.onTime++;
};

const noteGate = (record: GateRecord, run: number, reach: Float64Array): void => {
  if (record.target.nodes.length === 0) return;
  record.reached[run] = reachedIn(record.target, reach);
  if (record.target.dues.every((due) => isOnTime(due, reachedIn(due, reach)))) record.onTime++;
};

const isSettled = (records: readonly Record[], runs: number): boolean =>
  records.every(({ onTime }) => {
    const chance = onTime / runs;
    return DEVIATIONS * Math.sqrt((chance * (1 - chance)) / runs) <= POINT;
  });

/** The days by which half, and 85 %, of the runs have reached the target. */
const days = (
  model: Model,
  { reached }: Record,
  runs: number,
): { p50: IsoDate | null; p85: IsoDate | null } => {
  if (reached.length === 0) return { p50: null, p85: null };
  const slots = reached.subarray(0, runs).toSorted();
  const dayBy = (share: number): IsoDate => {
    const slot = slots[Math.ceil(share * runs) - 1] ?? 0;
    return model.calendar.dateAt(Math.ceil((slot - ROUNDING) / SLOTS_PER_DAY) - 1);
  };
  return { p50: dayBy(0.5), p85: dayBy(0.85) };
};

const chanceOf = ({ target, onTime }: Record, runs: number, hasDue: boolean): number | null =>
  target.nodes.length > 0 && hasDue ? onTime / runs : null;

const pointOdds = (model: Model, record: Record, runs: number, hasDue: boolean) => ({
  id: record.target.id,
  onTime: chanceOf(record, runs, hasDue),
  ...days(model, record, runs),
});

const recordsOf = (model: Model, uncertain: Uncertain) => ({
  points: pointTargets(model, uncertain).map((target) => ({
    ...recordOf(target),
    tracks: target.tracks.map(undatedRecordOf),
  })),
  gates: gateTargets(model, uncertain).map(recordOf),
  end: recordOf(endTarget(model, uncertain)),
});

type Records = ReturnType<typeof recordsOf>;

const toOdds = (model: Model, { points, gates, end }: Records, seed: number, runs: number): Odds => ({
  seed,
  runs,
  convergence: points.map((point) => ({
    ...pointOdds(model, point, runs, point.target.deadline !== null),
    tracks: point.tracks.map((track) => ({
      id: track.target.id,
      onTime: chanceOf(track, runs, track.target.deadline !== null),
    })),
  })),
  gates: gates.map((gate) => pointOdds(model, gate, runs, gate.target.dues.length > 0)),
  end: days(model, end, runs),
});

/**
 * Chances and dates of a plan from runs in which every duration that is a range is drawn anew (see `draw` for the
 * distributions). The same seed gives the same answer on every machine. Without `runs` there are 2,000, and more, up to
 * 10,000 (fewer where a plan asks for more than 2,000 chances), until every chance is within one point, 19 times out of
 * 20; with it there are exactly so many, at most 10,000.
 *
 * A convergence point is on time when all of its items are, by its due date; a track's part of it when everything
 * upstream in that track is, by the same date; a gate when each of its needs that has a due date keeps it. Requirements
 * count as ticked. Throws where `analyse` does.
 */
export const odds = (
  plan: Plan,
  state: PlanState,
  today: IsoDate,
  { seed = SEED, runs }: { seed?: number; runs?: number } = {},
): Odds => {
  const model = modelOf(plan, state, today);
  const uncertain = uncertainOf(model);
  const records = recordsOf(model, uncertain);
  const { points, gates, end } = records;
  const chances: Record[] = [...points, ...points.flatMap((point) => point.tracks), ...gates];
  const reach = new Float64Array(model.network.size);
  const run = runOf(model, uncertain, randomFrom(seed), new Float64Array(model.network.size), reach);
  const wanted = Math.min(MOST_RUNS, Math.max(1, runs ?? RUNS));
  const most = Math.max(wanted, Math.min(MOST_RUNS, Math.floor(MOST_NOTES / Math.max(1, chances.length))));
  let done = 0;
  const isEnough = () => done >= wanted && (runs !== undefined || done >= most || isSettled(chances, done));
  if (uncertain.nodes.length === 0) return toOdds(model, records, seed, 0);
  while (!isEnough()) {
    const next = Math.min(most, done < wanted ? wanted : done + RUNS);
    for (; done < next; done++) {
      run();
      for (const point of points) {
        note(point, done, reach);
        for (const track of point.tracks) note(track, done, reach);
      }
      for (const gate of gates) noteGate(gate, done, reach);
      note(end, done, reach);
    }
  }
  return toOdds(model, records, seed, done);
};
