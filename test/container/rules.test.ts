import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { copyOf, dockerfile, envOf, execForm, ROOT, stagesOf } from './dockerfile.ts';

const stages = stagesOf(dockerfile());
const last = stages.at(-1);
if (last === undefined) throw new Error('the Dockerfile has no stage');
const of = (name: string) => last.instructions.filter((one) => one.name === name).map(({ rest }) => rest);

describe('the Dockerfile', () => {
  it('has several stages, all on a slim Node 24', () => {
    expect(stages.length).toBeGreaterThan(1);
    expect(stages.map(({ from }) => from)).toEqual(stages.map(() => 'node:24-slim'));
  });

  it('brings production dependencies alone, from the lock file', () => {
    const runs = stages.flatMap(({ instructions }) => instructions).filter(({ name }) => name === 'RUN');
    const installs = runs.filter(({ rest }) => /\bnpm\b/.test(rest));
    expect(installs.filter(({ rest }) => !/^npm (ci|run build)\b/.test(rest))).toEqual([]);
    const origin = of('COPY')
      .map(copyOf)
      .find(({ to }) => to === './node_modules')?.stage;
    expect(stages.find(({ as }) => as === origin)?.instructions).toContainEqual({
      name: 'RUN',
      rest: expect.stringMatching(/^npm ci --omit=dev\b/),
    });
    expect(last.instructions.some(({ rest }) => /\bnpm\b/.test(rest))).toBe(false);
  });

  it('ends as somebody who is not root, after everything that root has to do', () => {
    const names = last.instructions.map(({ name }) => name);
    expect(of('USER')).toEqual(['node']);
    expect(names.indexOf('USER')).toBeGreaterThan(names.lastIndexOf('RUN'));
    expect(names.indexOf('USER')).toBeGreaterThan(names.lastIndexOf('COPY'));
  });

  it('keeps the database on a volume that this user may write', () => {
    expect(of('VOLUME')).toEqual(['/data']);
    expect(envOf(last).DATABASE_PATH).toMatch(/^\/data\//);
    expect(of('RUN').join()).toContain('chown node:node /data');
  });

  it('copies single things that exist, and no secrets', () => {
    const copied = stages.flatMap(({ instructions }) => instructions).filter(({ name }) => name === 'COPY');
    for (const { stage, sources } of copied.map(({ rest }) => copyOf(rest))) {
      if (stage !== null) continue;
      for (const source of sources) {
        expect(source).not.toMatch(/^\.?$|\.env|\*/);
        expect([source, existsSync(join(ROOT, source))]).toEqual([source, true]);
      }
    }
    expect(dockerfile()).not.toMatch(/^ADD\b|TOKEN|SECRET/m);
  });

  it('lets nothing into the build but what it copies', () => {
    const [everything, ...allowed] = readFileSync(join(ROOT, '.dockerignore'), 'utf8').trim().split('\n');
    expect(everything).toBe('*');
    const copied = stages
      .flatMap(({ instructions }) => instructions)
      .filter(({ name }) => name === 'COPY')
      .map(({ rest }) => copyOf(rest))
      .flatMap(({ stage, sources }) => (stage === null ? sources : []));
    expect(allowed.map((line) => line.slice(1)).sort()).toEqual([...new Set(copied)].sort());
  });

  it('asks for readiness, and passes signals on to node', () => {
    expect(execForm(of('HEALTHCHECK')[0] ?? '').slice(0, 2)).toEqual(['node', '-e']);
    expect(execForm(of('CMD')[0] ?? '')[0]).toBe('node');
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: { start: string };
    };
    // `exec`, so that a signal to npm reaches the process and not a shell before it.
    const [environment, command] = scripts.start.split(' exec ');
    expect(command?.replace('src/main.ts', 'dist/main.js')).toBe(execForm(of('CMD')[0] ?? '').join(' '));
    // Turned on by main.ts alone it comes too late for the first files.
    expect(environment).toMatch(/^NODE_COMPILE_CACHE=/);
    expect(of('ENV').join(' ')).toContain('NODE_COMPILE_CACHE=');
  });
});

describe('compose.yaml', () => {
  const { services, volumes } = parse(readFileSync(join(ROOT, 'compose.yaml'), 'utf8')) as {
    services: { signalbox: Record<string, unknown> };
    volumes: Record<string, unknown>;
  };
  it('runs read-only, without privileges, with its data on a volume', () => {
    expect(services.signalbox).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      restart: 'unless-stopped',
      volumes: ['data:/data'],
      tmpfs: ['/tmp'],
    });
    expect(Object.keys(volumes)).toEqual(['data']);
    expect(services.signalbox).not.toHaveProperty('ports');
  });
});

describe('litestream.yml', () => {
  it('names what Litestream 0.5 reads, which passes over keys that it does not know', () => {
    const known = parse(readFileSync(join(ROOT, 'litestream.yml'), 'utf8')) as {
      snapshot: object;
      dbs: { path: string; replica: object }[];
    };
    expect(Object.keys(known)).toEqual(['snapshot', 'dbs']);
    expect(known.snapshot).toEqual({ interval: '24h', retention: '168h' });
    const [database, ...more] = known.dbs;
    expect(database?.path).toMatch(/^\$\{DATABASE_PATH\}$/);
    expect(more).toEqual([]);
    expect(Object.keys(database?.replica ?? {})).toEqual([
      'type',
      'bucket',
      'path',
      'region',
      'sync-interval',
    ]);
  });
});
