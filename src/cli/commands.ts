import { analyzeCommand } from './analyze.ts';
import { chartCommand } from './chart.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { convertCommand } from './convert.ts';

/** Every command of the terminal face, in the order in which help lists them. */
export const COMMANDS: readonly Command[] = [checkCommand, analyzeCommand, convertCommand, chartCommand];
