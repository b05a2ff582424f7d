import { App, type AppOptions, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { quiet } from './client.ts';

export interface RunningApp {
  app: App;
  /** Errors that listeners threw. */
  errors: Error[];
  stop(): Promise<void>;
}

const clientOptionsOf = (slack: Sandbox) => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  logger: quiet,
});

async function ready(
  options: AppOptions,
  listeners: (app: App) => void,
): Promise<{ app: App; errors: Error[] }> {
  const errors: Error[] = [];
  const app = new App({ ...options, deferInitialization: true, logger: quiet });
  listeners(app);
  app.error(async (error) => void errors.push(error));
  await app.init();
  return { app, errors };
}

/**
 * A Bolt app that connects to the sandbox by Socket Mode, as it would to Slack. It connects anew so many milliseconds
 * after it lost the connection or heard nothing.
 */
export async function socketApp(
  slack: Sandbox,
  listeners: (app: App) => void,
  { patienceMs = 5_000 } = {},
): Promise<RunningApp> {
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: quiet,
    clientPingTimeout: patienceMs,
    installerOptions: {
      clientOptions: {
        ...clientOptionsOf(slack),
        retryConfig: { forever: true, minTimeout: 50, maxTimeout: 100 },
      },
    },
  });
  const clientOptions = clientOptionsOf(slack);
  const { app, errors } = await ready({ token: slack.botToken, receiver, clientOptions }, listeners);
  await app.start();
  const stop = () => {
    // A connection that is still being made would otherwise reject into nothing.
    receiver.client.removeAllListeners('disconnected');
    return receiver.client.disconnect();
  };
  return { app, errors, stop };
}

/** A Bolt app that takes signed requests; the sandbox delivers there from then on. */
export async function httpApp(slack: Sandbox, listeners: (app: App) => void): Promise<RunningApp> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: quiet });
  const clientOptions = clientOptionsOf(slack);
  const { app, errors } = await ready({ token: slack.botToken, receiver, clientOptions }, listeners);
  const server = await receiver.start(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  slack.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  return {
    app,
    errors,
    async stop() {
      server.closeAllConnections();
      await receiver.stop();
    },
  };
}
