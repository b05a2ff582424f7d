import { existsSync } from 'node:fs';
import { systemClock } from './clock.ts';
import { configMessage, readConfig } from './config.ts';
import { createLogger } from './log.ts';
import { startSignalbox } from './signalbox.ts';

if (existsSync('.env')) process.loadEnvFile('.env');
const read = readConfig(process.env);
if (!read.ok) {
  process.stderr.write(`${configMessage(read.problems)}\n`);
  process.exit(1);
}

const log = createLogger(read.config.logLevel);
const signalbox = await startSignalbox(read.config, { clock: systemClock, log });

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
