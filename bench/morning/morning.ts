import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoWorkspace } from '../../sandbox/demo/workspace.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import type { Benchmark, Figure } from '../figure.ts';
import { commandBody } from '../http/bodies.ts';
import { type Load, load } from '../http/load.ts';
import { type Server, startServer } from '../http/process.ts';
import { SIGNING_SECRET } from '../http/signed.ts';
import { timing } from '../race.ts';
import type { Told } from './morning-child.ts';
import { channelOf, type Morning, seedMorning } from './seed.ts';

const CHILD = join(import.meta.dirname, 'morning-child.ts');
const MORNING: Morning = {
  plans: 10_000,
  workspaces: 1_000,
  itemsEach: 8,
  date: '2026-03-02',
  dueAt: Date.parse('2026-03-02T09:00:00Z'),
};
/** A smaller morning, sent to the last reaction. */
const SENT: Morning = { ...MORNING, plans: 500, workspaces: 50 };
/** Slash commands, one at a time, while the digests are made. */
const STRETCH_MS = 1_000;
const PATIENCE_MS = 100_000;

/** What one morning came to. */
interface Seen {
  /** Milliseconds until every digest was queued, or until patience ended. */
  watchedMs: number;
  digests: number;
  told: Told;
  /** p99 of the slash commands in each second, in milliseconds. */
  commands: Load[];
  posts: number;
  reactions: number;
  sentPosts: number;
  sentReactions: number;
}

/** Lets the minute come, and watches until every digest is queued. */
async function watched(server: Server, database: Database): Promise<Seen> {
  const count = (sql: string) => (database.driver.prepare(sql).get() as { count: number }).count;
  const digests = () => count('select count(*) as count from digest');
  const ask = () => commandBody('/task', 'TASK-000001', channelOf(0), 'U0LEAD');
  await load(server.port, ask, { concurrency: 1, ms: STRETCH_MS });
  const commands: Load[] = [];
  const started = performance.now();
  server.child.send('go');
  while (digests() < MORNING.plans && performance.now() - started < PATIENCE_MS)
    commands.push(await load(server.port, ask, { concurrency: 1, ms: STRETCH_MS }));
  const watchedMs = performance.now() - started;
  const answer = once(server.child, 'message');
  server.child.send('tell');
  const [told] = (await answer) as [Told];
  const queued = (kind: string, where = '') =>
    count(`select count(*) as count from outbox where kind = '${kind}' ${where}`);
  return {
    watchedMs,
    digests: digests(),
    told,
    commands,
    posts: queued('post'),
    reactions: queued('react'),
    sentPosts: queued('post', "and status = 'sent'"),
    sentReactions: queued('react', "and status = 'sent'"),
  };
}

/** The app and its Slack on a morning that has not come yet; `work` lets it come. */
async function onMorning<T>(
  morning: Morning,
  rates: 'slack' | 'off',
  work: (server: Server, database: Database) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
  const path = join(folder, 'signalbox.db');
  seedMorning(path, morning);
  const channels = Array.from({ length: morning.plans }, (_, at) => ({
    id: channelOf(at),
    name: `plan-${at}`,
  }));
  const slack = await startSandbox({
    ...demoWorkspace,
    channels,
    rates,
    app: { signingSecret: SIGNING_SECRET },
  });
  const server = await startServer((port) => ({
    args: [
      '--max-semi-space-size=16',
      CHILD,
      String(port),
      path,
      slack.apiUrl,
      slack.botToken,
      String(morning.dueAt),
      rates,
    ],
  }));
  const database = openDatabase(path);
  try {
    return await work(server, database);
  } finally {
    database.close();
    await server.stop();
    await slack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds until every digest and every reaction under it stands in a Slack that limits nothing. */
async function sendingAll(): Promise<number> {
  return onMorning(SENT, 'off', async (server, database) => {
    const unsent = database.driver.prepare("select count(*) as count from outbox where status <> 'sent'");
    const digests = database.driver.prepare('select count(*) as count from digest');
    const read = (statement: typeof unsent) => (statement.get() as { count: number }).count;
    const started = performance.now();
    server.child.send('go');
    while (read(digests) < SENT.plans || read(unsent) > 0) {
      if (performance.now() - started > PATIENCE_MS)
        throw new Error(`${read(unsent)} posts are not sent yet`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return (performance.now() - started) / 1_000;
  });
}

function alone(name: string, unit: string, value: number, bound: number | null = null): Figure {
  const goal: Figure['goal'] = bound === null ? null : { of: 'value', is: 'at most', bound };
  return { name, unit, value: timing([value]), floor: null, goal };
}

/** Where patience ended first, the time is what all of them would have taken at that pace, and called so. */
function queueing({ watchedMs, digests }: Seen): Figure[] {
  const seconds = watchedMs / 1_000;
  if (digests >= MORNING.plans) return [alone('all digests composed and queued', 's', seconds, 60)];
  return [
    alone('digests composed and queued before patience ended', '', digests),
    alone('all of them, at that pace (not measured)', 's', (seconds / digests) * MORNING.plans, 60),
  ];
}

function figuresOf(seen: Seen): Figure[] {
  const { told, commands, posts, reactions, sentPosts, sentReactions } = seen;
  const minutes = seen.watchedMs / 60_000;
  return [
    ...queueing(seen),
    alone('longest hold of the event loop', 'ms', told.longestMs, 50),
    alone('event loop delay, p99', 'ms', told.p99Ms),
    {
      name: '/task meanwhile, p99 of each second',
      unit: 'ms',
      value: timing(commands.map(({ p99 }) => p99)),
      floor: null,
      goal: null,
    },
    alone('resident memory at the end', 'MB', told.megabytes),
    alone('posts queued', '', posts),
    alone('reactions queued', '', reactions),
    alone('posts sent meanwhile, a minute', '/min', sentPosts / minutes),
    alone('reactions sent meanwhile, a minute', '/min', sentReactions / minutes),
  ];
}

export const digestMorning: Benchmark = {
  name: 'digest-morning',
  about:
    '10,000 plans of 8 items and 2 convergence points in 1,000 workspaces whose digests are all due at the same minute, in one process, against a sandbox that keeps the rate limits of Slack; slash commands come one at a time meanwhile. One run. To send everything at the pace that Slack allows takes hours (see the text on capacity); so that the machine is measured too, a smaller morning is sent to a Slack that limits nothing.',
  async run() {
    const seen = await onMorning(MORNING, 'slack', watched);
    const plans = SENT.plans.toLocaleString('en');
    const sending = alone(
      `${plans} digests with their reactions sent, without Slack's limits`,
      's',
      await sendingAll(),
    );
    return [...figuresOf(seen), sending];
  },
};
