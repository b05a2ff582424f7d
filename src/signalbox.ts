import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { type Ids, randomIds } from './ids.ts';
import { createLogger, type Logger } from './log.ts';
import type { Deps } from './operations/deps.ts';
import { nextDueAt, tick } from './schedule/tick.ts';
import { startTicks } from './schedule/ticks.ts';
import { createBolt, createClient, identify } from './slack/bolt.ts';
import type { SlackContext } from './slack/context.ts';
import { createDelivery } from './slack/deliver/deliver.ts';
import { readReactions } from './slack/events/reconcile-check-ins.ts';
import { createPeople } from './slack/people.ts';
import { registerListeners } from './slack/register.ts';
import { renderPost } from './slack/render.ts';
import { openDatabase } from './storage/database.ts';
import { releaseSchedules } from './storage/digests.ts';

/** A running Signalbox. */
export interface Signalbox {
  /** Does everything that is due now, and resolves once it was said in Slack. */
  tick(): Promise<void>;
  /** When something is due next, in milliseconds since the epoch; null where nothing is. */
  nextDueAt(): number | null;
  /** Resolves once everything queued was sent. */
  drained(): Promise<void>;
  stop(): Promise<void>;
}

/** Puts the parts together and starts them; throws where Slack refuses the token or the database does not open. */
export async function startSignalbox(
  config: Config,
  { clock, ids = randomIds, log = createLogger(config.logLevel) }: { clock: Clock; ids?: Ids; log?: Logger },
): Promise<Signalbox> {
  const database = openDatabase(config.databasePath);
  let wake = () => {};
  const deps: Deps = { database, clock, ids, wake: () => wake() };
  const client = createClient(config, log);
  const identity = await identify(client);
  const context: SlackContext = {
    deps,
    client,
    identity,
    people: createPeople(client, identity.workspace, deps),
    log,
  };
  const delivery = createDelivery({
    deps,
    client,
    identity,
    log,
    render: (workspace, view) => renderPost(deps, workspace, view),
  });
  wake = delivery.wake;
  const { app, start, stop } = createBolt(config, identity, log);
  releaseSchedules(database.store);
  registerListeners(app, context);
  await start();
  await readReactions(context);
  const runTick = async () => {
    await tick(deps, log);
    await delivery.drained();
  };
  const ticks = startTicks(() => tick(deps, log), log);
  delivery.wake();
  log.info({ workspace: identity.workspace }, 'Signalbox is running');
  return {
    tick: runTick,
    nextDueAt: () => nextDueAt(deps),
    drained: () => delivery.drained(),
    async stop() {
      ticks.stop();
      await stop();
      await delivery.stop();
      database.close();
    },
  };
}
