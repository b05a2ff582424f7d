import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createLogger } from '../../src/log.ts';
import { startSignalbox } from '../../src/signalbox.ts';
import { SIGNING_SECRET } from '../http/signed.ts';

/**
 * Run as a process of its own: Signalbox whose clock stands before the due time until `go`, then right after it.
 * Tells how long the event loop was held, and its memory, when asked.
 */
const [port, path, slackApiUrl, botToken, dueAt, rates] = process.argv.slice(2);
/** As fast as answers come, for a Slack that does not count calls. */
const unpaced = { burst: 1, everyMs: 0 };
let offset = Number(dueAt) - 60_000 - Date.now();
const app = await startSignalbox(
  {
    botToken: botToken ?? '',
    transport: { mode: 'http', signingSecret: SIGNING_SECRET, port: Number(port) },
    slackApiUrl: slackApiUrl ?? null,
    databasePath: path ?? '',
    logLevel: 'info',
  },
  {
    clock: { now: () => Date.now() + offset },
    log: createLogger('error'),
    ...(rates === 'off' ? { rates: { channel: unpaced, posts: unpaced, others: unpaced } } : {}),
  },
);
const delays = monitorEventLoopDelay({ resolution: 1 });

/** What the parent is told: milliseconds and megabytes. */
export interface Told {
  longestMs: number;
  p99Ms: number;
  megabytes: number;
}

process.on('message', (message) => {
  if (message === 'go') {
    offset = Number(dueAt) + 1_000 - Date.now();
    delays.enable();
    void app.tick();
  }
  if (message === 'tell') {
    const told: Told = {
      longestMs: delays.max / 1e6,
      p99Ms: delays.percentile(99) / 1e6,
      megabytes: process.memoryUsage.rss() / 1_048_576,
    };
    process.send?.(told);
  }
});
process.once('SIGTERM', () => process.exit(0));
