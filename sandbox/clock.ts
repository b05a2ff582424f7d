/** Where the sandbox takes the time from: milliseconds since the Unix epoch. */
export interface Clock {
  now(): number;
}

/** A clock that flows in real time from a point that can be set. */
export interface TravellingClock extends Clock {
  /** Goes on flowing from `ms`. */
  set(ms: number): void;
  advance(ms: number): void;
}

/** The machine's own time: for deadlines, signatures and latencies, which no journey moves. */
export const realTime: Clock = { now: () => Date.now() };

/** A clock that shows `startMs` now and flows with `real` time until it is set anew. */
export function travellingClock(startMs: number, real: Clock = realTime): TravellingClock {
  let base = startMs;
  let since = real.now();
  const now = () => base + (real.now() - since);
  const set = (ms: number) => {
    base = ms;
    since = real.now();
  };
  return { now, set, advance: (ms) => set(now() + ms) };
}

export function canTravel(clock: Clock): clock is TravellingClock {
  return 'set' in clock && typeof clock.set === 'function';
}
