import { setTimeout as pause } from 'node:timers/promises';
import type { FaultOrder } from '../../sandbox/protocol.ts';
import { type AppProcess, type Program, startProcess } from './app-process.ts';
import { chance } from './chance.ts';
import { type Ground, prepareGround } from './ground.ts';
import { judge, type Verdict } from './verdict.ts';
import { startWork, type Work } from './work.ts';

export interface CrashReport extends Verdict {
  kills: number;
  /** Exit status of the last process after SIGTERM. */
  exit: number | NodeJS.Signals;
}

const POST = 'chat.postMessage';
/**
 * What befalls the lives of the process, each in turn; null for one that nothing befalls. What no restart mends, as a
 * channel that is archived, is left to test/deliver and process.test.ts.
 */
const FAULTS: (FaultOrder | null)[] = [
  { fault: 'lose_answer', method: POST, times: 1 },
  { fault: 'lose_call', method: POST, times: 1 },
  null,
  { fault: 'time_out_after_work', method: POST, times: 1, holdMs: 300 },
  { fault: 'answer_429', method: POST, times: 1, retryAfterS: 1 },
  { fault: 'answer_500', method: POST, times: 1 },
  { fault: 'revoke_token' },
  { fault: 'answer_429', method: 'chat.update', times: 1, retryAfterS: 1 },
  null,
  { fault: 'drop_socket' },
  { fault: 'deliver_twice', times: 2 },
  { fault: 'answer_500', method: 'conversations.history', times: 1 },
  { fault: 'deliver_out_of_order', times: 2 },
  { fault: 'lose_answer', method: 'chat.update', times: 1 },
  { fault: 'refresh_socket' },
  { fault: 'lose_call', method: 'reactions.add', times: 1 },
];

interface Run {
  kills: number;
  seed: number;
  program: Program;
}

/**
 * Runs the app as its own process while people work, kills it so many times at random points, starts it again each
 * time, and judges what is left once everything was sent. `seed` repeats the points in time, not what is met there.
 */
export async function runCrash({ kills, seed, program }: Run): Promise<CrashReport> {
  const random = chance(seed);
  const ground = await prepareGround({ minutes: Math.ceil(kills / 20) + 2, gates: Math.ceil(kills / 4) + 3 });
  const life = { ground, program };
  const work = startWork(ground, random);
  const faults = inTurn(FAULTS);
  try {
    for (let kill = 0; kill < kills; kill += 1) await killOnce(life, work, faults, random);
    ground.slack.break({ fault: 'restore_token' });
    const app = start(life);
    await up(app);
    await work.end();
    await drained(ground);
    const exit = await app.kill('SIGTERM');
    return { kills, exit, ...judge(ground, work.acknowledged) };
  } finally {
    await work.end();
    await ground.stop();
  }
}

interface Life {
  ground: Ground;
  program: Program;
}

function start({ ground: { slack, path, folder }, program }: Life): AppProcess {
  return startProcess(slack, { path, cwd: folder, program, env: { LOG_LEVEL: 'info' } });
}

/** The app's own word: for a moment after a kill, Slack still has the socket of the process before. */
async function up(app: AppProcess): Promise<void> {
  const end = Date.now() + 20_000;
  while (!app.said().includes('Signalbox is running')) {
    if (!app.running() || Date.now() > end) throw new Error(`the app did not start: ${app.said()}`);
    await pause(10);
  }
}

function* inTurn<T>(all: readonly T[]): Generator<T, never> {
  for (;;) yield* all;
}

/** One life of the process: most are killed while people work, some already while they start. */
async function killOnce(
  life: Life,
  work: Work,
  faults: Generator<FaultOrder | null, never>,
  random: () => number,
): Promise<void> {
  const { slack } = life.ground;
  slack.break({ fault: 'restore_token' });
  const app = start(life);
  if (random() < 0.1) await pause(random() * 1_000);
  else {
    await up(app);
    const { value: fault } = faults.next();
    work.resume();
    if (fault !== null) slack.break(fault);
    await someWork(work, random);
  }
  if (!app.running()) throw new Error(`the app ended by itself: ${app.said()}`);
  const ended = app.kill('SIGKILL');
  work.pause();
  await ended;
}

/** Lets people get some answers, where they come within a moment, and then be in the middle of something. */
async function someWork({ acknowledged }: Work, random: () => number): Promise<void> {
  const enough = acknowledged.length + Math.floor(random() * 6);
  const end = Date.now() + 1_500;
  while (acknowledged.length < enough && Date.now() < end) await pause(10);
  await pause(50 + random() * 250);
}

/** Waits until nothing is queued, as long as it grows less: Slack takes a few posts a second, however many there are. */
async function drained({ look }: Ground): Promise<void> {
  const open = look.prepare(
    "select count(*) as n from outbox where status = 'sending' or (status = 'pending' and not_before <= ?)",
  );
  const count = () => (open.get(Date.now() + 5_000) as { n: number }).n;
  let left = count();
  let lessAt = Date.now();
  while (left > 0 && Date.now() - lessAt < 60_000) {
    await pause(200);
    const now = count();
    if (now < left) lessAt = Date.now();
    left = now;
  }
}
