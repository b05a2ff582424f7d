import { backupProblem, isSameFile } from '../storage/backup.ts';
import { DatabaseInUse, lockDatabase } from '../storage/lock.ts';
import { restoreBackup } from '../storage/restore.ts';
import { type Call, type Command, EXIT, type Exit } from './command.ts';
import { databasePath, sayFailed, sayFault, sayItself } from './database.ts';
import type { Terminal } from './terminal.ts';

export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE',
  summary: 'Put a backup in the place of the database; Signalbox must not be running.',
  example: 'signalbox restore /backups/signalbox.db',
  options: {},
  positionals: [1, 1],
  run: restore,
};

async function restore(call: Call, terminal: Terminal): Promise<Exit> {
  const [file = ''] = call.positionals;
  const path = databasePath(terminal);
  if (isSameFile(file, path)) return sayItself(terminal, file);
  const problem = backupProblem(file);
  if (problem !== null) return sayFailed(terminal, EXIT.unreadable, problem);
  try {
    const lock = lockDatabase(path, 0);
    const kept = await restoreBackup(file, path, terminal.clock.now());
    lock.release();
    const words = kept === null ? '' : ` What stood there before is ${kept}.`;
    terminal.out(call.json ? JSON.stringify({ file, path, kept }) : `${path} is ${file} now.${words}`);
    return EXIT.ok;
  } catch (error) {
    if (error instanceof DatabaseInUse) return sayFailed(terminal, EXIT.failed, error.message);
    return sayFault(terminal, path, error);
  }
}
