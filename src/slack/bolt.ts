import { App, type Logger as BoltLogger, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { atMost, type Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../log.ts';
import { hearDroppedEvents, takeNotices } from './dropped-events.ts';
import { createHttpReceiver } from './http-receiver.ts';

/** Who the app is in its workspace, as `auth.test` says. */
export interface Identity {
  workspace: string;
  botId: string;
  botUserId: string;
  /** The workspace's address, as `https://team.slack.com/`; null where Slack did not say. */
  url: string | null;
}

/** The Bolt app with its connection, not yet started. */
export interface SlackConnection {
  app: App;
  start(): Promise<void>;
  /** Ends the connection; resolves once it is closed, or after 2 s without it. */
  stop(): Promise<void>;
  /** Since when (milliseconds) there has been no connection; null while there is one. */
  downSince(): number | null;
}

/** Milliseconds that a connection has to end in. */
const STOP_WAIT = 2_000;
/** Milliseconds after which a call of the Web API counts as unanswered. */
const CALL_TIMEOUT = 10_000;

/** Slack's own logger shape over ours. */
function boltLogger(log: Logger): BoltLogger {
  const line = (parts: unknown[]) => parts.map(String).join(' ');
  return {
    // Slack's own debug lines hold whole payloads, with what people wrote.
    debug: () => undefined,
    info: (...parts) => log.info(line(parts)),
    warn: (...parts) => log.warn(line(parts)),
    error: (...parts) => log.error(line(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}

function clientOptions(config: Config, log: Logger): WebClientOptions {
  return {
    ...(config.slackApiUrl === null ? {} : { slackApiUrl: config.slackApiUrl }),
    logger: boltLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: CALL_TIMEOUT,
  };
}

/**
 * A client that makes each call once: no retries (the outbox decides what is sent again), no waiting for
 * a rate limit, 10 s at most.
 */
export function createClient(config: Config, log: Logger): WebClient {
  return new WebClient(config.botToken, clientOptions(config, log));
}

/** Asks Slack who the token belongs to; throws Slack's error where it is refused. */
export async function identify(client: WebClient): Promise<Identity> {
  const { team_id, bot_id, user_id, url = null } = await client.auth.test();
  if (team_id === undefined || bot_id === undefined || user_id === undefined)
    throw new Error('auth.test did not answer as it does for a bot token');
  return { workspace: team_id, botId: bot_id, botUserId: user_id, url };
}

/** Builds the Bolt app; the token was tried already, so nothing is asked of Slack for each event. */
export function createBolt(
  config: Config,
  identity: Identity,
  { log, clock }: { log: Logger; clock: Clock },
): SlackConnection {
  const { receiver, stop, downSince } = createReceiver(config, log, clock);
  const app = new App({
    receiver,
    authorize: async () => ({
      botToken: config.botToken,
      botId: identity.botId,
      botUserId: identity.botUserId,
      teamId: identity.workspace,
    }),
    clientOptions: clientOptions(config, log),
    logger: boltLogger(log),
    extendedErrorHandler: true,
    // Nothing here is kept for a conversation; Bolt's own store would look at every request.
    convoStore: false,
  });
  hearDroppedEvents(app, log);
  return {
    app,
    start: async () => {
      await (config.transport.mode === 'http' ? app.start(config.transport.port) : app.start());
    },
    stop: () => atMost(STOP_WAIT, stop()),
    downSince,
  };
}

/**
 * The receiver has client options of its own: Socket Mode changes the retries of what it is given, and
 * its connection is to be tried for ever.
 */
function createReceiver(config: Config, log: Logger, clock: Clock) {
  const { transport } = config;
  if (transport.mode === 'http') {
    const receiver = createHttpReceiver({ signingSecret: transport.signingSecret, log });
    return { receiver, stop: async () => void (await receiver.stop()), downSince: () => null };
  }
  const receiver = new SocketModeReceiver({
    appToken: transport.appToken,
    logger: boltLogger(log),
    installerOptions: {
      clientOptions: {
        ...(config.slackApiUrl === null ? {} : { slackApiUrl: config.slackApiUrl }),
        retryConfig: { forever: true, maxTimeout: 30_000 },
      },
    },
  });
  takeNotices(receiver);
  const { client } = receiver;
  let down: number | null = clock.now();
  client.on('connected', () => {
    down = null;
  });
  for (const event of ['close', 'reconnecting', 'disconnected'])
    client.on(event, () => {
      down ??= clock.now();
    });
  let stopping = false;
  const connect = client.start.bind(client);
  // One that is made anew when the end comes is refused, and nobody waits for it.
  client.start = () =>
    connect().catch((error: unknown) => {
      if (stopping) return { ok: false };
      throw error;
    });
  const stop = () => {
    stopping = true;
    return client.disconnect();
  };
  return { receiver, stop, downSince: () => down };
}
