import { readFailure } from './slack/deliver/failure.ts';
import { DatabaseInUse } from './storage/lock.ts';

/** What an error of SQLite asks somebody to do, by the beginning of its code. */
const DATABASE: [code: string, words: string][] = [
  ['SQLITE_FULL', 'the disk is full. Make room; nothing that was acknowledged is lost.'],
  [
    'SQLITE_READONLY',
    'the database cannot be written. Give the process the right to write it and its folder.',
  ],
  [
    'SQLITE_CANTOPEN',
    'the database cannot be opened. Look whether DATABASE_PATH is right and its folder writable.',
  ],
  ['SQLITE_CORRUPT', 'the database is damaged. Put a backup in its place: signalbox restore FILE.'],
  ['SQLITE_NOTADB', 'DATABASE_PATH is a file that is no database.'],
  ['SQLITE_IOERR', 'the disk does not take what is written to it (full, or failing).'],
  ['SQLITE_BUSY', 'another process has the database open and does not let go of it.'],
  ['EACCES', 'the folder of DATABASE_PATH cannot be written.'],
  ['EROFS', 'the folder of DATABASE_PATH is on a file system that is read-only.'],
];

/** Why Signalbox did not start, as a sentence for whoever runs it. */
export function startProblem(error: unknown): string {
  if (error instanceof DatabaseInUse) return error.message;
  const code = String((error as { code?: unknown }).code ?? '');
  const known = DATABASE.find(([start]) => code.startsWith(start));
  if (known !== undefined) return known[1];
  const failure = readFailure(error);
  if (failure.kind === 'shut out')
    return `Slack refuses SLACK_BOT_TOKEN (${failure.error}). Copy it anew from your app's page.`;
  if (code.startsWith('slack_webapi')) return `Slack does not answer as it should (${failure.error}).`;
  return error instanceof Error ? error.message : String(error);
}
