import type { Problem } from '../problem.ts';
import { CONTROL } from './quote.ts';

/** Most text that a plan file may have, in bytes of UTF-8. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_SHOWN = 100;

const bytesOf = (text: string): number => {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x80) bytes += code >= 0x800 && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
};

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Reasons not even to begin reading: too much text, or characters that no plan contains. */
export function refuseText(text: string): Problem[] {
  if (text.length > MOST_BYTES || bytesOf(text) > MOST_BYTES) {
    const message = 'the file has more than 4 MiB of text; split the plan or shorten its texts';
    return [{ line: null, column: null, path: '', message }];
  }
  const problems: Problem[] = [];
  let line = 1;
  let counted = 0;
  for (const found of text.matchAll(new RegExp(CONTROL, 'gu'))) {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < found.index; at = text.indexOf('\n', at + 1)) {
      line++;
      counted = at + 1;
    }
    const message = `a control character (${codePoint(found[0])}) stands here; remove it`;
    problems.push({ line, column: found.index - counted + 1, path: '', message });
    if (problems.length === MOST_SHOWN) break;
  }
  return problems;
}
