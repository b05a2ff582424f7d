import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoWorkspace } from '../../sandbox/demo/workspace.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { systemClock } from '../../src/clock.ts';
import { randomIds } from '../../src/ids.ts';
import type { Deps } from '../../src/operations/deps.ts';
import { openGate } from '../../src/operations/gates/open-gate.ts';
import { importPlan } from '../../src/operations/import-plan.ts';
import { readPlan } from '../../src/plan/file/read-plan.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { saveMember } from '../../src/storage/members.ts';
import { WORKSPACE } from './bodies.ts';
import { type Server, startServer } from './process.ts';
import { SIGNING_SECRET } from './signed.ts';

export const MAIN = join(import.meta.dirname, '../../src/main.ts');
const PLAN = join(import.meta.dirname, '../../examples/kubernetes-1.35.yaml');

/** Where people may vote, and who. */
export interface Seat {
  channel: string;
  reviewId: string;
  user: string;
}

/** Signalbox as `npm start` runs it, over HTTP, against the sandbox as Web API, with plans and open reviews. */
export interface World {
  folder: string;
  server: Server;
  seats: Seat[];
  /** How many ballots are stored. */
  ballots(): number;
  stop(): Promise<void>;
}

export const channelAt = (at: number): string => `C0BENCH${at}`;

/**
 * `plans` channels, each with the example plan and its first gate under review. One seat never votes, so that
 * no review closes by itself.
 */
export async function startWorld(plans: number): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
  const path = join(folder, 'signalbox.db');
  const seats = seed(path, plans);
  const channels = Array.from({ length: plans }, (_, at) => ({ id: channelAt(at), name: `bench-${at}` }));
  const app = { name: 'Signalbox', signingSecret: SIGNING_SECRET };
  const slack = await startSandbox({ ...demoWorkspace, channels, app, rates: 'off' });
  const server = await startServer((port) => ({
    args: ['--max-semi-space-size=16', MAIN],
    env: environment(slack, path, port),
  })).catch(async (error: unknown) => {
    await slack.stop();
    throw error;
  });
  return {
    folder,
    server,
    seats,
    ballots: () => countBallots(path),
    async stop() {
      await server.stop();
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the app is told where the sandbox stands in for the Web API. */
export function environment(slack: Sandbox, path: string, port: number): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: slack.apiUrl,
    PORT: String(port),
    DATABASE_PATH: path,
    HEALTH_PORT: 'off',
    LOG_LEVEL: 'info',
  };
}

export function examplePlan(): Plan {
  const read = readPlan(readFileSync(PLAN, 'utf8'));
  if (!read.ok) throw new Error(`the example plan is refused: ${read.problems[0]?.message}`);
  return read.value;
}

function seed(path: string, plans: number): Seat[] {
  const database = openDatabase(path);
  const deps: Deps = { database, clock: systemClock, ids: randomIds, wake: () => {} };
  const plan = examplePlan();
  const users = plan.people.flatMap(({ slack }) => slack ?? []);
  for (const user of users)
    saveMember(database.store, {
      workspace: WORKSPACE,
      user,
      name: user,
      standing: 'member',
      at: deps.clock.now(),
    });
  const voters = users.slice(0, -1);
  const seats = Array.from({ length: plans }, (_, at) => {
    const channel = channelAt(at);
    const reviewId = underReview(deps, plan, channel);
    return voters.map((user) => ({ channel, reviewId, user }));
  }).flat();
  database.close();
  return seats;
}

/** Imports the plan and opens its first gate; gives the review. */
export function underReview(deps: Deps, plan: Plan, channel: string): string {
  const actor = { workspace: WORKSPACE, user: 'U0LEAD' };
  const imported = importPlan(deps, actor, { channel, plan, source: null, against: null, entries: [] });
  if (!imported.ok) throw new Error(`the plan is refused: ${imported.reason}`);
  const opened = openGate(deps, actor, { plan: { channel }, gate: 'GATE-1' });
  if (!opened.ok) throw new Error(`the gate does not open: ${opened.reason}`);
  return opened.reviewId;
}

function countBallots(path: string): number {
  const database = openDatabase(path);
  const { count } = database.driver.prepare('select count(*) as count from ballot').get() as {
    count: number;
  };
  database.close();
  return count;
}
