import { backUp } from '../storage/backup.ts';
import { type Call, type Command, EXIT } from './command.ts';
import { withDatabase } from './database.ts';
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
  return withDatabase(terminal, async ({ driver }) => {
    await backUp(driver, file);
    terminal.out(call.json ? JSON.stringify({ file }) : `${file} holds the database as it was just now.`);
    return EXIT.ok;
  });
}
