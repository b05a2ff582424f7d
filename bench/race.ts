import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The median of several runs, with the least and the greatest of them. */
export interface Timing {
  median: number;
  low: number;
  high: number;
  runs: number;
}

export interface Entrant {
  name: string;
  /** One operation; what it gives is kept, so that no compiler can leave it out. */
  run(): unknown;
}

const WARM_UP_MS = 600;
const SHORTEST_SAMPLE_MS = 30;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let kept: unknown;

/**
 * Times the entrants in turns, `rounds` times (at least 5), after a warm-up, and gives milliseconds for one
 * operation by entrant. Taking turns spreads whatever else the machine does over all of them alike; the
 * order turns round from round to round, and garbage is collected between samples, outside the timing.
 */
export async function race(entrants: readonly Entrant[], rounds = 7): Promise<Map<string, Timing>> {
  const repeats = new Map<Entrant, number>();
  for (const entrant of entrants) repeats.set(entrant, await warmUp(entrant));
  const samples = new Map<Entrant, number[]>(entrants.map((entrant) => [entrant, []]));
  for (let round = 0; round < Math.max(5, rounds); round++) {
    const turn = round % entrants.length;
    for (const entrant of [...entrants.slice(turn), ...entrants.slice(0, turn)]) {
      collectGarbage();
      samples.get(entrant)?.push(await sample(entrant, repeats.get(entrant) ?? 1));
    }
  }
  return new Map([...samples].map(([entrant, times]) => [entrant.name, timing(times)]));
}

/** Runs until the code is hot; gives how many operations make one sample long enough to time. */
async function warmUp(entrant: Entrant): Promise<number> {
  const started = performance.now();
  let count = 0;
  let fastest = Number.POSITIVE_INFINITY;
  do {
    fastest = Math.min(fastest, await sample(entrant, 1));
    count++;
  } while (performance.now() - started < WARM_UP_MS && count < 1000);
  return Math.max(1, Math.ceil(SHORTEST_SAMPLE_MS / Math.max(fastest, 0.0001)));
}

async function sample(entrant: Entrant, repeats: number): Promise<number> {
  const started = performance.now();
  for (let count = 0; count < repeats; count++) {
    kept = entrant.run();
    if (kept instanceof Promise) kept = await kept;
  }
  return (performance.now() - started) / repeats;
}

export function timing(samples: readonly number[]): Timing {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  const median = sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
  return { median, low: sorted[0] ?? median, high: sorted.at(-1) ?? median, runs: sorted.length };
}
