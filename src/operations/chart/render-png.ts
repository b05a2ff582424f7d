import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../root.ts';
import type { PngAnswer, PngJob } from './png-process.ts';

/** A painter that nobody needs for so long goes home, and takes its memory along. */
const IDLE_MS = 60_000;
const PROGRAM = fileURLToPath(new URL('src/operations/chart/png-process.ts', ROOT));
const require = createRequire(import.meta.url);
const FONTS = fileURLToPath(new URL('src/operations/chart/fonts.conf', ROOT));

interface Waiting {
  resolve(png: Buffer): void;
  reject(error: Error): void;
}

interface Painter {
  child: ChildProcess;
  waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | null;
}

let painter: Painter | null = null;
let lastJob = 0;

/**
 * The picture of an SVG as PNG, in its own size. Drawn in a process of its own, one after the other, so that the event
 * loop goes on; the app may end while no picture is under way. Rejects where the SVG cannot be read.
 */
export async function renderPng(svg: string): Promise<Buffer> {
  const at = painter ?? start();
  painter = at;
  if (at.idle) clearTimeout(at.idle);
  at.idle = null;
  at.child.ref();
  at.child.channel?.ref();
  return new Promise((resolve, reject) => {
    lastJob += 1;
    at.waiting.set(lastJob, { resolve, reject });
    at.child.send({ id: lastJob, svg } satisfies PngJob, (error) => {
      if (error) giveUp(at, error);
    });
  });
}

/**
 * A process and not a thread: the libraries below sharp read these settings from the environment that their process
 * began with, what they take they keep, and what they might crash on is drawn from other people's words. None of the
 * app's secrets is in that environment.
 */
function start(): Painter {
  // Without its font a picture has boxes for letters, and nothing complains: it is named in fonts.conf.
  require.resolve('dejavu-fonts-ttf/package.json');
  const { PATH, HOME, XDG_CACHE_HOME, LD_LIBRARY_PATH } = process.env;
  const env = { PATH, HOME, XDG_CACHE_HOME, LD_LIBRARY_PATH };
  const child = fork(PROGRAM, [], {
    // Pixels go back to the system at once instead of piling up in the heap (glibc's mallopt).
    env: { ...env, FONTCONFIG_FILE: FONTS, MALLOC_MMAP_THRESHOLD_: '200000' },
    execArgv: [],
    serialization: 'advanced',
  });
  const started: Painter = { child, waiting: new Map(), idle: null };
  child.on('message', (answer: PngAnswer) => settle(started, answer));
  child.on('error', (error) => giveUp(started, error));
  child.on('exit', () => giveUp(started, new Error('the process that draws pictures ended')));
  return started;
}

function settle(at: Painter, answer: PngAnswer): void {
  const waiting = at.waiting.get(answer.id);
  at.waiting.delete(answer.id);
  if ('png' in answer) {
    const { buffer, byteOffset, byteLength } = answer.png;
    waiting?.resolve(Buffer.from(buffer, byteOffset, byteLength));
  } else waiting?.reject(new Error(`the picture cannot be drawn: ${answer.failed}`));
  if (at.waiting.size > 0) return;
  at.child.unref();
  at.child.channel?.unref();
  at.idle = setTimeout(() => dismiss(at), IDLE_MS).unref();
}

function dismiss(at: Painter): void {
  if (painter === at) painter = null;
  if (at.child.connected) at.child.disconnect();
}

function giveUp(at: Painter, error: Error): void {
  if (painter === at) painter = null;
  if (at.idle) clearTimeout(at.idle);
  for (const { reject } of at.waiting.values()) reject(error);
  at.waiting.clear();
}
