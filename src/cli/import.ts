import { importPlan } from '../operations/import-plan.ts';
import { previewImport } from '../operations/preview-import.ts';
import { loadActivePlan } from '../storage/plans.ts';
import { type Call, type Command, EXIT, type Exit, UsageError } from './command.ts';
import { actorOf, channelOf, depsOf, PLAN_OPTIONS, PLAN_USAGE, sayFailed, withDatabase } from './database.ts';
import { CARD_OPTIONS, CARD_USAGE, type PlanFile, readPlanFile } from './read-plan-file.ts';
import type { Terminal } from './terminal.ts';

export const importCommand: Command = {
  name: 'import',
  usage: `FILE ${PLAN_USAGE} [--owner U…] ${CARD_USAGE}`,
  summary:
    'Import a plan file into a channel of the database; a running Signalbox says so there within a minute.',
  example: 'signalbox import plan.yaml --workspace T0LOCAL --channel C0RELEASE --owner U0LEAD',
  options: { ...PLAN_OPTIONS, ...CARD_OPTIONS, owner: { type: 'string' } },
  positionals: [1, 1],
  run: importing,
};

function importing(call: Call, terminal: Terminal): Exit | Promise<Exit> {
  const file = readPlanFile(call.positionals[0] ?? '', call, terminal);
  if (!file) return EXIT.unreadable;
  return withDatabase(
    terminal,
    (database) => {
      const actor = actorOf(call, database, call.option('owner'));
      const channel = channelOf(call, database, actor);
      const isNew = loadActivePlan(database.store, actor.workspace, channel) === null;
      if (isNew && call.option('owner') === undefined)
        throw new UsageError('A first import makes an owner: --owner takes their Slack user id.');
      return imported(call, terminal, { deps: depsOf(database, terminal), actor, channel, file });
    },
    { create: true },
  );
}

interface Importing {
  deps: ReturnType<typeof depsOf>;
  actor: ReturnType<typeof actorOf>;
  channel: string;
  file: PlanFile;
}

function imported(call: Call, terminal: Terminal, { deps, actor, channel, file }: Importing): Exit {
  const { plan, yaml } = file;
  const preview = previewImport(deps, actor, { channel, plan });
  if (!preview.ok) return sayFailed(terminal, EXIT.failed, `Not imported: ${preview.reason}.`);
  const { against, entries } = preview.preview;
  const done = importPlan(deps, actor, { channel, plan, source: yaml ?? null, against, entries });
  if (!done.ok) return sayFailed(terminal, EXIT.failed, `Not imported: ${done.reason}.`);
  const { planId, created } = done;
  if (call.json)
    terminal.out(JSON.stringify({ plan: plan.name, planId, channel, created, entries }, null, 2));
  else {
    const words = created ? 'is the plan of' : 'was imported again into';
    terminal.out([`${plan.name} ${words} ${channel}.`, ...entries.map((entry) => `  ${entry}`)].join('\n'));
  }
  return EXIT.ok;
}
