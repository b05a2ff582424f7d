import { SHARE_ENV, Worker } from 'node:worker_threads';
import type { PngAnswer, PngJob } from './png-worker.ts';

/** A painter that nobody needs for so long goes home, and takes its memory along. */
const IDLE_MS = 60_000;

interface Waiting {
  resolve(png: Buffer): void;
  reject(error: Error): void;
}

interface Painter {
  worker: Worker;
  waiting: Map<number, Waiting>;
  idle: NodeJS.Timeout | null;
}

let painter: Painter | null = null;
let lastJob = 0;

/**
 * The picture of an SVG as PNG, in its own size. Drawn in a worker thread, one after the other, so that the event loop
 * goes on; the process may end while no picture is under way. Rejects where the SVG cannot be read.
 */
export function renderPng(svg: string): Promise<Buffer> {
  const at = painter ?? start();
  painter = at;
  if (at.idle) clearTimeout(at.idle);
  at.idle = null;
  at.worker.ref();
  return new Promise((resolve, reject) => {
    lastJob += 1;
    at.waiting.set(lastJob, { resolve, reject });
    at.worker.postMessage({ id: lastJob, svg } satisfies PngJob);
  });
}

function start(): Painter {
  // SHARE_ENV, since a worker's own copy of the environment is not seen by the libraries that sharp is made of.
  const worker = new Worker(new URL('./png-worker.ts', import.meta.url), { env: SHARE_ENV });
  const started: Painter = { worker, waiting: new Map(), idle: null };
  worker.on('message', (answer: PngAnswer) => settle(started, answer));
  worker.on('error', (error) => giveUp(started, error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', () => giveUp(started, new Error('the worker that draws pictures ended')));
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
  at.worker.unref();
  at.idle = setTimeout(() => dismiss(at), IDLE_MS).unref();
}

function dismiss(at: Painter): void {
  if (painter === at) painter = null;
  at.worker.postMessage('end');
}

function giveUp(at: Painter, error: Error): void {
  if (painter === at) painter = null;
  if (at.idle) clearTimeout(at.idle);
  for (const { reject } of at.waiting.values()) reject(error);
  at.waiting.clear();
}
