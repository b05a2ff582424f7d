import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { composeDigest } from '../../src/digest/compose.ts';
import type { DigestInput } from '../../src/digest/input.ts';
import { analysePlan } from '../../src/operations/analysed-plan.ts';
import { loadDigestInput } from '../../src/operations/sync/digest-input.ts';
import { analyse } from '../../src/plan/analysis/analyse.ts';
import { nextDueAt, tick } from '../../src/schedule/tick.ts';
import { digestMessage } from '../../src/slack/blocks/digest.ts';
import { digestThread } from '../../src/slack/blocks/digest-thread.ts';
import { loadPlan } from '../../src/storage/plans.ts';
import { claimDueSchedules, releaseSchedules } from '../../src/storage/schedules.ts';
import type { Benchmark, Figure } from '../figure.ts';
import { timed } from '../plan/timed.ts';
import { race, timing } from '../race.ts';
import { longPlan } from './long-plan.ts';
import { DUE, type ManyPlans, manyPlans } from './many-plans.ts';
import type { SettledMorning } from './morning-child.ts';

const PLANS = 10_000;
const CHILD = join(import.meta.dirname, 'morning-child.ts');
const quiet = { info: () => undefined } as unknown as Parameters<typeof tick>[1];

/** Composing and rendering one digest of 1,000 items, its analysis and odds apart. */
async function composing(): Promise<Figure> {
  const { input, plan, state, date } = longPlan();
  const times = await race([
    { name: 'digest', run: () => whole(input) },
    { name: 'analysis', run: () => analyse(plan, state, date) },
  ]);
  return {
    name: 'composing and rendering the digest of 1,000 items, beyond its analysis',
    unit: 'ms',
    value: timed(times, 'digest'),
    floor: { name: 'its analysis', value: timed(times, 'analysis') },
    goal: { of: 'value', is: 'at most', bound: 10 },
  };
}

function whole(input: DigestInput): number {
  const view = composeDigest(input);
  return digestMessage(view).blocks.length + digestThread(view).length;
}

/** A tick in a minute in which nothing is due, after one that has looked at what is new. */
async function idleTick({ deps, set }: ManyPlans): Promise<Figure> {
  set(DUE - 60_000);
  while ((nextDueAt(deps) ?? DUE) < DUE) await tick(deps, quiet);
  const times = await race([{ name: 'tick', run: () => tick(deps, quiet) }]);
  return {
    name: `a minute's tick over ${PLANS.toLocaleString('en')} plans of which none is due`,
    unit: 'ms',
    value: timed(times, 'tick'),
    floor: null,
    goal: { of: 'value', is: 'at most', bound: 1 },
  };
}

function claiming({ deps, set, reset }: ManyPlans): Figure {
  const samples = Array.from({ length: 5 }, () => {
    reset();
    set(DUE);
    const started = performance.now();
    const claim = { now: DUE, givenUp: 0, limit: PLANS };
    deps.database.transaction((store) => claimDueSchedules(store, claim));
    const took = performance.now() - started;
    releaseSchedules(deps.database.store);
    return took;
  });
  return {
    name: `claiming ${PLANS.toLocaleString('en')} plans that are due at once`,
    unit: 'ms',
    value: timing(samples),
    floor: null,
    goal: { of: 'value', is: 'at most', bound: 250 },
  };
}

/** All of them composed and queued once, in a process with the flags of `npm start`: the time and the longest hold. */
function morning(): Figure[] {
  const args = ['--max-semi-space-size=16', CHILD, String(PLANS)];
  const told = execFileSync(process.execPath, args, { encoding: 'utf8' });
  const { posted, seconds, longest } = JSON.parse(told) as SettledMorning;
  if (posted !== PLANS) throw new Error(`${posted} digests of ${PLANS} were queued`);
  const plans = PLANS.toLocaleString('en');
  return [
    {
      name: `composing and queueing ${plans} digests of 30 items`,
      unit: 's',
      value: timing([seconds]),
      floor: null,
      goal: { of: 'value', is: 'at most', bound: 60 },
    },
    {
      name: 'the longest that the event loop was held meanwhile',
      unit: 'ms',
      value: timing([longest]),
      floor: null,
      goal: { of: 'value', is: 'at most', bound: 50 },
    },
  ];
}

/** What one of the small plans costs, part by part. */
async function parts({ deps, set, reset }: ManyPlans): Promise<Figure[]> {
  reset();
  set(DUE);
  const { store } = deps.database;
  const load = () => {
    const stored = loadPlan(store, 'T1', 'plan-1');
    if (stored === null) throw new Error('there is no plan-1');
    return stored;
  };
  const analysed = analysePlan(load(), DUE);
  const day = { date: '2026-02-02', lateMinutes: 0, unchanged: 'short' } as const;
  const input = loadDigestInput(store, analysed, day);
  const times = await race([
    { name: 'loading the plan', run: load },
    { name: 'its analysis', run: () => analysePlan(analysed.stored, DUE) },
    { name: 'odds, blast radius and what is stored', run: () => loadDigestInput(store, analysed, day) },
    { name: 'composing', run: () => composeDigest(input) },
  ]);
  return [...times].map(([name, value]) => ({
    name: `of one such digest: ${name}`,
    unit: 'ms',
    value,
    floor: null,
    goal: null,
  }));
}

export const sync: Benchmark = {
  name: 'daily-sync',
  about:
    'Digests: one of 1,000 items against its analysis, and a morning on which 10,000 plans of 30 items in 1,000 workspaces are due in the same minute.',
  async run() {
    const one = await composing();
    const plans = manyPlans(PLANS);
    try {
      const idle = await idleTick(plans);
      const claim = claiming(plans);
      return [one, idle, claim, ...morning(), ...(await parts(plans))];
    } finally {
      plans.end();
    }
  },
};
