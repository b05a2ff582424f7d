import { execFileSync } from 'node:child_process';
import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { demoWorkspace } from '../../sandbox/demo/workspace.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import type { Benchmark, Figure } from '../figure.ts';
import { commandBody } from '../http/bodies.ts';
import { openConnection } from '../http/connection.ts';
import { freePort, type Server, startServer } from '../http/process.ts';
import { SIGNING_SECRET, signedRequest } from '../http/signed.ts';
import { child } from '../http/slash-commands.ts';
import { environment, MAIN } from '../http/world.ts';
import { channelOf } from '../morning/seed.ts';
import { timing } from '../race.ts';
import { inFolder } from '../store/folder.ts';
import { bigDatabase } from './big-database.ts';

const ROOT = join(import.meta.dirname, '../..');
const CLI = join(ROOT, 'src/cli/signalbox.ts');
/** What the image starts. */
const BUNDLE = join(ROOT, 'dist/main.js');
const ROUNDS = 7;
const MEGABYTES = 100;
/** Milliseconds after the first ack in which the process has come to rest. */
const REST = 4_000;

interface Started {
  server: Server;
  /** Milliseconds from the start of the process to the whole answer to its first command. */
  ms: number;
}

/** Starts a server and asks it one thing as soon as it listens. */
export async function firstAck(start: () => Promise<Server>): Promise<Started> {
  const from = performance.now();
  const server = await start();
  const connection = await openConnection(server.port);
  const status = await connection.send(signedRequest(commandBody('/plan', 'help', channelOf(0), 'U0LEAD')));
  const ms = performance.now() - from;
  connection.end();
  if (status !== 200) throw new Error(`the first command was answered with ${status}`);
  return { server, ms };
}

const bolt = () => startServer((port) => ({ args: [child('bare-bolt'), String(port)] }));

async function signalbox(main: string, slack: Sandbox, path: string): Promise<Server> {
  const HEALTH_PORT = String(await freePort());
  return startServer((port) => ({
    args: ['--max-semi-space-size=16', main],
    env: { ...environment(slack, path, port), HEALTH_PORT },
  }));
}

type Measured = Record<
  'ours' | 'checkout' | 'bolt' | 'idle' | 'checkoutIdle' | 'boltIdle' | 'stop' | 'backup' | 'restore',
  number[]
>;

/** One life of each: start, rest, stop. */
async function life(measured: Measured, slack: Sandbox, path: string): Promise<void> {
  const bare = await firstAck(bolt);
  measured.bolt.push(bare.ms);
  const checkout = await firstAck(() => signalbox(MAIN, slack, path));
  measured.checkout.push(checkout.ms);
  await pause(REST);
  measured.checkoutIdle.push(checkout.server.megabytes());
  await checkout.server.stop();
  const ours = await firstAck(() => signalbox(BUNDLE, slack, path));
  measured.ours.push(ours.ms);
  await pause(REST);
  measured.idle.push(ours.server.megabytes());
  measured.boltIdle.push(bare.server.megabytes());
  await bare.server.stop();
  const from = performance.now();
  await ours.server.stop();
  measured.stop.push(performance.now() - from);
}

/** A backup and its restore by the terminal, each a process of its own. */
function moved(measured: Measured, folder: string, path: string): void {
  const there = join(folder, 'there.db');
  copyFileSync(path, there);
  const copy = join(folder, 'copy.db');
  const timed = (command: string, database: string) => {
    const from = performance.now();
    execFileSync(process.execPath, [CLI, command, copy], {
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', DATABASE_PATH: database },
    });
    return performance.now() - from;
  };
  measured.backup.push(timed('backup', path));
  measured.restore.push(timed('restore', there));
}

function figuresOf(measured: Measured, megabytes: number): Figure[] {
  const on = `with ${Math.round(megabytes)} MB stored`;
  const alone = (name: string, unit: string, values: number[], bound: number | null): Figure => ({
    name: `${name}, ${on}`,
    unit,
    value: timing(values),
    floor: null,
    goal: bound === null ? null : { of: 'value', is: 'at most', bound },
  });
  const idle = (of: string, values: number[]): Figure => ({
    ...alone(`idle memory ${of}`, 'MB', values, 130),
    floor: { name: 'bare Bolt', value: timing(measured.boltIdle) },
  });
  const toFirstAck = (of: string, values: number[], goal: Figure['goal']): Figure => ({
    name: `start to first ack ${of}, ${on}`,
    unit: 'ms',
    value: timing(values),
    floor: { name: 'bare Bolt', value: timing(measured.bolt) },
    goal,
  });
  return [
    toFirstAck('of the image', measured.ours, { of: 'ratio', is: 'at most', bound: 1.6 }),
    toFirstAck('of a checkout', measured.checkout, null),
    idle('of the image', measured.idle),
    idle('of a checkout', measured.checkoutIdle),
    alone('SIGTERM to end', 'ms', measured.stop, 5_000),
    alone('backup by the terminal', 'ms', measured.backup, null),
    alone('restore by the terminal', 'ms', measured.restore, 10_000),
  ];
}

export const running: Benchmark = {
  name: 'running',
  about:
    'Signalbox as its image runs it (one bundle of its own code, as `npm run build` makes it) over HTTP, with its log and health, on a large database: from the start of the process to the answer to its first command, against an app on Bolt that only acknowledges; the same of a checkout, where `npm start` runs the sources; memory of both four seconds later; of the image from SIGTERM to its end; a backup and a restore by the terminal. All find what Node compiled before.',
  run: () =>
    inFolder(async (folder) => {
      execFileSync('npm', ['run', 'build'], { cwd: ROOT, stdio: 'ignore' });
      const path = bigDatabase(folder, 'signalbox.db', MEGABYTES);
      const slack = await startSandbox({
        ...demoWorkspace,
        app: { name: 'Signalbox', signingSecret: SIGNING_SECRET },
        rates: 'off',
      });
      const measured: Measured = {
        ours: [],
        checkout: [],
        checkoutIdle: [],
        bolt: [],
        idle: [],
        boltIdle: [],
        stop: [],
        backup: [],
        restore: [],
      };
      try {
        for (let round = 0; round < ROUNDS; round += 1) {
          await life(measured, slack, path);
          moved(measured, folder, path);
        }
      } finally {
        await slack.stop();
      }
      return figuresOf(measured, statSync(path).size / 1_048_576);
    }),
};
