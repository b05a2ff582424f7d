/** The one source of the current time: milliseconds since the Unix epoch. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds that only ever grow, for how long something takes; no journey through time moves them. */
export const elapsed = (): number => performance.now();
