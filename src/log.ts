import { type Logger as PinoLogger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type Logger = PinoLogger;

/** Whatever looks like a Slack token or secret, wherever it turns up. */
const TOKEN = /xox[a-z]-[\w-]+|xapp-[\w-]+/g;

/** JSON lines on standard output; tokens are cut out of every line. */
export function createLogger(level: LogLevel): Logger {
  const stream = { write: (line: string) => process.stdout.write(line.replace(TOKEN, 'token')) };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream);
}
