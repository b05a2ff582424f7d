import type { ErrorCode, LineCounter, YAMLError } from 'yaml';
import type { Problem } from '../problem.ts';
import { positionOf } from './place.ts';
import { quoted } from './quote.ts';

const MENDS: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: 'a tab stands where only spaces may; indent with spaces',
  BAD_INDENT: 'the indentation does not fit the lines above; line it up with its neighbours',
  MISSING_CHAR: 'something that was opened is not closed; add the missing bracket, quote or comma',
  MULTILINE_IMPLICIT_KEY:
    'a key may not run over several lines; is a ":" missing here, or an indent too many?',
  BLOCK_AS_IMPLICIT_KEY: 'two keys stand on one line; put the text in quotes if it contains ": "',
  BLOCK_IN_FLOW: 'a block list or map stands inside brackets; use brackets throughout',
  UNEXPECTED_TOKEN: 'this does not belong here; put text with special characters in quotes',
  BAD_SCALAR_START: 'a text may not start with this character; put it in quotes',
  BAD_ALIAS: 'this alias is not written properly; put text that starts with * or & in quotes',
  BAD_DQ_ESCAPE: 'unknown escape in double quotes; write \\\\ for a backslash, or use single quotes',
  KEY_OVER_1024_CHARS: 'a key is far too long; is a line break missing?',
  TAG_RESOLVE_FAILED: 'tags such as !!str have no place in a plan; write the plain value',
};

const lineAt = (text: string, offset: number): string => {
  const from = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', offset);
  return text.slice(from, end < 0 ? from + 500 : Math.min(end, from + 500)).trim();
};

/** The place of an error; where the parser stopped on an empty line, the end of the text before it. */
const placeOf = (error: YAMLError, text: string): number => {
  const offset = Math.min(error.pos[0], text.length);
  if (lineAt(text, offset) !== '') return offset;
  return Math.max(0, text.slice(0, offset).trimEnd().length - 1);
};

/** One complaint of the YAML parser in our words. */
export function syntaxProblem(error: YAMLError, text: string, counter: LineCounter): Problem {
  const offset = placeOf(error, text);
  const mend = MENDS[error.code] ?? `this is not valid YAML (${error.message.split('\n')[0]})`;
  return { ...positionOf(counter, offset), path: '', message: `${quoted(lineAt(text, offset))}: ${mend}` };
}
