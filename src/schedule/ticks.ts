import { schedule } from 'node-cron';
import type { Logger } from '../log.ts';

/** A tick may be this late (milliseconds) and is still run: what is due is asked anew each time. */
const TOLERANCE = 24 * 60 * 60 * 1_000;

/** Runs `tick` once a minute, never twice at once. node-cron keeps UTC time and nothing more; due times are stored. */
export function startTicks(tick: () => Promise<void>, log: Logger): { stop(): void } {
  const task = schedule(
    '* * * * *',
    async () => {
      try {
        await tick();
      } catch (error) {
        log.error({ error: String(error) }, 'tick failed');
      }
    },
    { timezone: 'Etc/UTC', noOverlap: true, missedExecutionTolerance: TOLERANCE },
  );
  return { stop: () => void task.stop() };
}
