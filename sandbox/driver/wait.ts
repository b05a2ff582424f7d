import { setTimeout as pause } from 'node:timers/promises';
import { realTime } from '../clock.ts';
import type { World } from '../slack/world.ts';

const STEP_MS = 5;
const PATIENCE_MS = 5_000;
const QUIET_MS = 50;

export interface Patience {
  /** How long to wait, in real milliseconds; 5 s if absent. */
  timeoutMs?: number;
}

/** Looks again and again until there is something; fails with what was waited for, and what `seen` tells. */
export async function until<Found>(
  look: () => Found | undefined | null | false,
  waitedFor: string,
  { timeoutMs = PATIENCE_MS }: Patience = {},
  seen: () => string = () => '',
): Promise<Found> {
  const end = realTime.now() + timeoutMs;
  for (;;) {
    const found = look();
    if (found) return found;
    if (realTime.now() > end) throw new Error(`Waited ${timeoutMs} ms for ${waitedFor}. ${seen()}`.trim());
    await pause(STEP_MS);
  }
}

/** Waits until nothing has been under way between Slack and the app for a moment. */
export async function settled(world: World, quietMs = QUIET_MS): Promise<void> {
  let quietSince = realTime.now();
  let last = -1;
  await until(
    () => {
      const count = world.traffic.count();
      if (world.traffic.pending() > 0 || count !== last) quietSince = realTime.now();
      last = count;
      return realTime.now() - quietSince >= quietMs;
    },
    'the traffic to settle',
    { timeoutMs: PATIENCE_MS * 2 },
  );
}
