import type { Timing } from '../race.ts';

/** The timing of an entrant that took part. */
export function timed(times: ReadonlyMap<string, Timing>, name: string): Timing {
  const time = times.get(name);
  if (!time) throw new Error(`no entrant ${name} took part`);
  return time;
}
