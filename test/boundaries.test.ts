import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

interface Source {
  path: string;
  text: string;
  /** What it imports: paths from the root, or package names. */
  imports: string[];
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|\bimport\('([^']+)'\)|\brequire\('([^']+)'\)/g;

function sourcesIn(folder: string): Source[] {
  return globSync(`${folder}/**/*.{ts,tsx,cts,mts,cjs}`, {
    cwd: root,
    exclude: (path) => path.includes('/dist'),
  }).map((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const imports = [...text.matchAll(IMPORT)].map(([, from, bare, dynamic, required]) => {
      const name = from ?? bare ?? dynamic ?? required ?? '';
      return name.startsWith('.') ? relative(root, join(root, dirname(path), name)) : name;
    });
    return { path, text, imports };
  });
}

const src = sourcesIn('src');

/** Every import of the given files that `allowed` does not let through, as `file -> import`. */
function strays(files: Source[], allowed: (name: string) => boolean): string[] {
  return files.flatMap(({ path, imports }) =>
    imports.filter((name) => !allowed(name)).map((name) => `${path} -> ${name}`),
  );
}

const below =
  (...folders: string[]) =>
  (name: string) =>
    folders.some((folder) => name.startsWith(`src/${folder}/`));
const within = (folder: string) => src.filter(({ path }) => path.startsWith(`src/${folder}/`));
const isOwn = (name: string) => name.startsWith('src/');

/** Each layer with the layers and files that it may import from src/. */
const layers: Record<string, { folders: string[]; files: string[] }> = {
  plan: { folders: ['plan'], files: [] },
  gate: { folders: ['plan', 'gate'], files: [] },
  digest: { folders: ['plan', 'gate', 'digest'], files: [] },
  chart: { folders: ['plan', 'gate', 'chart'], files: [] },
  'slack/blocks': { folders: ['plan', 'gate', 'digest', 'slack/blocks'], files: [] },
  storage: {
    folders: ['plan', 'gate', 'digest', 'storage'],
    files: ['src/clock.ts', 'src/root.ts'],
  },
  operations: {
    folders: ['plan', 'gate', 'digest', 'chart', 'storage', 'operations'],
    files: ['src/clock.ts', 'src/ids.ts', 'src/root.ts'],
  },
  slack: {
    folders: ['plan', 'gate', 'digest', 'storage', 'operations', 'slack'],
    files: ['src/clock.ts', 'src/ids.ts', 'src/log.ts', 'src/config.ts'],
  },
  schedule: {
    folders: ['plan', 'gate', 'digest', 'storage', 'operations', 'schedule'],
    files: ['src/clock.ts', 'src/log.ts'],
  },
};

describe('imports run one way', () => {
  it.each(Object.entries(layers))('%s', (folder, { folders, files }) => {
    const known = within(folder);
    expect(known.length).toBeGreaterThan(0);
    expect(strays(known, (name) => !isOwn(name) || below(...folders)(name) || files.includes(name))).toEqual(
      [],
    );
  });
});

describe('what is pure stays pure', () => {
  const packages = ['temporal-polyfill', 'yaml', 'zod', '@slack/types'];
  it.each(['plan', 'gate', 'digest', 'chart', 'slack/blocks'])('%s', (folder) => {
    const loadsHolidays = (name: string, path: string) =>
      name === 'date-holidays' && path.startsWith('src/plan/calendar/');
    const found = within(folder).flatMap(({ path, imports }) =>
      imports
        .filter((name) => !isOwn(name) && !packages.includes(name) && !loadsHolidays(name, path))
        .map((name) => `${path} -> ${name}`),
    );
    expect(found).toEqual([]);
  });
});

/** Files in which a text occurs outside comments. */
function using(files: Source[], pattern: RegExp): string[] {
  const bare = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return files.filter(({ text }) => pattern.test(bare(text))).map(({ path }) => path);
}

describe('house rules that a search can see', () => {
  it('reads the clock in clock.ts alone', () => {
    expect(using(src, /new Date\(\)|Date\.now\(\)|Temporal\.Now|performance\.now\(\)/)).toEqual([
      'src/clock.ts',
    ]);
  });

  it('makes random values in ids.ts alone', () => {
    expect(using(src, /Math\.random|randomUUID|randomBytes/)).toEqual(['src/ids.ts']);
  });

  it('lets migrations take away indexes alone, never what is stored', () => {
    const migrations = globSync('drizzle/*.sql', { cwd: root });
    expect(migrations).not.toEqual([]);
    const taking = migrations.filter((path) =>
      /DROP (?:TABLE|COLUMN)|RENAME|DELETE FROM|^\s*UPDATE/im.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(taking).toEqual([]);
  });

  it('keeps drizzle out of slack/', () => {
    expect(strays(within('slack'), (name) => !name.startsWith('drizzle'))).toEqual([]);
  });

  it('lets the sandbox see nothing of src/ but the composition root', () => {
    expect(strays(sourcesIn('sandbox'), (name) => !isOwn(name) || name === 'src/signalbox.ts')).toEqual([]);
  });

  it('names no file after nothing in particular', () => {
    const vague = /(^|\/)(utils?|helpers?|managers?|services?|common|misc)(\/|\.tsx?$)/;
    expect(
      [...src, ...sourcesIn('sandbox')].map(({ path }) => path).filter((path) => vague.test(path)),
    ).toEqual([]);
  });
});
