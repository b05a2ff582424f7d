import { Worker } from 'node:worker_threads';
import { ROOT } from '../root.ts';

/**
 * Runs a program of ours beside the event loop with data of its own, and gives the one message that it posts. Throws
 * what it throws, and where it ends without a message, as when `signal` ends it.
 */
export function inWorker<T>(program: string, data: unknown, signal?: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(program, ROOT), { workerData: data });
    worker.once('message', (answer: T) => {
      resolve(answer);
      void worker.terminate();
    });
    worker.once('error', reject);
    const end = () => void worker.terminate();
    signal?.addEventListener('abort', end);
    worker.once('exit', () => {
      signal?.removeEventListener('abort', end);
      reject(new Error(`${program} ended without an answer`));
    });
  });
}
