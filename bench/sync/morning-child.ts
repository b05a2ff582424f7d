import { settleDigests } from '../../src/operations/sync/settle-digests.ts';
import { DUE, manyPlans } from './many-plans.ts';

/** What a morning came to. */
export interface SettledMorning {
  posted: number;
  seconds: number;
  /** The longest that nothing else could run, in milliseconds. */
  longest: number;
}

/**
 * Run as a process of its own, with a number of plans that are all due at once: prints, as JSON, how long their digests
 * took to compose and queue.
 */
const plans = manyPlans(Number(process.argv[2]));
plans.set(DUE);
const holds = watchHolds();
const started = performance.now();
const { posted } = await settleDigests(plans.deps);
const morning: SettledMorning = {
  posted,
  seconds: (performance.now() - started) / 1_000,
  longest: holds.end(),
};
plans.end();
console.log(JSON.stringify(morning));

/** The longest time between two turns of the event loop, until `end`. */
function watchHolds(): { end(): number } {
  let before = performance.now();
  let longest = 0;
  let stopped = false;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    if (!stopped) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    end() {
      stopped = true;
      return Math.max(longest, performance.now() - before);
    },
  };
}
