import { existsSync } from 'node:fs';
import { randomIds } from '../ids.ts';
import type { Actor, Deps } from '../operations/deps.ts';
import { SIGNALBOX } from '../operations/deps.ts';
import { type Database, openDatabase } from '../storage/database.ts';
import { listActivePlans, listWorkspaces } from '../storage/plans.ts';
import { type Call, EXIT, type Exit, UsageError } from './command.ts';
import type { Terminal } from './terminal.ts';

/** Options of every command that works on one plan of the database. */
export const PLAN_OPTIONS = { workspace: { type: 'string' }, channel: { type: 'string' } } as const;
export const PLAN_USAGE = '[--workspace T…] [--channel C…]';

/** The workspace of a database that Slack has not yet met. */
const LOCAL = 'T0LOCAL';

export function databasePath({ env }: Terminal): string {
  return env.DATABASE_PATH?.trim() || './data/signalbox.db';
}

/** Opens the database for `work`, and closes it; what cannot be opened or found is said. */
export async function withDatabase(
  terminal: Terminal,
  work: (database: Database) => Exit | Promise<Exit>,
  { create = false }: { create?: boolean } = {},
): Promise<Exit> {
  const path = databasePath(terminal);
  if (!create && !existsSync(path)) return sayFailed(terminal, EXIT.unreadable, missing(path));
  let database: Database | null = null;
  try {
    database = openDatabase(path);
    return await work(database);
  } catch (error) {
    return sayFault(terminal, path, error);
  } finally {
    database?.close();
  }
}

/** Says what the disk or the database answered; throws anything else, which is a bug. */
export function sayFault(terminal: Terminal, path: string, error: unknown): Exit {
  const { code } = error as { code?: unknown };
  if (!(error instanceof Error) || !/^(SQLITE|E[A-Z]+$)/.test(String(code))) throw error;
  return sayFailed(terminal, EXIT.unreadable, `${path}: ${error.message} (${String(code)}).`);
}

function missing(path: string): string {
  return `There is no database at ${path}; DATABASE_PATH says where it is.`;
}

export function sayFailed(terminal: Terminal, exit: Exit, words: string): Exit {
  terminal.err(terminal.errColour.red(words));
  return exit;
}

/** Says that a file that was named for a copy is the database. */
export function sayItself(terminal: Terminal, file: string): Exit {
  return sayFailed(terminal, EXIT.failed, `${file} is the database itself. Name another file.`);
}

/** Operations without a running app: what they queue is sent by it within a minute. */
export function depsOf(database: Database, { clock }: Terminal): Deps {
  return { database, clock, ids: randomIds, wake: () => {} };
}

/** The workspace that is asked for, or the only one; acts as Signalbox itself or as the user named. */
export function actorOf(call: Call, { store }: Database, user = SIGNALBOX): Actor {
  const known = listWorkspaces(store);
  const asked = call.option('workspace');
  if (asked !== undefined) return { workspace: asked, user };
  if (known.length > 1) throw new UsageError(`Which workspace? --workspace takes ${known.join(' or ')}.`);
  return { workspace: known[0] ?? LOCAL, user };
}

/** The channel that is asked for, or the one of the only plan. */
export function channelOf(call: Call, { store }: Database, { workspace }: Actor): string {
  const asked = call.option('channel');
  if (asked !== undefined) return asked;
  const plans = listActivePlans(store, workspace);
  const [only] = plans;
  if (plans.length === 1 && only !== undefined) return only.channel;
  if (only === undefined)
    throw new UsageError(`There is no plan in ${workspace} yet; signalbox import makes one.`);
  const known = plans.map(({ name, channel }) => `${channel} (${name})`);
  throw new UsageError(`Which plan? --channel takes ${known.join(', ')}.`);
}
