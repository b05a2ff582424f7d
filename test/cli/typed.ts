import { readFileSync } from 'node:fs';
import pc from 'picocolors';
import { COMMANDS } from '../../src/cli/commands.ts';
import { run } from '../../src/cli/run.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

export interface Typed {
  status: number;
  out: string;
  err: string;
}

/** What a command line prints on a terminal of 100 columns, plain unless `colour`, at noon of 20 October 2025. */
export async function typed(
  args: string[],
  colour = false,
  commands = COMMANDS,
  env: NodeJS.ProcessEnv = {},
): Promise<Typed> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    colour: pc.createColors(colour),
    errColour: pc.createColors(colour),
    width: 100,
    env,
    timezone: 'Europe/Berlin',
    clock: { now: () => Date.UTC(2025, 9, 20, 12) },
  };
  const status = await run(commands, args, terminal);
  return { status, out: out.join('\n'), err: err.join('\n') };
}

export const KUBERNETES = new URL('../../examples/kubernetes-1.35.yaml', import.meta.url).pathname;
export const TASK_CARDS = new URL('../../examples/task-cards.md', import.meta.url).pathname;
export const kubernetes = (): string => readFileSync(KUBERNETES, 'utf8');
