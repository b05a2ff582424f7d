import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Sandbox } from '../../sandbox/sandbox.ts';

export const ROOT = join(import.meta.dirname, '../..');

/** What a process runs: the sources, as `npm start` does, or the bundle of `npm run build`, as the image does. */
export type Program = 'src/main.ts' | 'dist/main.js';

/** The app as a process of its own. */
export interface AppProcess {
  pid: number;
  /** Its last words on standard output and error. */
  said(): string;
  running(): boolean;
  /** Resolves with its exit status, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>;
  kill(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

interface Start {
  /** Of the database. */
  path: string;
  cwd: string;
  program?: Program;
  /** A shell's limit on it, as `ulimit -f 100`. */
  limit?: string;
  env?: Record<string, string>;
}

/** Starts it on a database. */
export function startProcess(
  slack: Pick<Sandbox, 'botToken' | 'appToken' | 'apiUrl'>,
  { path, cwd, program = 'src/main.ts', limit, env = {} }: Start,
): AppProcess {
  const args = ['--max-semi-space-size=16', join(ROOT, program)];
  const options = {
    cwd,
    env: {
      ...process.env,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      DATABASE_PATH: path,
      NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/compiled'),
      LOG_LEVEL: 'warn',
      HEALTH_PORT: 'off',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
  };
  const child: ChildProcess =
    limit === undefined
      ? spawn(process.execPath, args, options)
      : spawn('bash', ['-c', `${limit}; exec "$0" "$@"`, process.execPath, ...args], options);
  let words = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString()).slice(-20_000);
    });
  const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals);
  return {
    pid: child.pid ?? 0,
    said: () => words,
    running: () => child.exitCode === null && child.signalCode === null,
    ended,
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
