import { expect, it } from 'vitest';
import { runCrash } from './run-crash.ts';

it('loses, doubles and misses nothing over 20 kills while people vote, import and ask for digests', async () => {
  const report = await runCrash({ kills: 20, seed: 20 });
  expect(report).toMatchObject({ kills: 20, exit: 0, lost: [], doubled: [], missed: [] });
  expect(report.acknowledged).toBeGreaterThan(20);
}, 170_000);
