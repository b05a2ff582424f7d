import { atMost, type Clock, elapsed } from './clock.ts';
import type { Config } from './config.ts';
import { type Ids, randomIds } from './ids.ts';
import { createLogger, type Logger } from './log.ts';
import type { Deps } from './operations/deps.ts';
import { eachDoneInTurn } from './operations/in-turn.ts';
import { losePost } from './operations/sync/lose-channel.ts';
import { reportUndelivered } from './operations/upkeep/report-undelivered.ts';
import { nightly } from './schedule/nightly.ts';
import { nextDueAt, tick } from './schedule/tick.ts';
import { startTicks } from './schedule/ticks.ts';
import { createBolt, createClient, identify, type SlackConnection } from './slack/bolt.ts';
import type { SlackContext } from './slack/context.ts';
import { createDelivery } from './slack/deliver/deliver.ts';
import type { Rates } from './slack/deliver/pace.ts';
import { soon } from './slack/deliver/soon.ts';
import { readReactions } from './slack/events/reconcile-check-ins.ts';
import { onRemoval } from './slack/events/removal.ts';
import { meetSeats, recheckClosing } from './slack/gates/recheck-voters.ts';
import { createAccess } from './slack/home/access.ts';
import { createHomes } from './slack/home/home.ts';
import { guardInbox } from './slack/inbox.ts';
import { createPeople } from './slack/people.ts';
import { registerListeners } from './slack/register.ts';
import { renderPost } from './slack/render.ts';
import { openDatabase } from './storage/database.ts';
import { lockDatabase } from './storage/lock.ts';
import { releaseSchedules } from './storage/schedules.ts';
import { startWatch, type Watch } from './watch.ts';

/** Milliseconds that the running tick has to end in; what it does not finish is due at the next start. */
const STOP_WAIT = 2_000;

/** A running Signalbox. */
export interface Signalbox {
  /** Does everything that is due now, and resolves once it was said in Slack. */
  tick(): Promise<void>;
  /** When something is due next, in milliseconds since the epoch; null where nothing is. */
  nextDueAt(): number | null;
  /** Resolves once everything queued was sent. */
  drained(): Promise<void>;
  /** Why the process cannot go on; resolves only then, as when the connection to Slack is gone for good. */
  lost: Promise<string>;
  /** The port of /healthz, /readyz and /metrics; null where they are not answered. */
  healthPort: number | null;
  /** Takes no more work, finishes what is under way within 5 s, and closes everything. */
  stop(): Promise<void>;
}

interface Surroundings {
  clock: Clock;
  ids?: Ids;
  log?: Logger;
  /** How calls are spaced out; Slack's own limits if absent. */
  rates?: Rates;
}

/**
 * Puts the parts together and starts them; throws where Slack refuses the token, the database does not open, or
 * another process works on it.
 */
export async function startSignalbox(
  config: Config,
  { clock, ids = randomIds, log = createLogger(config.logLevel), rates }: Surroundings,
): Promise<Signalbox> {
  const lock = lockDatabase(config.databasePath);
  try {
    const database = openDatabase(config.databasePath);
    let wake = () => {};
    let changed: NonNullable<Deps['changed']> = () => {};
    const deps: Deps = {
      database,
      clock,
      ids,
      wake: () => wake(),
      changed: (planIds) => changed(planIds),
    };
    const client = createClient(config, log);
    const identity = await identify(client);
    deps.workspaceUrl = identity.url;
    const people = createPeople(client, identity.workspace, deps);
    const access = createAccess(client, people, deps);
    const homes = createHomes({ deps, client, access, workspace: identity.workspace, log });
    changed = homes.changed;
    const context: SlackContext = { deps, client, identity, people, access, homes, log };
    const bolt = createBolt(config, identity, { log, clock });
    const watch = await startWatch(config, { database, clock, log, downSince: bolt.downSince });
    const delivery = createDelivery({
      deps,
      client,
      identity,
      log,
      render: (workspace, view) => renderPost(deps, workspace, view),
      onDead(row) {
        const error = row.error ?? 'unknown';
        if (!losePost(deps, row, error)) reportUndelivered(deps, { ...row, error });
      },
      onCall: watch.called,
      ...(rates === undefined ? {} : { rates }),
    });
    wake = soon(delivery.wake, elapsed);
    const inbox = guardInbox(bolt.app, { database, clock, log, onAck: watch.acked });
    releaseSchedules(database.store);
    registerListeners(bolt.app, context);
    onRemoval(bolt.app, identity, watch.shutOut);
    await connected(bolt, watch);
    await readReactions(context);
    const runTick = () =>
      eachDoneInTurn([() => recheckClosing(context), () => tick(deps, log), () => meetSeats(context)]);
    const stopping = new AbortController();
    const night = { path: config.databasePath, log, stopping: stopping.signal };
    const ticks = startTicks(() => eachDoneInTurn([runTick, delivery.wake, () => nightly(deps, night)]), log);
    delivery.wake();
    log.info({ workspace: identity.workspace }, 'Signalbox is running');
    return {
      async tick() {
        await runTick();
        await delivery.drained();
      },
      nextDueAt: () => nextDueAt(deps),
      drained: () => delivery.drained(),
      lost: watch.lost,
      healthPort: watch.port,
      async stop() {
        stopping.abort();
        homes.stop();
        await Promise.all([atMost(STOP_WAIT, ticks.stop()), bolt.stop(), watch.stop()]);
        await delivery.stop();
        inbox.flush();
        database.close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Connects, or gives up where the watch does: a supervisor's next try may find Slack again. */
async function connected(bolt: SlackConnection, watch: Watch): Promise<void> {
  const givenUp = watch.lost.then((why) => {
    throw new Error(why);
  });
  try {
    await Promise.race([bolt.start(), givenUp]);
  } catch (error) {
    await Promise.all([bolt.stop(), watch.stop()]);
    throw error;
  }
}
