import { useEffect, useState } from 'react';
import { useWorld } from './store.ts';
import type { HeardClock } from './world.ts';

const TICK_MS = 1000;

/** The sandbox's time at this moment, in milliseconds. */
export function nowOf(clock: HeardClock): number {
  return clock.flows ? clock.nowMs + (performance.now() - clock.heardAt) : clock.nowMs;
}

/** The sandbox's time, renewed once a second. */
export function useNow(): number {
  const clock = useWorld((world) => world.clock);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return nowOf(clock);
}
