import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { systemClock } from '../../src/clock.ts';
import { randomIds } from '../../src/ids.ts';
import { importPlan } from '../../src/operations/import-plan.ts';
import { readPlan } from '../../src/plan/file/read-plan.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { planText } from './plan-text.ts';

export const PEOPLE = ['ana', 'bo', 'chi', 'dev', 'eli'];
const WORKSPACE = 'T0CRASH';

/** A workspace with plans under way in some channels and other channels that have none yet. */
export interface Ground {
  slack: Sandbox;
  folder: string;
  path: string;
  /** Channels with a plan whose gates are reviewed one after the other. */
  reviewed: string[];
  /** Channels whose plan has a sync in one of the next minutes. */
  synced: string[];
  /** Channels without a plan. */
  free: string[];
  /** A connection of its own, to look at what is stored. */
  look: SqliteDatabase.Database;
  stop(): Promise<void>;
}

interface Size {
  minutes: number;
  gates: number;
  /** Milliseconds that people wait for an answer; a dead process is not waited for as long as Slack does. */
  patience?: number;
}

/** Prepares plans for so many minutes and gates. */
export async function prepareGround({ minutes, gates, patience = 1_500 }: Size): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'signalbox-crash-'));
  const path = join(folder, 'signalbox.db');
  const named = (prefix: string, count: number) =>
    Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);
  const reviewed = named('review', 4);
  const synced = named('sync', minutes);
  const free = named('free', 2 * gates);
  const idOf = (name: string) => `C0${name.toUpperCase()}`;
  const slack = await startSandbox({
    teamId: WORKSPACE,
    people: PEOPLE.map((id) => ({ id: `U0${id.toUpperCase()}`, handle: id, name: id })),
    channels: [...reviewed, ...synced, ...free].map((name) => ({ id: idOf(name), name })),
    commands: ['/plan', '/task', '/sync', '/gate'].map((command) => ({ command, shouldEscape: true })),
    rates: 'off',
    deadlines: { ack: patience },
  });
  const database = openDatabase(path);
  const deps = { database, clock: systemClock, ids: randomIds, wake: () => {} };
  const begin = (channel: string, text: string) => {
    const read = readPlan(text);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const command = { channel: idOf(channel), plan: read.value, source: null, against: null, entries: [] };
    const done = importPlan(deps, { workspace: WORKSPACE, user: 'U0ANA' }, command);
    if (!done.ok) throw new Error(done.reason);
  };
  const now = systemClock.now();
  for (const name of reviewed) begin(name, planText(name, { now, gates, minute: null }));
  for (const [i, name] of synced.entries()) begin(name, planText(name, { now, gates: 1, minute: i + 1 }));
  database.close();
  const look = new SqliteDatabase(path, { readonly: true });
  return {
    slack,
    folder,
    path,
    reviewed,
    synced,
    free,
    look,
    async stop() {
      look.close();
      await slack.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
