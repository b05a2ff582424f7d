import {
  Composer,
  type CST,
  type Document,
  type DocumentOptions,
  Lexer,
  LineCounter,
  type ParseOptions,
  Parser,
  type SchemaOptions,
  type YAMLError,
} from 'yaml';
import type { Parsed, Problem } from '../problem.ts';
import { positionOf } from './place.ts';
import { plainData } from './plain-data.ts';
import { syntaxProblem } from './syntax-problem.ts';

const MOST_LEXEMES = 2_000_000;
const LONGEST_LEXEME = 100_000;
const DEEPEST = 200;
const MOST_ALIASES = 1_000;
const MOST_VALUES = 1_000_000;
const MOST_COMPLAINTS = 1_000;

/** A YAML text taken apart: every scalar is text or null, nothing is guessed to be a number or a date. */
export interface YamlDocument {
  document: Document.Parsed;
  counter: LineCounter;
  raw: unknown;
  /** Problems that leave the structure readable, such as a key that stands twice. */
  problems: Problem[];
}

/** Every scalar is text or null; keys are compared here, where a large map does not take quadratic time. */
const OPTIONS: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: 'failsafe',
  customTags: ['null'],
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'error',
};

const refusal = (
  counter: LineCounter,
  offset: number,
  message: string,
): { ok: false; problems: Problem[] } => ({
  ok: false,
  problems: [{ ...positionOf(counter, offset), path: '', message }],
});

/** Lexes in small steps, so that a hostile text is given up early instead of filling the memory. */
function tokensOf(text: string, counter: LineCounter): Parsed<CST.Token[]> {
  const parser = new Parser(counter.addNewLine);
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  counter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    lexemes++;
    if (lexeme.length > LONGEST_LEXEME)
      return refusal(
        counter,
        parser.offset,
        `one text of ${lexeme.length} characters is too long; shorten it`,
      );
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > DEEPEST)
      return refusal(
        counter,
        parser.offset,
        'lists and maps are nested too deeply here; a plan needs six levels',
      );
    if (lexemes > MOST_LEXEMES)
      return refusal(counter, parser.offset, 'the file has too many values for a plan; split it');
  }
  for (const token of parser.end()) tokens.push(token);
  return { ok: true, value: tokens };
}

/** Whether a value stays within MOST_VALUES when everything that it repeats is written out. */
function staysSmall(value: unknown): boolean {
  const open: unknown[] = [value];
  let left = MOST_VALUES;
  while (open.length > 0) {
    const next = open.pop();
    if (left-- === 0) return false;
    if (next === null || typeof next !== 'object') continue;
    for (const child of Object.values(next)) open.push(child);
    if (open.length > MOST_VALUES) return false;
  }
  return true;
}

const isFatal = (error: YAMLError): boolean =>
  error.name === 'YAMLParseError' && error.code !== 'TAB_AS_INDENT';

/** The one document of a text; its tokens, which take much room, live no longer than this. */
function documentOf(text: string, counter: LineCounter): Parsed<Document.Parsed> {
  const tokens = tokensOf(text, counter);
  if (!tokens.ok) return tokens;
  const [first, second] = tokens.value.filter((token) => token.type === 'document');
  if (first && second)
    return refusal(counter, second.offset, 'a second YAML document begins here; keep one plan in a file');
  const [document] = new Composer(OPTIONS).compose(tokens.value, true, text.length);
  if (!document) return refusal(counter, 0, 'the file is empty; start it with version: 1');
  return { ok: true, value: document as Document.Parsed };
}

/** The data of a document whose first alias stands at `alias`, as long as it does not explode. */
function withAliases(document: Document, counter: LineCounter, alias: number): Parsed<unknown> {
  try {
    const raw: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    if (staysSmall(raw)) return { ok: true, value: raw };
    return refusal(counter, alias, 'the aliases of this file expand to too many values; write them out');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refusal(counter, alias, `the aliases of this file cannot be resolved (${why}); write them out`);
  }
}

const unlike = (problems: readonly Problem[]): Problem[] => [
  ...new Map(
    problems.map((problem) => [`${problem.line}:${problem.column} ${problem.message}`, problem]),
  ).values(),
];

/** Reads one YAML document of bounded size; never throws. */
export function readYaml(text: string): Parsed<YamlDocument> {
  const counter = new LineCounter();
  const composed = documentOf(text, counter);
  if (!composed.ok) return composed;
  const document = composed.value;
  const complaints = [...document.errors, ...document.warnings];
  const problems = unlike(
    complaints.slice(0, MOST_COMPLAINTS).map((error) => syntaxProblem(error, text, counter)),
  );
  if (complaints.some(isFatal)) return { ok: false, problems };
  const { raw, alias, unknown, ...plain } = plainData(document, counter);
  problems.push(...plain.problems.slice(0, MOST_COMPLAINTS));
  if (unknown.length > 0) return { ok: false, problems: [...problems, ...unknown.slice(0, MOST_COMPLAINTS)] };
  const data = alias === null ? { ok: true as const, value: raw } : withAliases(document, counter, alias);
  return data.ok ? { ok: true, value: { document, counter, raw: data.value, problems } } : data;
}
