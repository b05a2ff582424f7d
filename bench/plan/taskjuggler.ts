import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { analyse } from '../../src/plan/analysis/analyse.ts';
import { estimatedDays } from '../../src/plan/analysis/estimate.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { stateFromPlan } from '../../src/plan/state-from-plan.ts';
import type { Benchmark } from '../figure.ts';
import { race, timing } from '../race.ts';
import { generatedPlan } from './generated-plan.ts';
import { timed } from './timed.ts';

const SIZE = 1_000;
const RUNS = 5;

const isInstalled = (): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'tj3')));

/** The plan in TaskJuggler's language: every item a task with its days and what it depends on. */
function taskJugglerText(plan: Plan): string {
  const nameOf = (id: string) => id.replaceAll('-', '_');
  const tasks = plan.items.map(({ id, duration, dependencies }) => {
    const before = dependencies.map(({ item }) => nameOf(item));
    const depends = before.length === 0 ? '' : `  depends ${before.join(', ')}\n`;
    return `task ${nameOf(id)} "${id}" {\n  duration ${estimatedDays(duration)}d\n${depends}}\n`;
  });
  return `project bench "Bench" ${plan.start} +10y {\n  timezone "${plan.timezone}"\n}\n${tasks.join('')}`;
}

function juggled(path: string, folder: string): number {
  const started = performance.now();
  execFileSync('tj3', ['--silent', '--no-color', '--output-dir', folder, path], { stdio: 'ignore' });
  return performance.now() - started;
}

export const taskJuggler: Benchmark = {
  name: 'plan-taskjuggler',
  about:
    'The whole analysis of 1,000 items, in a process that runs, against TaskJuggler, which starts a process for each file; the goal of 0.001 x means 1,000 times as fast.',
  absent: () =>
    isInstalled()
      ? null
      : 'Not run: `tj3` is not on the PATH (TaskJuggler is not installed on this machine).',
  async run() {
    const plan = generatedPlan(SIZE);
    const state = stateFromPlan(plan);
    const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
    try {
      const path = join(folder, 'plan.tjp');
      writeFileSync(path, taskJugglerText(plan));
      const times = await race([{ name: 'ours', run: () => analyse(plan, state, plan.start) }]);
      return [
        {
          name: 'against TaskJuggler, 1,000 items',
          unit: 'ms',
          value: timed(times, 'ours'),
          floor: { name: 'tj3', value: timing(Array.from({ length: RUNS }, () => juggled(path, folder))) },
          goal: { of: 'ratio', is: 'at most', bound: 0.001 },
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
