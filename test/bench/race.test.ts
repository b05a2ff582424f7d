import { describe, expect, it } from 'vitest';
import { race } from '../../bench/race.ts';

const busyFor = (milliseconds: number) => () => {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
};

describe('race', () => {
  it('times the entrants in turns, at least five times each, in milliseconds for one operation', async () => {
    const times = await race([
      { name: 'short', run: busyFor(1) },
      { name: 'long', run: busyFor(4) },
    ]);
    expect(times.get('short')?.runs).toBe(7);
    expect(times.get('short')?.median).toBeGreaterThanOrEqual(1);
    expect(times.get('long')?.median).toBeGreaterThan(times.get('short')?.median ?? Number.NaN);
  });

  it('waits for promises', async () => {
    const run = () => new Promise((resolve) => setTimeout(resolve, 20));
    const times = await race([{ name: 'slow', run }], 1);
    expect(times.get('slow')?.median).toBeGreaterThanOrEqual(18);
    expect(times.get('slow')?.runs).toBe(5);
  });
});
