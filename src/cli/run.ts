import { parseArgs } from 'node:util';
import { nearest } from '../plan/file/nearest.ts';
import { type Call, type Command, EXIT, type Exit, UsageError } from './command.ts';
import { commandHelp, generalHelp, usageLine } from './help.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line (without node and script) and gives its exit status; what fails is printed, not thrown. */
export async function run(
  commands: readonly Command[],
  args: readonly string[],
  terminal: Terminal,
): Promise<Exit> {
  const [name = 'help', ...rest] = args;
  if (['help', '--help', '-h'].includes(name)) return help(commands, rest[0], terminal);
  const command = commands.find((known) => known.name === name);
  if (!command) return unknownCommand(commands, name, terminal);
  if (rest.includes('--help') || rest.includes('-h')) return help(commands, name, terminal);
  try {
    return await command.run(parseCall(command, rest), terminal);
  } catch (error) {
    if (!(error instanceof UsageError)) return failed(error, terminal);
    const lines = [
      terminal.errColour.red(error.message),
      usageLine(command),
      `For example: ${command.example}`,
    ];
    terminal.err(lines.join('\n'));
    return EXIT.usage;
  }
}

/** What nobody foresaw: shown whole, under a status that no finding has. */
function failed(error: unknown, terminal: Terminal): Exit {
  terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return EXIT.failed;
}

function help(commands: readonly Command[], name: string | undefined, terminal: Terminal): Exit {
  if (name === undefined) {
    terminal.out(generalHelp(commands, terminal.colour));
    return EXIT.ok;
  }
  const command = commands.find((known) => known.name === name);
  if (!command) return unknownCommand(commands, name, terminal);
  terminal.out(commandHelp(command, terminal.colour));
  return EXIT.ok;
}

function unknownCommand(commands: readonly Command[], name: string, terminal: Terminal): Exit {
  const meant = nearest(
    name,
    commands.map((command) => command.name),
  );
  const example = commands.find((command) => command.name === meant)?.example ?? 'signalbox help';
  const question = meant ? ` Did you mean ${meant}?` : '';
  terminal.err(
    `${terminal.errColour.red(`There is no command "${name}".`)}${question}\nFor example: ${example}`,
  );
  return EXIT.usage;
}

function parseCall(command: Command, args: string[]): Call {
  const options = { ...command.options, json: { type: 'boolean' } } as const;
  const { values, positionals } = parsed(
    () => parseArgs({ args, options, allowPositionals: true, strict: true }),
    Object.keys(options),
  );
  const [least, most] = command.positionals;
  if (positionals.length < least) {
    throw new UsageError(`${command.name} needs ${command.usage.split(' ').slice(0, least).join(' ')}.`);
  }
  if (positionals.length > most) throw new UsageError(`"${positionals[most]}" is one word too many.`);
  const value = (name: string): unknown => (values as Record<string, unknown>)[name];
  return {
    positionals,
    json: value('json') === true,
    flag: (name) => value(name) === true,
    option: (name) => {
      const given = value(name);
      return typeof given === 'string' ? given : undefined;
    },
  };
}

/** parseArgs throws on what it does not know; its message is kept and the nearest option added. */
function parsed<T>(parse: () => T, known: string[]): T {
  try {
    return parse();
  } catch (error) {
    if (
      !(error instanceof TypeError) ||
      !('code' in error) ||
      !String(error.code).startsWith('ERR_PARSE_ARGS')
    )
      throw error;
    const [, typed] = /Unknown option '--([^']+)'/.exec(error.message) ?? [];
    if (typed === undefined) throw new UsageError(error.message);
    const meant = nearest(typed, known);
    throw new UsageError(`There is no option --${typed}.${meant ? ` Did you mean --${meant}?` : ''}`);
  }
}
