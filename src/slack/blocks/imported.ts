import { section } from './elements.ts';
import { strong, words } from './escape.ts';
import { type Message, message } from './message.ts';

/** What the channel reads after an import; `entries` are the lines of the difference, none for a first import. */
export function importedMessage({ name, entries }: { name: string; entries: readonly string[] }): Message {
  const first = entries.length === 0;
  const point = first
    ? `${words(name, 200)} is the plan of this channel now.`
    : `${words(name, 200)} was imported anew: ${entries.length} ${entries.length === 1 ? 'change' : 'changes'}.`;
  const next = '`/plan show` shows it, `/sync now` posts the digest.';
  const lines = first ? [next] : entries.map((line) => `• ${words(line, 300)}`);
  const heading = strong(
    first ? `${name} is the plan of this channel now.` : `${name} was imported anew.`,
    300,
  );
  return message(point, [section(lines, { heading, room: 12 })]);
}
