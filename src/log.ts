import { AsyncLocalStorage } from 'node:async_hooks';
import { type Logger as PinoLogger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type Logger = PinoLogger;

/** Whatever looks like a Slack token or secret, wherever it turns up. */
const TOKEN = /xox[a-z]-[\w-]+|xapp-[\w-]+/g;

const request = new AsyncLocalStorage<string>();

/** Runs `work` so that every line that is logged on its way carries the id of the request. */
export function inRequest<T>(id: string, work: () => T): T {
  return request.run(id, work);
}

/** The id of the request that is being worked on; undefined outside of one. */
export function requestId(): string | undefined {
  return request.getStore();
}

/** JSON lines on standard output; tokens are cut out of every line. */
export function createLogger(level: LogLevel): Logger {
  const stream = { write: (line: string) => process.stdout.write(line.replace(TOKEN, 'token')) };
  const mixin = () => {
    const id = requestId();
    return id === undefined ? {} : { request: id };
  };
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, mixin }, stream);
}
