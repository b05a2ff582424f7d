/** What is asked to be stored in the next write to the disk. */
interface Waiting {
  /** Runs the work; what it gave or threw is told by `end`. */
  run(): void;
  end(): void;
  fail(error: unknown): void;
}

/** The transactions that works are run in. */
interface Outer {
  /** Runs `work` in one transaction, or as a part of the running one that can be undone alone. */
  transaction<T>(work: () => T): T;
  isRunning(): boolean;
}

export interface Together {
  /** Resolves with what `work` gives once it is on disk. What `work` throws undoes that work alone. */
  together<T>(work: () => T): Promise<T>;
  /** Stores at once what still waits. */
  flush(): void;
}

/**
 * Stores everything that is asked for in one turn of the event loop with one durable write: fifty people who vote at
 * once wait for the disk once, not fifty times after one another.
 */
export function storeTogether({ transaction, isRunning }: Outer): Together {
  let waiting: Waiting[] = [];

  function runAll(works: readonly Waiting[]): void {
    for (const one of works) {
      one.run();
      // A full disk makes SQLite undo everything before it as well.
      if (!isRunning()) throw new Error('the database has undone what was to be stored together');
    }
  }

  function flush(): void {
    const works = waiting;
    waiting = [];
    if (works.length === 0) return;
    try {
      transaction(() => runAll(works));
    } catch (error) {
      for (const { fail } of works) fail(error);
      return;
    }
    for (const { end } of works) end();
  }

  return {
    flush,
    together: (work) =>
      new Promise((resolve, reject) => {
        let end = () => {};
        waiting.push({
          run() {
            try {
              const value = transaction(work);
              end = () => resolve(value);
            } catch (error) {
              end = () => reject(error);
            }
          },
          end: () => end(),
          fail: reject,
        });
        if (waiting.length === 1) setImmediate(flush);
      }),
  };
}
