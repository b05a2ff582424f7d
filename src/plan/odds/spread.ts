import { SLOTS_PER_DAY } from '../analysis/estimate.ts';
import type { Facts } from '../analysis/facts.ts';
import { elapsedSlots, type Model } from '../analysis/model.ts';
import type { Duration } from '../plan.ts';
import type { Random } from './random.ts';

/** Numbers that a draw takes: one for a range; for three points one for the shape and five to take one of. */
export const RANGE_NUMBERS = 1;
export const POINTS_NUMBERS = 6;
/** How often a duration is drawn again that is shorter than what has already passed. */
const TRIES = 64;
const LEAST_SLOTS = 1;

/** How long an item may still take, in slots, not rounded to whole ones. */
export interface Spread {
  low: number;
  high: number;
  /** First shape of the beta distribution of three points, 1 to 5; null where every duration is equally likely. */
  shape: number | null;
  /** What has passed of an item under way, and the share that is still to do where only a progress is known. */
  elapsed: number;
  share: number;
  least: number;
}

const spreadOfDuration = (duration: Duration | null): Pick<Spread, 'low' | 'high' | 'shape'> | null => {
  if (duration === null || duration.kind === 'fixed') return null;
  const isRange = duration.kind === 'range';
  const low = (isRange ? duration.low : duration.optimistic) * SLOTS_PER_DAY;
  const high = (isRange ? duration.high : duration.pessimistic) * SLOTS_PER_DAY;
  if (low >= high) return null;
  return {
    low,
    high,
    shape: isRange ? null : 1 + (4 * (duration.likely * SLOTS_PER_DAY - low)) / (high - low),
  };
};

const isOver = (spread: Spread): boolean => spread.high * spread.share - spread.elapsed <= spread.least;

/**
 * The spread of what a leaf still takes; null where it is a single number: what is done, what has a stated remainder,
 * one estimate, or what has outlasted its longest estimate.
 */
export const spreadOf = (model: Model, node: number): Spread | null => {
  const facts: Facts | null = model.facts[node] ?? null;
  const given = spreadOfDuration(model.plan.items[node]?.duration ?? null);
  if (given === null || facts === null || facts.status === 'done' || facts.remaining !== null) return null;
  if (facts.status === 'not started') return { ...given, elapsed: 0, share: 1, least: 0 };
  const elapsed = elapsedSlots(model, facts, model.away[node] ?? null);
  const share = facts.started === null ? 1 - (facts.progress ?? 0) : 1;
  const spread = { ...given, elapsed, share, least: LEAST_SLOTS };
  return isOver(spread) ? null : spread;
};

/** The `rank`-th smallest of five numbers, by a sorting network. */
const ranked = (rank: number, p: number, q: number, r: number, s: number, t: number): number => {
  const a = Math.min(p, q);
  const b = Math.max(p, q);
  const c = Math.min(s, t);
  const d = Math.max(s, t);
  const e = Math.min(r, d);
  const f = Math.max(r, d);
  const c2 = Math.min(c, e);
  const e2 = Math.max(c, e);
  const a2 = Math.min(a, e2);
  const e3 = Math.max(a, e2);
  const low = Math.min(a2, c2);
  if (rank === 1) return low;
  const b2 = Math.min(b, f);
  const high = Math.max(b, f);
  if (rank === 5) return high;
  const c3 = Math.max(a2, c2);
  if (rank === 2) return Math.min(c3, b2);
  const rest = Math.max(c3, b2);
  return rank === 3 ? Math.min(rest, e3) : Math.max(rest, e3);
};

/** From 0 to 1, by the beta distribution of the shape, from six uniform numbers. */
const betaOf = (shape: number, numbers: Float64Array, at: number): number => {
  const whole = Math.floor(shape);
  const rank = (numbers[at] as number) < shape - whole ? whole + 1 : whole;
  return ranked(
    rank,
    numbers[at + 1] as number,
    numbers[at + 2] as number,
    numbers[at + 3] as number,
    numbers[at + 4] as number,
    numbers[at + 5] as number,
  );
};

const again = new Float64Array(POINTS_NUMBERS);

/**
 * Slots that an item still takes in one run, from the uniform numbers at `at`; further ones are drawn from `random`.
 *
 * A range is uniform between its ends: nothing is said of its middle. Three points have the beta distribution of PERT
 * (Malcolm, Roseboom, Clark and Fazar 1959) with shapes 1 + 4 (m - o) / (p - o) and 1 + 4 (p - m) / (p - o), whose mean
 * is the (o + 4m + p) / 6 of the schedule. With whole shapes it is drawn as an order statistic of five uniform numbers
 * (David and Nagaraja, Order Statistics, 2003, section 2.3); between whole shapes one of the two neighbours is drawn,
 * in the proportion that keeps that mean. An item under way takes what a duration longer than the time passed leaves of
 * it, never less than half a day.
 */
export const draw = (spread: Spread, numbers: Float64Array, at: number, random: Random): number => {
  const { low, high, shape, elapsed, share, least } = spread;
  if (shape === null) {
    const from = elapsed > low ? elapsed : low;
    return Math.max(least, (from + (numbers[at] as number) * (high - from)) * share - elapsed);
  }
  let duration = (low + betaOf(shape, numbers, at) * (high - low)) * share;
  for (let tries = 0; duration <= elapsed && elapsed > 0 && tries < TRIES; tries++) {
    random.fill(again);
    duration = (low + betaOf(shape, again, 0) * (high - low)) * share;
  }
  return Math.max(least, duration - elapsed);
};
