import { existsSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { systemClock } from './clock.ts';
import { configMessage, readConfig } from './config.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const read = readConfig(process.env);
if (!read.ok) {
  process.stderr.write(`${configMessage(read.problems)}\n`);
  process.exit(1);
}

// Loaded only now, so that a second start finds everything compiled and a bad environment ends at once.
enableCompileCache();
const [{ createLogger }, { startSignalbox }] = await Promise.all([
  import('./log.ts'),
  import('./signalbox.ts'),
]);

const log = createLogger(read.config.logLevel);
const signalbox = await startSignalbox(read.config, { clock: systemClock, log });
collectGarbage();

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    log.info({ signal }, 'stopping');
    signalbox.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: String(error) }, 'did not stop cleanly');
        process.exit(1);
      },
    );
  });

/** Gives back what loading several hundred modules left behind; the idle process would keep it for hours. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
