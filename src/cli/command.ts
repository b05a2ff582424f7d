import type { ParseArgsOptionsConfig } from 'node:util';
import type { Terminal } from './terminal.ts';

/** Exit statuses of the terminal face; 64 is EX_USAGE of sysexits.h. */
export const EXIT = { ok: 0, found: 1, unreadable: 2, failed: 3, usage: 64 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** What was typed after the command's name, parsed by its options. */
export interface Call {
  positionals: string[];
  /** `--json`, which every command knows. */
  json: boolean;
  flag(name: string): boolean;
  option(name: string): string | undefined;
}

export interface Command {
  name: string;
  /** What follows the name, words before options, as `FILE [--strict]`. */
  usage: string;
  summary: string;
  /** A line that can be pasted. */
  example: string;
  /** `--json` and `--help` are known to every command and not named here. */
  options: ParseArgsOptionsConfig;
  /** The fewest and the most words besides options. */
  positionals: [least: number, most: number];
  run(call: Call, terminal: Terminal): Exit | Promise<Exit>;
}

/** Thrown for what was typed wrongly; the runner prints it with the command's usage and ends with 64. */
export class UsageError extends Error {}
