import type { Duration } from '../plan.ts';

/** Work is counted in slots of half a working day. */
export const SLOTS_PER_DAY = 2;
/** What an item without an estimate counts as; the plan check asks for a better one. */
const UNESTIMATED_SLOTS = 2;

/** Days in slots, rounded up to the next half day. */
export const slotsOf = (days: number): number => Math.ceil(days * SLOTS_PER_DAY - 1e-9);

const expected = (duration: Duration): number => {
  if (duration.kind === 'fixed') return duration.days;
  if (duration.kind === 'range') return (duration.low + duration.high) / 2;
  return (duration.optimistic + 4 * duration.likely + duration.pessimistic) / 6;
};

/**
 * Slots that an estimate counts as: a range as its midpoint, three points as their PERT mean (o + 4m + p) / 6
 * (Malcolm, Roseboom, Clark and Fazar 1959), rounded up; an item without an estimate counts as one day.
 */
export const estimatedSlots = (duration: Duration | null): number =>
  duration === null ? UNESTIMATED_SLOTS : slotsOf(expected(duration));

/** The same in working days. */
export const estimatedDays = (duration: Duration | null): number => estimatedSlots(duration) / SLOTS_PER_DAY;
