import { type Connection, openConnection } from './connection.ts';
import { signedRequest } from './signed.ts';

/** What one stretch of load saw. */
export interface Load {
  /** Milliseconds from sending a request to its whole answer. */
  p50: number;
  p99: number;
  /** Requests a second. */
  rate: number;
  /** Those that came before the measurement too. */
  sent: number;
}

/** One of the connections over which requests come one after another. */
export interface Lane {
  at: number;
  of: number;
}

/**
 * Sends signed requests for `ms` milliseconds, `concurrency` of them at a time over connections that stay open;
 * throws where one is not answered with 200. Each connection is used once before: a server under load takes new ones up
 * slowly, which is not what is measured. `body` gives the body of the next request of a lane: those of one lane come one
 * after another.
 */
export async function load(
  port: number,
  body: (lane: Lane) => string,
  { concurrency, ms }: { concurrency: number; ms: number },
): Promise<Load> {
  const connections = await Promise.all(Array.from({ length: concurrency }, () => openConnection(port)));
  const times: number[] = [];
  const ask = async (connection: Connection, at: number): Promise<void> => {
    const request = signedRequest(body({ at, of: concurrency }));
    const sent = performance.now();
    const status = await connection.send(request);
    times.push(performance.now() - sent);
    if (status !== 200) throw new Error(`a request was answered with ${status}`);
  };
  let started = 0;
  try {
    await Promise.all(connections.map(ask));
    times.length = 0;
    started = performance.now();
    await Promise.all(
      connections.map(async (connection, at) => {
        while (performance.now() - started < ms) await ask(connection, at);
      }),
    );
  } finally {
    for (const connection of connections) connection.end();
  }
  const took = performance.now() - started;
  times.sort((a, b) => a - b);
  return {
    p50: ranked(times, 0.5),
    p99: ranked(times, 0.99),
    rate: (times.length / took) * 1_000,
    sent: concurrency + times.length,
  };
}

/** The value that a share of the sorted values does not exceed. */
export const ranked = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
