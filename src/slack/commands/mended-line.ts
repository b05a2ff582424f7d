import { splitWords } from './words.ts';

/** A line with one word (or phrase) of it put right, in any case; null where the line has no such word. */
export function withWord(line: string, wrong: string, right: string): string | null {
  const at = placeOf(line.toLowerCase(), wrong.toLowerCase());
  return at === null ? null : `${line.slice(0, at)}${right}${line.slice(at + wrong.length)}`;
}

function placeOf(line: string, word: string): number | null {
  if (word === '') return null;
  const isInside = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}_-]/u.test(char);
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1))
    if (!isInside(line[at - 1]) && !isInside(line[at + word.length])) return at;
  return null;
}

/** A line as it was typed, with what its subcommand needs besides taken from the subcommand's example. */
export function completed(line: string, { usage, example }: { usage: string; example: string }): string {
  const typed = splitWords(line).length;
  const [needed = ''] = usage.replace(/\[[^\]]*\]/g, '').split(',');
  if (typed >= splitWords(needed).length) return line;
  if (usage.startsWith('ID ') && typed === 1) return example;
  return [line, ...example.split(' ').slice(typed)].join(' ');
}
