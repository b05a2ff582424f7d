import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { TWINS } from '../../src/lean-packages.ts';
import { freePort } from '../free-port.ts';
import { copyOf, dockerfile, envOf, execForm, ROOT, type Stage, stagesOf } from './dockerfile.ts';

const stages = stagesOf(dockerfile());
const folders = new Map<string | null, string>();
let slack: Sandbox;
beforeAll(async () => {
  slack = await startSandbox({
    people: [{ id: 'U0LEAD', name: 'Lead', handle: 'lead' }],
    channels: [{ id: 'C0RELEASE', name: 'release' }],
    commands: [{ command: '/plan', shouldEscape: true }],
  });
});
afterAll(async () => {
  await slack.stop();
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
});

/** Puts in place what npm would install by the lock file: it is what the tests themselves run on, which npm brought. */
function install(folder: string, { production }: { production: boolean }): void {
  if (!production) {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    return;
  }
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  for (const [path, { dev = false }] of Object.entries(lock.packages)) {
    // One inside another comes with it; one for other machines is not there.
    if (dev || path.lastIndexOf('node_modules/') !== 0 || !existsSync(join(ROOT, path))) continue;
    cpSync(join(ROOT, path), join(folder, path), { recursive: true, verbatimSymlinks: true });
  }
}

/** Does what a stage says to its working folder: copies, and what npm does in it. */
function build({ as, instructions }: Stage): string {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-image-'));
  folders.set(as, folder);
  for (const { name, rest } of instructions) {
    if (name === 'COPY') {
      const { stage, sources, to } = copyOf(rest);
      for (const source of sources) {
        const from = stage === null ? join(ROOT, source) : join(folders.get(stage) ?? '', basename(source));
        const single = to.endsWith('/') ? join(to, basename(source)) : to;
        // Nothing else takes what a stage made, and to copy all packages takes seconds.
        if (stage !== null) renameSync(from, join(folder, single));
        else cpSync(from, join(folder, single), { recursive: true, verbatimSymlinks: true });
      }
    }
    if (name !== 'RUN' || !rest.startsWith('npm')) continue;
    if (rest.startsWith('npm ci')) {
      install(folder, { production: rest.includes('--omit=dev') });
      continue;
    }
    const { status, stderr } = spawnSync('sh', ['-c', rest], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
  return folder;
}

/** What the files of a folder import: packages, parts of Node, each other. */
function importedIn(folder: string): string[] {
  return globSync(join(folder, '*.js')).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^import\b.*?["']([^"']+)["'];$/gm)].map(([, name = '']) => name),
  );
}

it('builds, installs, starts, is healthy and stops, as the Dockerfile says', async () => {
  const [folder = ''] = stages.map(build).slice(-1);
  const imported = importedIn(join(folder, 'dist'));
  expect(imported).toContain('@slack/bolt');
  expect(imported.filter((name) => TWINS.test(name))).toEqual([]);
  const last = stages.at(-1);
  if (last === undefined) throw new Error('no stage');
  const of = (name: string) => execForm(last.instructions.find((one) => one.name === name)?.rest ?? '');
  const env = {
    PATH: process.env.PATH,
    ...envOf(last),
    DATABASE_PATH: join(folder, 'data/signalbox.db'),
    NODE_COMPILE_CACHE: join(folder, 'cache'),
    HEALTH_PORT: String(await freePort()),
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: slack.apiUrl,
  };
  const start = ([, ...args]: string[]) => spawn(process.execPath, args, { cwd: folder, env, stdio: 'pipe' });
  const app = start(of('CMD'));
  try {
    await slack.connected({ timeoutMs: 30_000 });
    expect(await slack.as('lead').command('/plan help')).toEqual({ ok: true });
    const [healthy] = await once(start(of('HEALTHCHECK')), 'exit');
    expect(healthy).toBe(0);
    const stopped = once(app, 'exit');
    app.kill('SIGTERM');
    expect((await stopped)[0]).toBe(0);
    const [ill] = await once(start(of('HEALTHCHECK')), 'exit');
    expect(ill).toBe(1);
  } finally {
    app.kill('SIGKILL');
  }
}, 170_000);
