import { existsSync } from 'node:fs';
import { readConfig } from '../config.ts';
import { createLogger } from '../log.ts';
import { bad, type Examined, good } from '../operations/doctor/examined.ts';
import { examineMachine } from '../operations/doctor/machine.ts';
import { examinePlan } from '../operations/doctor/plan.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { listEveryActivePlan } from '../storage/plan-heads.ts';
import { loadPlan } from '../storage/plans.ts';
import { type Call, type Command, EXIT, type Exit } from './command.ts';
import type { Terminal } from './terminal.ts';

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '[--offline]',
  summary: 'Look whether token, scopes, channels, schedule, database, disk and clock are as they should be.',
  example: 'signalbox doctor',
  options: { offline: { type: 'boolean' } },
  positionals: [0, 0],
  run: doctor,
};

async function doctor(call: Call, terminal: Terminal): Promise<Exit> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const path = terminal.env.DATABASE_PATH?.trim() || './data/signalbox.db';
  const database = existsSync(path) ? openDatabase(path) : null;
  try {
    const checks = [
      ...(call.flag('offline') ? [] : await examineSlack(terminal, database)),
      ...(await examineHouse(database, path, terminal.clock.now())),
    ];
    terminal.out(
      call.json ? JSON.stringify({ checks }, null, 2) : checks.map((one) => line(one, terminal)).join('\n'),
    );
    return checks.some(({ state }) => state === 'broken') ? EXIT.found : EXIT.ok;
  } finally {
    database?.close();
  }
}

/** Slack's part, with the environment that the app would start with. */
async function examineSlack({ env }: Terminal, database: Database | null): Promise<Examined[]> {
  const read = readConfig(env);
  if (!read.ok)
    return read.problems.map(({ variable, problem, help }) =>
      bad('Environment', 'broken', `${variable} ${problem}.`, help),
    );
  // Slack's packages would make every other command slow to start.
  const { createClient } = await import('../slack/bolt.ts');
  const { examineChannel, examineConnection, examineWorkspace } = await import(
    '../slack/doctor/workspace.ts'
  );
  const client = createClient(read.config, createLogger('silent'));
  const channels = database === null ? [] : listEveryActivePlan(database.store);
  const checks = [...(await examineWorkspace(client)), await examineConnection(read.config, client)];
  for (const { channel, name } of channels) {
    const one = await examineChannel(client, channel);
    checks.push({ ...one, what: `Channel of ${name}` });
  }
  return checks;
}

async function examineHouse(database: Database | null, path: string, now: number): Promise<Examined[]> {
  if (database === null)
    return [
      bad(
        'Database',
        'warning',
        `There is none at ${path} yet.`,
        'Start the app once, or set DATABASE_PATH.',
      ),
    ];
  const plans = listEveryActivePlan(database.store).flatMap(({ workspace, id, name }) => {
    const stored = loadPlan(database.store, workspace, id);
    const checks = stored === null ? [] : examinePlan(database, stored, now);
    return checks.map((one) => ({ ...one, what: `${one.what} of ${name}` }));
  });
  return [...plans, ...(await examineMachine(database, now)), good('Node', `${process.version} runs it.`)];
}

function line({ what, state, finding, mend }: Examined, { colour }: Terminal): string {
  const word = {
    good: colour.green('OK    '),
    warning: colour.yellow('LOOK  '),
    broken: colour.red('BROKEN'),
  }[state];
  return `${word}  ${colour.bold(what)}: ${finding}${mend === null ? '' : `\n        ${mend}`}`;
}
