import pc from 'picocolors';
import { type Clock, systemClock } from '../clock.ts';

export type Colours = ReturnType<typeof pc.createColors>;

/** Everything that a command may touch of the outside besides files: passed in, so that tests can stand in. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Both leave the text as it is where colour is off. */
  colour: Colours;
  errColour: Colours;
  /** Columns; lines are kept within it where that is possible. */
  width: number;
  env: NodeJS.ProcessEnv;
  /** The machine's own zone. */
  timezone: string;
  clock: Clock;
}

/** https://no-color.org: any value but the empty one switches colour off, also where FORCE_COLOR is set. */
function coloured(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  for (const stream of [stdout, stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      // A reader such as `head` that has seen enough is no fault.
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    out: (text) => stdout.write(`${text}\n`),
    err: (text) => stderr.write(`${text}\n`),
    colour: pc.createColors(coloured(stdout, env)),
    errColour: pc.createColors(coloured(stderr, env)),
    width: Math.max(60, stdout.columns ?? 100),
    env,
    timezone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    clock: systemClock,
  };
}
