import { schedule } from 'node-cron';
import type { Logger } from '../log.ts';

/** A tick may be this late (milliseconds) and is still run: what is due is asked anew each time. */
const TOLERANCE = 24 * 60 * 60 * 1_000;

/**
 * Runs `tick` at once, for what came due while the process was down, and then once a minute, never twice at once.
 * node-cron keeps UTC time and nothing more; due times are stored.
 */
export function startTicks(tick: () => Promise<void>, log: Logger): { stop(): Promise<void> } {
  let running: Promise<void> | null = null;
  const run = () => {
    running ??= tick()
      .catch((error: unknown) => log.error({ error: String(error) }, 'tick failed'))
      .finally(() => {
        running = null;
      });
    return running;
  };
  const task = schedule('* * * * *', run, { timezone: 'Etc/UTC', missedExecutionTolerance: TOLERANCE });
  void run();
  return {
    async stop() {
      await task.stop();
      await running;
    },
  };
}
