import { modelOf } from '../analysis/model.ts';
import type { IsoDate, Plan } from '../plan.ts';
import type { PlanState } from '../state.ts';
import type { Odds } from './odds.ts';
import { randomFrom } from './random.ts';
import {
  chancesOf,
  isSettled,
  MOST_RUNS,
  notePairs,
  noteRun,
  oddsInRecords,
  recordsInSteps,
  workOf,
} from './records.ts';
import { runOf } from './run.ts';
import { uncertainOf } from './uncertain.ts';

const SEED = 1;
const RUNS = 1_000;
/** Runs, an even number, after which is looked again whether there are enough. */
const MORE = 500;
/** Chances times runs that may go beyond RUNS, so that no plan takes minutes. */
const MOST_NOTES = 10_000_000;
/** Nodes that the runs of one step draw and note: some milliseconds of work. */
const STEP = 100_000;

interface Asked {
  seed?: number;
  runs?: number;
}

/**
 * Chances and dates of a plan from runs in which every duration that is a range is drawn anew (see `draw` for the
 * distributions). The same seed gives the same answer on every machine. Without `runs` there are 1,000, and more, up to
 * 10,000 (fewer where a plan asks for more than 1,000 chances), until every chance is within one point, 19 times out of
 * 20; with it there are exactly so many, at most 10,000. The day of 85 % is that of 83 to 87 % by then, the day of 50 %
 * that of 47 to 53 %.
 *
 * A convergence point is on time when all of its items are, by its due date; a track's part of it when everything
 * upstream in that track is, by the same date; a gate when each of its needs that has a due date keeps it. Requirements
 * count as ticked. Throws where `analyse` does.
 */
export const odds = (plan: Plan, state: PlanState, today: IsoDate, asked: Asked = {}): Odds => {
  const steps = oddsInSteps(plan, state, today, asked);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

/** The same in steps of some milliseconds, between which the caller may do something else. */
export function* oddsInSteps(
  plan: Plan,
  state: PlanState,
  today: IsoDate,
  { seed = SEED, runs }: Asked = {},
): Generator<void, Odds> {
  const model = modelOf(plan, state, today);
  yield;
  const uncertain = uncertainOf(model);
  const records = yield* recordsInSteps(model, uncertain);
  const chances = chancesOf(records);
  const reach = new Float64Array(model.network.size);
  const run = runOf(model, uncertain, randomFrom(seed), new Float64Array(model.network.size), reach);
  const wanted = Math.min(MOST_RUNS, Math.max(1, runs ?? RUNS));
  const most = Math.max(wanted, Math.min(MOST_RUNS, Math.floor(MOST_NOTES / Math.max(1, chances.length))));
  const together = Math.max(1, Math.floor(STEP / (uncertain.nodes.length + workOf(records))));
  let done = 0;
  const isEnough = () => done >= wanted && (runs !== undefined || done >= most || isSettled(chances, done));
  if (uncertain.nodes.length === 0) return yield* oddsInRecords(model, records, seed, 0);
  while (!isEnough()) {
    const next = Math.min(most, done < wanted ? wanted : done + MORE);
    for (; done < next; done++) {
      run();
      noteRun(records, reach);
      if (done % 2 === 1) notePairs(chances);
      if (done % together === 0) yield;
    }
  }
  return yield* oddsInRecords(model, records, seed, done);
}
