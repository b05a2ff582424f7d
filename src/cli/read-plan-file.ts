import { readFileSync } from 'node:fs';
import { isZone } from '../plan/file/notation.ts';
import { notationOf, readPlanText } from '../plan/file/read-plan-text.ts';
import type { Plan } from '../plan/plan.ts';
import type { Problem } from '../plan/problem.ts';
import { type Call, UsageError } from './command.ts';
import { dayOfCall, dayOption } from './day.ts';
import type { Terminal } from './terminal.ts';

/** Options of every command that reads a plan file: what task cards cannot say. */
export const CARD_OPTIONS = {
  name: { type: 'string' },
  start: { type: 'string' },
  timezone: { type: 'string' },
} as const;
export const CARD_USAGE = '[--name NAME] [--start YYYY-MM-DD] [--timezone ZONE]';

export interface PlanFile {
  plan: Plan;
  /** The text it was read from, where that was YAML: writing the plan again keeps its comments. */
  yaml: string | undefined;
}

/** The plan in a file, or null after every problem was printed as `file:line:column: message`. */
export function readPlanFile(path: string, call: Call, terminal: Terminal): PlanFile | null {
  const settings = cardSettings(call, terminal);
  const text = textOf(path);
  if (typeof text !== 'string') return refused(path, [text], call, terminal);
  const parsed = readPlanText(text, settings);
  if (!parsed.ok) return refused(path, parsed.problems, call, terminal);
  if (notationOf(text) === 'yaml') return { plan: parsed.value, yaml: text };
  if (call.option('start') === undefined || call.option('timezone') === undefined) {
    const { start, timezone } = settings;
    terminal.err(`${path}: taken to start on ${start} in ${timezone}; --start and --timezone say otherwise.`);
  }
  return { plan: parsed.value, yaml: undefined };
}

function cardSettings(call: Call, terminal: Terminal): { name?: string; timezone: string; start: string } {
  const timezone = call.option('timezone') ?? terminal.timezone;
  if (!isZone(timezone))
    throw new UsageError(`"${timezone}" is no time zone; --timezone takes a name as Europe/Berlin.`);
  const start = dayOption(call, 'start') ?? dayOfCall(call, timezone, terminal);
  const name = call.option('name');
  return name === undefined ? { timezone, start } : { name, timezone, start };
}

function refused(path: string, problems: readonly Problem[], call: Call, terminal: Terminal): null {
  for (const { line, column, message } of problems) {
    const place = line === null ? path : `${path}:${line}:${column ?? 1}`;
    terminal.err(`${terminal.errColour.bold(`${place}:`)} ${message}`);
  }
  if (call.json) terminal.out(JSON.stringify({ file: path, problems }, null, 2));
  return null;
}

function textOf(path: string): string | Problem {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { line: null, column: null, path: '', message: reasonOf(String(error.code)) };
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder; name a plan file in it',
  EACCES: 'you may not read this file',
  ERR_ENCODING_INVALID_ENCODED_DATA: 'this is no UTF-8 text; save the file as UTF-8',
};

const reasonOf = (code: string): string => REASONS[code] ?? `this file cannot be read (${code})`;
