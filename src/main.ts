import { existsSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from './clock.ts';
import { loadLeanPackages } from './lean-packages.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
// Before anything else is loaded, so that a second start finds everything compiled.
enableCompileCache();
// A bundle has these packages in it.
if (import.meta.filename.endsWith('.ts')) loadLeanPackages();
const { configMessage, readConfig } = await import('./config.ts');
const read = readConfig(process.env);
if (!read.ok) {
  process.stderr.write(`${configMessage(read.problems)}\n`);
  process.exit(1);
}

// Loaded only now, so that a bad environment ends at once.
const [{ createLogger }, { startSignalbox }, { startProblem }] = await Promise.all([
  import('./log.ts'),
  import('./signalbox.ts'),
  import('./start-problem.ts'),
]);

/** Milliseconds after the start in which the first work is done. */
const SETTLED = 2_000;
const log = createLogger(read.config.logLevel);
process.on('unhandledRejection', (error) => end(1, 'something failed that nobody waited for', error));
process.on('uncaughtException', (error) => end(1, 'something failed that nobody caught', error));

const starting = startSignalbox(read.config, { clock: systemClock, log }).catch((error: unknown) => {
  process.stderr.write(`Signalbox cannot start: ${startProblem(error)}\n`);
  return end(1, 'did not start', error);
});
let stopping = false;
// Before the start has ended: people are answered as soon as the connection stands.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(0, signal));
const signalbox = await starting;
// Node would do that when it ends, which a process that is killed does not.
setImmediate(flushCompileCache);
setTimeout(collectGarbage, SETTLED).unref();
signalbox.lost.then((why) => stop(1, why));

/** Stops in order, once: npm passes on what a supervisor sent already. A part that hangs holds it up for 5 s at most. */
function stop(status: number, why: string): void {
  if (stopping) return;
  stopping = true;
  log.info({ why }, 'stopping');
  setTimeout(() => end(1, 'did not stop in time', why), 4_800).unref();
  starting
    .then((started) => started.stop())
    .then(
      () => process.exit(status),
      (error: unknown) => end(1, 'did not stop cleanly', error),
    );
}

function end(status: number, words: string, error: unknown): never {
  log.fatal({ error: String(error), stack: error instanceof Error ? error.stack : undefined }, words);
  process.exit(status);
}

/** Gives back what loading several hundred modules left behind; the idle process would keep it for hours. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
