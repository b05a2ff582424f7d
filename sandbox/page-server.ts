import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '..');
const PAGE = join(import.meta.dirname, 'page');
const BUILT = join(PAGE, 'dist');
/** Sources of the page beyond its own folder. */
const OUTSIDE = [
  'sandbox/page-server.ts',
  'sandbox/permalink.ts',
  'sandbox/protocol.ts',
  'sandbox/protocol-state.ts',
  'sandbox/slack/view-state.ts',
  'sandbox/slack/json.ts',
  'package-lock.json',
];
const BUILDS_KEPT = 3;

const run = promisify(execFile);
const require = createRequire(import.meta.url);

/**
 * Builds the sandbox's web page with Vite, unless the same sources were built before, and answers the folder to
 * serve as static files. Several processes may ask at once; each gets a whole folder. Vite has begun when this returns:
 * an app that is loaded meanwhile leaves no time for anything that waits its turn.
 */
export async function buildPage(): Promise<string> {
  const folder = join(BUILT, sourceHash());
  if (existsSync(folder)) return folder;
  mkdirSync(BUILT, { recursive: true });
  const own = mkdtempSync(join(BUILT, 'building-'));
  await build(own);
  // Another process may have been faster: its folder holds the same.
  await rename(own, folder).catch(() => rm(own, { recursive: true, force: true }));
  await forgetOldBuilds(folder);
  return folder;
}

/**
 * Vite runs as a program of its own: its memory goes with it, and NODE_ENV, which a test runner sets to `test`,
 * would otherwise decide which half of React is taken.
 */
async function build(folder: string): Promise<void> {
  const vite = join(dirname(require.resolve('vite/package.json')), 'bin', 'vite.js');
  const order = ['build', PAGE, '--configLoader', 'native', '--outDir', folder, '--emptyOutDir'];
  await run(process.execPath, [vite, ...order], { env: { ...process.env, NODE_ENV: 'production' } });
}

/** One hash over the names and contents of everything that the page is built from. */
function sourceHash(): string {
  const entries = readdirSync(PAGE, { recursive: true, withFileTypes: true });
  const own = entries
    .filter((entry) => entry.isFile() && !entry.parentPath.startsWith(BUILT))
    .map((entry) => join(entry.parentPath, entry.name));
  const paths = [...own, ...OUTSIDE.map((path) => join(ROOT, path))].sort();
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(relative(ROOT, path)).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

async function forgetOldBuilds(newest: string): Promise<void> {
  const names = (await readdir(BUILT)).filter((name) => !name.startsWith('building-'));
  const dated = await Promise.all(
    names.map(async (name) => ({ path: join(BUILT, name), at: (await stat(join(BUILT, name))).mtimeMs })),
  );
  const old = dated
    .filter(({ path }) => path !== newest)
    .sort((a, b) => b.at - a.at)
    .slice(BUILDS_KEPT - 1);
  await Promise.all(old.map(({ path }) => rm(path, { recursive: true, force: true })));
}
