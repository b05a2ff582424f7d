import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnection } from './connection.ts';

/** A server in a process of its own, so that memory and event loops do not mix. */
export interface Server {
  port: number;
  child: ChildProcess;
  /** Resident megabytes; NaN where the system does not tell. */
  megabytes(): number;
  stop(): Promise<void>;
}

const PATIENCE_MS = 20_000;

/** None outlives this process, however that ends. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Where Node keeps what it compiled, for ours and for the floors; `npm start` has such a folder too. */
const COMPILED = join(tmpdir(), 'signalbox-bench-compiled');

/** Starts a Node program that listens on the port it is told, and waits until it does. */
export async function startServer(
  start: (port: number) => { args: readonly string[]; env?: Record<string, string> },
): Promise<Server> {
  const port = await freePort();
  const { args, env = {} } = start(port);
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production', NODE_COMPILE_CACHE: COMPILED, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  try {
    await listening(child, port);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return { port, child, megabytes: () => residentMegabytes(child.pid ?? 0), stop: () => stopped(child) };
}

/** A port that nothing listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function listening(child: ChildProcess, port: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    if (child.exitCode !== null) break;
    const connection = await openConnection(port).catch(() => null);
    connection?.end();
    if (connection !== null) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`${child.spawnargs.join(' ')} does not listen (exit status ${child.exitCode})`);
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  await exit;
  clearTimeout(timer);
}

function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? Number.NaN) / 1_024;
  } catch {
    return Number.NaN;
  }
}
