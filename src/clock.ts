import { setTimeout as pause } from 'node:timers/promises';

/** The one source of the current time: milliseconds since the Unix epoch. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Resolves once `work` has, or after so many milliseconds without it; a process may end meanwhile. */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, pause(ms, undefined, { ref: false })]);
}

/** Milliseconds that only ever grow, for how long something takes; no journey through time moves them. */
export const elapsed = (): number => performance.now();
