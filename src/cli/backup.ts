import { backUp, isSameFile } from '../storage/backup.ts';
import { type Call, type Command, EXIT } from './command.ts';
import { databasePath, sayItself, withDatabase } from './database.ts';
import type { Terminal } from './terminal.ts';

export const backupCommand: Command = {
  name: 'backup',
  usage: 'FILE',
  summary: 'Copy the database to a file, while Signalbox goes on running.',
  example: 'signalbox backup /backups/signalbox.db',
  options: {},
  positionals: [1, 1],
  run: (call, terminal) => backup(call, terminal),
};

function backup(call: Call, terminal: Terminal) {
  const [file = ''] = call.positionals;
  // The running process would go on in a file that has no name any more.
  if (isSameFile(file, databasePath(terminal))) return sayItself(terminal, file);
  return withDatabase(terminal, async ({ driver }) => {
    await backUp(driver, file);
    terminal.out(call.json ? JSON.stringify({ file }) : `${file} holds the database as it was just now.`);
    return EXIT.ok;
  });
}
