import { type Timing, timing } from '../race.ts';
import { type Lane, type Load, load } from './load.ts';

/** A server under load: where it listens, and the body of a lane's next request. */
export interface Target {
  name: string;
  port: number;
  body(lane: Lane): string;
}

/** Medians over the rounds. */
export interface Latency {
  p50: Timing;
  p99: Timing;
  rate: Timing;
}

const ROUNDS = 5;
const WARM_UPS = 2;

/** Loads the targets in turns, the order turning from round to round, after rounds that only warm up. */
export async function latencies(
  targets: readonly Target[],
  stretch: { concurrency: number; ms: number },
): Promise<Map<string, Latency>> {
  const loads = new Map<string, Load[]>(targets.map(({ name }) => [name, []]));
  for (let round = -WARM_UPS; round < ROUNDS; round++) {
    const turn = (round + WARM_UPS) % targets.length;
    for (const { name, port, body } of [...targets.slice(turn), ...targets.slice(0, turn)]) {
      const seen = await load(port, body, stretch);
      if (round >= 0) loads.get(name)?.push(seen);
    }
  }
  return new Map([...loads].map(([name, seen]) => [name, medians(seen)]));
}

const medians = (loads: readonly Load[]): Latency => ({
  p50: timing(loads.map(({ p50 }) => p50)),
  p99: timing(loads.map(({ p99 }) => p99)),
  rate: timing(loads.map(({ rate }) => rate)),
});

/** The latency of a target that took part. */
export function latencyOf(seen: ReadonlyMap<string, Latency>, name: string): Latency {
  const latency = seen.get(name);
  if (!latency) throw new Error(`no target ${name} took part`);
  return latency;
}
