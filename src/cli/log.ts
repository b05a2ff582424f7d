import { loadPlanLog } from '../operations/plans/plan-log.ts';
import { type Call, type Command, EXIT, type Exit, UsageError } from './command.ts';
import { actorOf, channelOf, PLAN_OPTIONS, PLAN_USAGE, sayFailed, withDatabase } from './database.ts';
import { verify } from './log-verify.ts';
import type { Terminal } from './terminal.ts';

export const logCommand: Command = {
  name: 'log',
  usage: `[FILTER | verify [RECORD.json] [--head HASH]] ${PLAN_USAGE}`,
  summary:
    'Print the execution log of a plan, newest first; or check the hash chains of the database or a record.',
  example: 'signalbox log verify --head 3f9a…',
  options: { ...PLAN_OPTIONS, head: { type: 'string' } },
  positionals: [0, 2],
  run: log,
};

function log(call: Call, terminal: Terminal): Exit | Promise<Exit> {
  const [filter = '', file] = call.positionals;
  if (filter === 'verify') return verify(call, terminal, file);
  if (file !== undefined) throw new UsageError(`"${file}" is one word too many.`);
  if (call.option('head') !== undefined) throw new UsageError('--head goes with log verify.');
  return withDatabase(terminal, (database) => {
    const actor = actorOf(call, database);
    const channel = channelOf(call, database, actor);
    const loaded = loadPlanLog(database.store, actor, { channel }, filter);
    if (!loaded.ok) {
      const why =
        loaded.reason === 'unknown-thing'
          ? `The log says nothing of "${filter}".`
          : `There is no plan in ${channel}.`;
      return sayFailed(terminal, EXIT.failed, why);
    }
    if (call.json) terminal.out(JSON.stringify(loaded.log, null, 2));
    else
      for (const { at, actor: by, verb, subject, details } of loaded.log.entries)
        terminal.out([new Date(at).toISOString(), by, verb, subject ?? '', details].join('  ').trimEnd());
    return EXIT.ok;
  });
}
