import { nearest } from '../../plan/file/nearest.ts';
import { type Answer, say } from '../answer.ts';
import { helpMessage } from '../blocks/help.ts';
import { type CommandName, commandTable } from './table.ts';

/** The help of a command; `mistyped` is the word that it does not know. */
export function helpAnswer(command: CommandName, mistyped?: string): Answer {
  const { subcommands } = commandTable[command];
  const lines = subcommands.map(({ usage, what, example }) => ({
    usage: `${command} ${usage}`,
    what,
    example: `${command} ${example}`,
  }));
  if (mistyped === undefined) return say(helpMessage(command, lines));
  const names = subcommands.map(({ name }) => name);
  const meant = nearest(mistyped, names);
  const line = subcommands.find(({ name }) => name === meant);
  return say(helpMessage(command, lines, line === undefined ? undefined : `${command} ${line.example}`));
}
