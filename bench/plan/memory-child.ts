import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { analyse } from '../../src/plan/analysis/analyse.ts';
import { readPlan } from '../../src/plan/file/read-plan.ts';
import { writePlan } from '../../src/plan/file/write-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { stateFromPlan } from '../../src/plan/state-from-plan.ts';
import { generatedPlan } from './generated-plan.ts';

/** Run as a process of its own, with a kind of work and a file: prints the most MB above idle that it had. */
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const analysed = (plan: Plan) => [plan, analyse(plan, stateFromPlan(plan), '2026-02-02')];
const WORK: Record<string, (text: string) => unknown> = {
  /** A plan that is already there, as out of the database. */
  analysis: (text) => analysed(JSON.parse(text)),
  read: (text) => {
    const parsed = readPlan(text);
    if (!parsed.ok) throw new Error('the generated file is refused');
    return analysed(parsed.value);
  },
  yaml: (text) => parse(text),
};

const [kind = '', path = ''] = process.argv.slice(2);
const work = WORK[kind];
if (!work) throw new Error(`there is no work ${kind}`);
const small = generatedPlan(10);
work(kind === 'analysis' ? JSON.stringify(small) : writePlan(small));
collectGarbage();
const idle = process.memoryUsage.rss();
const kept = work(readFileSync(path, 'utf8'));
const peak = process.resourceUsage().maxRSS * 1024;
console.log(kept ? (peak - idle) / (1024 * 1024) : Number.NaN);
