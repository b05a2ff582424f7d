import { digestText } from '../digest/text.ts';
import { loadAnalysedPlan } from '../operations/analysed-plan.ts';
import { comeOdds } from '../operations/odds.ts';
import { previewDigest } from '../operations/sync/sync-status.ts';
import { type Call, type Command, EXIT } from './command.ts';
import { actorOf, channelOf, PLAN_OPTIONS, PLAN_USAGE, sayFailed, withDatabase } from './database.ts';
import type { Terminal } from './terminal.ts';
import { wrapped } from './wrapped.ts';

export const digestCommand: Command = {
  name: 'digest',
  usage: PLAN_USAGE,
  summary: 'Print the daily sync of a plan of the database as it would be now; nothing is posted.',
  example: 'signalbox digest --channel C0RELEASE',
  options: PLAN_OPTIONS,
  positionals: [0, 0],
  run: digest,
};

function digest(call: Call, terminal: Terminal) {
  return withDatabase(terminal, async (database) => {
    const actor = actorOf(call, database);
    const channel = channelOf(call, database, actor);
    const loaded = loadAnalysedPlan(database.store, actor, { channel }, terminal.clock.now());
    if (!loaded.ok) return sayFailed(terminal, EXIT.failed, `There is no plan in ${channel}.`);
    const { stored, today } = loaded.analysed;
    await comeOdds(stored, today);
    const view = previewDigest(database.store, loaded.analysed);
    const lines = digestText(view).split('\n');
    const fitting = () => lines.flatMap((line) => wrapped(line, terminal.width)).join('\n');
    terminal.out(call.json ? JSON.stringify(view, null, 2) : fitting());
    return EXIT.ok;
  });
}
