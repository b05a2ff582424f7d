import { analyzeCommand } from './analyze.ts';
import { backupCommand } from './backup.ts';
import { chartCommand } from './chart.ts';
import { checkCommand } from './check.ts';
import type { Command } from './command.ts';
import { convertCommand } from './convert.ts';
import { digestCommand } from './digest.ts';
import { doctorCommand } from './doctor.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { logCommand } from './log.ts';
import { restoreCommand } from './restore.ts';

/** Every command of the terminal face, in the order in which help lists them: on files, then on the database. */
export const COMMANDS: readonly Command[] = [
  checkCommand,
  analyzeCommand,
  convertCommand,
  chartCommand,
  importCommand,
  exportCommand,
  digestCommand,
  logCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
];
