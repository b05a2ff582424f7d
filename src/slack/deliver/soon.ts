/** Of the time, at least so many parts are left to everything else for each one that the work takes. */
const REST = 40;
/** Milliseconds that nobody waits for longer, however long the work took: one slow look must not delay an answer. */
const LONGEST_REST = 50;

/**
 * Runs `work` soon after it is asked for: once for all that ask in one turn, and after a short rest in proportion to how
 * long it took last, so that a thousand votes a second do not look through the outbox a thousand times. What is
 * asked for last is always followed by a run. `now` gives milliseconds.
 */
export function soon(work: () => void, now: () => number): () => void {
  let rested = 0;
  let planned = false;

  function run(): void {
    planned = false;
    const started = now();
    work();
    const ended = now();
    rested = ended + Math.min((ended - started) * REST, LONGEST_REST);
  }

  return () => {
    if (planned) return;
    planned = true;
    const wait = rested - now();
    if (wait <= 0) setImmediate(run);
    else setTimeout(run, wait).unref();
  };
}
