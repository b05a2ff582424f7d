import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { WebClient } from '@slack/web-api';
import { createLogger } from '../src/log.ts';
import type { Deps } from '../src/operations/deps.ts';
import { importPlan } from '../src/operations/import-plan.ts';
import { createHomes } from '../src/slack/home/home.ts';
import { openDatabase } from '../src/storage/database.ts';
import type { Benchmark, Figure } from './figure.ts';
import { generatedPlan } from './plan/generated-plan.ts';
import { timed } from './plan/timed.ts';
import { race } from './race.ts';

const PLANS = 20;
const ITEMS = 500;
const NOW = Date.parse('2026-02-02T09:00:00Z');
const USER = 'U0ANA';

/** A person in many plans: the Home from the click to the finished view, Slack's own answer aside. */
async function figures(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
  const database = openDatabase(join(folder, 'home.db'));
  let last = 0;
  const deps: Deps = {
    database,
    clock: { now: () => NOW },
    ids: { next: () => `id-${++last}` },
    wake: () => {},
  };
  for (let at = 0; at < PLANS; at += 1) {
    const plan = generatedPlan(ITEMS);
    const people = plan.people.map((person) => (person.id === 'ana' ? { ...person, slack: USER } : person));
    const command = {
      channel: `C${at}`,
      plan: { ...plan, people },
      source: null,
      against: null,
      entries: [],
    };
    importPlan(deps, { workspace: 'T1', user: 'U0OWNER' }, command);
  }
  const client = { views: { publish: async () => ({ ok: true }) } } as unknown as WebClient;
  const access = { maySee: async () => true, forget: () => {} };
  const parts = { deps, client, access, workspace: 'T1', log: createLogger('silent') };
  const warm = createHomes(parts);
  const times = await race(
    [
      { name: 'first', run: () => createHomes(parts).show(USER) },
      { name: 'again', run: () => warm.show(USER) },
    ],
    5,
  );
  database.close();
  rmSync(folder, { recursive: true, force: true });
  const goal = { of: 'value', is: 'at most', bound: 300 } as const;
  return [
    {
      name: `first Home of ${PLANS} plans of ${ITEMS} items`,
      unit: 'ms',
      value: timed(times, 'first'),
      floor: null,
      goal,
    },
    {
      name: 'the same again, nothing changed',
      unit: 'ms',
      value: timed(times, 'again'),
      floor: null,
      goal: null,
    },
  ];
}

export const home: Benchmark = {
  name: 'home',
  about: `The App Home of somebody in ${PLANS} plans of ${ITEMS} items each, loaded, analysed and composed.`,
  run: figures,
};
