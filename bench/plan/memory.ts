import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writePlan } from '../../src/plan/file/write-plan.ts';
import type { Benchmark, Figure } from '../figure.ts';
import { type Timing, timing } from '../race.ts';
import { generatedPlan } from './generated-plan.ts';

const SIZE = 10_000;
const RUNS = 5;
const CHILD = fileURLToPath(new URL('./memory-child.ts', import.meta.url));

/** Megabytes above idle, each measured in a process of its own. */
const megabytes = (work: string, path: string): Timing =>
  timing(
    Array.from({ length: RUNS }, () =>
      Number(execFileSync(process.execPath, [CHILD, work, path], { encoding: 'utf8' })),
    ),
  );

function figuresIn(folder: string): Figure[] {
  const plan = generatedPlan(SIZE);
  const [yaml, json] = [join(folder, 'plan.yaml'), join(folder, 'plan.json')];
  writeFileSync(yaml, writePlan(plan));
  writeFileSync(json, JSON.stringify(plan));
  return [
    {
      name: 'most memory above idle, plan and analysis of 10,000 items',
      unit: 'MB',
      value: megabytes('analysis', json),
      floor: null,
      goal: { of: 'value', is: 'at most', bound: 150 },
    },
    {
      name: 'the same, with the reading of its file in the same process',
      unit: 'MB',
      value: megabytes('read', yaml),
      floor: { name: 'bare yaml parse', value: megabytes('yaml', yaml) },
      goal: null,
    },
  ];
}

export const memory: Benchmark = {
  name: 'plan-memory',
  about:
    'The most resident memory above idle that a process ever has which holds and analyses a plan of 10,000 items. The app reads large files in a worker, whose memory ends with it.',
  run() {
    const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
    try {
      return figuresIn(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
