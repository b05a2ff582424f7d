import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { soon } from '../../../src/slack/deliver/soon.ts';

describe('soon', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Work that takes so many milliseconds, on a clock that moves with the timers. */
  function worker(takes: number) {
    let now = 0;
    let runs = 0;
    const ask = soon(
      () => {
        runs += 1;
        now += takes;
      },
      () => now,
    );
    const pass = (ms: number) => {
      now += ms;
      vi.advanceTimersByTime(ms);
    };
    return { ask, pass, runs: () => runs };
  }

  it('runs once for all that ask in one turn, and not within it', () => {
    const { ask, pass, runs } = worker(0);
    ask();
    ask();
    expect(runs()).toBe(0);
    pass(0);
    expect(runs()).toBe(1);
    ask();
    pass(0);
    expect(runs()).toBe(2);
  });

  it('rests forty times as long as the work took, and forgets nobody who asked meanwhile', () => {
    const { ask, pass, runs } = worker(1);
    ask();
    pass(0);
    ask();
    ask();
    pass(39);
    expect(runs()).toBe(1);
    pass(1);
    expect(runs()).toBe(2);
    pass(1_000);
    expect(runs()).toBe(2);
  });

  it('makes nobody wait long after one slow run', () => {
    const { ask, pass, runs } = worker(1_500);
    ask();
    pass(0);
    ask();
    pass(50);
    expect(runs()).toBe(2);
  });
});
