import type { CommandInfo, Conversation, Person } from '../../protocol.ts';
import { emojiOf, findEmoji } from '../text/emoji.ts';

/** One thing that can be put in the place of what was typed. */
export interface Completion {
  label: string;
  detail: string;
  /** Replaces the text from `from` to the caret. */
  insert: string;
}

export interface Completions {
  from: number;
  items: Completion[];
}

export interface CompletionSources {
  commands: readonly CommandInfo[];
  people: readonly Person[];
  channels: readonly Conversation[];
}

const MOST = 8;

/** What can complete the word before the caret: a command at the start of the line, a person, a channel or an emoji. */
export function completionsFor(text: string, caret: number, sources: CompletionSources): Completions | null {
  const before = text.slice(0, caret);
  const command = /^\/[\w-]*$/.exec(before);
  if (command !== null) return found(0, commandItems(command[0], sources.commands));
  const word = /(?:^|\s)([@#:])([\w.+-]*)$/.exec(before);
  if (word === null) return null;
  const [, sign = '', typed = ''] = word;
  const from = caret - typed.length - 1;
  if (sign === '@') return found(from, personItems(typed, sources.people));
  if (sign === '#') return found(from, channelItems(typed, sources.channels));
  return typed.length < 2 ? null : found(from, emojiItems(typed));
}

/** The usage of the command that a line begins with, once its name is complete. */
export function usageOf(text: string, commands: readonly CommandInfo[]): CommandInfo | undefined {
  const name = /^(\/[\w-]+)\s/.exec(text)?.[1];
  return commands.find((command) => command.command === name);
}

function found(from: number, items: Completion[]): Completions | null {
  return items.length === 0 ? null : { from, items: items.slice(0, MOST) };
}

function commandItems(typed: string, commands: readonly CommandInfo[]): Completion[] {
  return commands
    .filter(({ command }) => command.startsWith(typed))
    .map(({ command, description, usageHint }) => ({
      label: usageHint === '' ? command : `${command} ${usageHint}`,
      detail: description,
      insert: `${command} `,
    }));
}

function personItems(typed: string, people: readonly Person[]): Completion[] {
  const wanted = typed.toLowerCase();
  const fits = (person: Person) => `${person.handle} ${person.name}`.toLowerCase().includes(wanted);
  return people
    .filter((person) => !person.deactivated && fits(person))
    .map(({ handle, name }) => ({ label: `@${handle}`, detail: name, insert: `@${handle} ` }));
}

function channelItems(typed: string, channels: readonly Conversation[]): Completion[] {
  return channels
    .filter(({ name }) => name !== '' && name.includes(typed.toLowerCase()))
    .map(({ name, topic }) => ({ label: `#${name}`, detail: topic, insert: `#${name} ` }));
}

function emojiItems(typed: string): Completion[] {
  return findEmoji(typed).map((name) => ({
    label: `${emojiOf(name) ?? ''} :${name}:`,
    detail: '',
    insert: `:${name}: `,
  }));
}
