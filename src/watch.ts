import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createVitals } from './health/vitals.ts';
import type { Logger } from './log.ts';
import type { CallResult } from './slack/deliver/desk.ts';
import type { Database } from './storage/database.ts';
import { loadFigures } from './storage/figures.ts';

/** What looks after the running parts. */
export interface Watch {
  acked(kind: string, ms: number): void;
  called(method: string, result: CallResult): void;
  shutOut(why: string): void;
  lost: Promise<string>;
  /** Where health is answered; null where it is not. */
  port: number | null;
  stop(): Promise<void>;
}

interface Watched {
  database: Database;
  clock: Clock;
  log: Logger;
  downSince(): number | null;
}

/** Milliseconds without a connection after which the process is better started anew, and how often that is looked at. */
const GIVE_UP = 5 * 60_000;
const LOOK_EVERY = 15_000;

/** Keeps an eye on the connection, the token and the database, and answers health and metrics where that is asked for. */
export async function startWatch(config: Config, watched: Watched): Promise<Watch> {
  const { database, clock, log, downSince } = watched;
  const vitals = createVitals({ down: downSince, database: database.problem });
  const meters = await startMeters(config, watched, () => vitals.readiness().ready);
  const health =
    config.health === undefined || meters === null
      ? null
      : await (await import('./health/serve-health.ts')).serveHealth(config.health, {
          readiness: vitals.readiness,
          meters,
          log,
        });
  const { promise: lost, resolve } = Promise.withResolvers<string>();
  const dog = setInterval(() => {
    const since = downSince();
    if (since !== null && clock.now() - since > GIVE_UP) resolve('no connection to Slack for five minutes');
  }, LOOK_EVERY).unref();
  const shutOut = (why: string) => {
    log.error({ error: why }, 'Slack does not let the app in; nothing is posted');
    vitals.shutOut(why);
  };
  return {
    lost,
    shutOut,
    port: health?.port ?? null,
    acked: (kind, ms) => meters?.acked(kind, ms),
    called(method, result) {
      meters?.called(method, result);
      if (result === 'sent') vitals.served();
      else if (result === 'shut out') shutOut('the token is refused');
    },
    async stop() {
      clearInterval(dog);
      await health?.stop();
    },
  };
}

/** Loaded only where metrics are asked for. */
async function startMeters({ health }: Config, { database, clock }: Watched, ready: () => boolean) {
  if (health === undefined) return null;
  const { createMeters } = await import('./health/meters.ts');
  return createMeters({ figures: () => loadFigures(database.store, clock.now()), now: clock.now, ready });
}
