import type { Command } from './command.ts';
import type { Colours } from './terminal.ts';

export const usageLine = (command: Command): string =>
  `Usage: signalbox ${command.name} ${command.usage} [--json]`;

export function generalHelp(commands: readonly Command[], colour: Colours): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${colour.bold(name.padEnd(width))}  ${summary}`);
  return [
    'Usage: signalbox COMMAND …',
    '',
    ...lines,
    '',
    'Every command takes --json. "signalbox help COMMAND" says more.',
    'Exit status: 0 done, 1 check --strict found something, 2 a file cannot be read, 3 it failed, 64 typed wrongly.',
  ].join('\n');
}

export const commandHelp = (command: Command, colour: Colours): string =>
  [colour.bold(command.summary), usageLine(command), `For example: ${command.example}`].join('\n');
