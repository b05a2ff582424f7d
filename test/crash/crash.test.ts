import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from 'vitest';
import { ROOT } from './app-process.ts';
import { runCrash } from './run-crash.ts';

// The sources, which process.test.ts starts, take twice as long to start.
beforeAll(async () => void (await promisify(execFile)('npm', ['run', 'build'], { cwd: ROOT })));

it('loses, doubles and misses nothing over 20 kills while people vote, import and ask for digests', async () => {
  const report = await runCrash({ kills: 20, seed: 20, program: 'dist/main.js' });
  expect(report).toMatchObject({ kills: 20, exit: 0, lost: [], doubled: [], missed: [] });
  expect(report.acknowledged).toBeGreaterThan(20);
}, 170_000);
