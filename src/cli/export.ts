import { writeFileSync } from 'node:fs';
import { exportPlan } from '../operations/plans/export-plan.ts';
import { type Call, type Command, EXIT } from './command.ts';
import { actorOf, channelOf, PLAN_OPTIONS, PLAN_USAGE, sayFailed, withDatabase } from './database.ts';
import type { Terminal } from './terminal.ts';

export const exportCommand: Command = {
  name: 'export',
  usage: `[--to plan.yaml] ${PLAN_USAGE}`,
  summary:
    'Write a plan of the database, with what was recorded, as a plan file; without --to it is printed.',
  example: 'signalbox export --channel C0RELEASE --to plan.yaml',
  options: { ...PLAN_OPTIONS, to: { type: 'string' } },
  positionals: [0, 0],
  run: exporting,
};

function exporting(call: Call, terminal: Terminal) {
  return withDatabase(terminal, (database) => {
    const actor = actorOf(call, database);
    const channel = channelOf(call, database, actor);
    const result = exportPlan(database.store, actor, { channel });
    if (!result.ok) return sayFailed(terminal, EXIT.failed, `There is no plan in ${channel}.`);
    const { name, text } = result;
    const to = call.option('to') ?? null;
    if (to !== null) writeFileSync(to, text);
    if (call.json)
      terminal.out(JSON.stringify({ plan: name, to, text: to === null ? text : undefined }, null, 2));
    else terminal.out(to === null ? text.trimEnd() : `${to}: ${name}.`);
    return EXIT.ok;
  });
}
