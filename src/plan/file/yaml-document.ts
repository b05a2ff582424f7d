import {
  Composer,
  type CST,
  type Document,
  type DocumentOptions,
  isAlias,
  isCollection,
  isPair,
  isScalar,
  Lexer,
  LineCounter,
  type Node,
  type ParsedNode,
  type ParseOptions,
  Parser,
  type SchemaOptions,
  type YAMLError,
} from 'yaml';
import type { Parsed, Problem } from '../problem.ts';
import { positionOf } from './place.ts';
import { quoted } from './quote.ts';
import { syntaxProblem } from './syntax-problem.ts';

const MOST_LEXEMES = 2_000_000;
const LONGEST_LEXEME = 100_000;
const DEEPEST = 200;
const MOST_ALIASES = 1_000;
const MOST_VALUES = 1_000_000;
const MOST_COMPLAINTS = 1_000;

/** A YAML text taken apart: every scalar is text or null, nothing is guessed to be a number or a date. */
export interface YamlDocument {
  document: Document.Parsed<ParsedNode>;
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

/** What is wrong with a key, which is remembered among those seen. */
function keyComplaint(key: unknown, seen: Set<string>): string | null {
  if (!isScalar(key)) return 'a list, a map or an alias stands where a key belongs; put text in quotes';
  const name = String(key.value ?? '');
  if (seen.has(name)) return `the key ${quoted(name)} stands twice in the same place; keep one of them`;
  seen.add(name);
  return null;
}

/** Keys that stand twice in one map or are no texts; walks without recursion. Counts aliases on the way. */
function keyProblems(document: Document, counter: LineCounter): { problems: Problem[]; aliases: boolean } {
  const problems: Problem[] = [];
  let aliases = false;
  const open: unknown[] = [document.contents];
  while (open.length > 0) {
    const node = open.pop();
    if (isAlias(node)) aliases = true;
    if (!isCollection(node)) continue;
    const seen = new Set<string>();
    for (const item of node.items) {
      if (!isPair(item)) {
        open.push(item);
        continue;
      }
      open.push(item.value);
      const complaint = keyComplaint(item.key, seen);
      if (complaint === null) continue;
      const offset = (item.key as Node | null)?.range?.[0] ?? 0;
      problems.push({ ...positionOf(counter, offset), path: '', message: complaint });
    }
  }
  return { problems, aliases };
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

/** Reads one YAML document of bounded size; never throws. */
export function readYaml(text: string): Parsed<YamlDocument> {
  const counter = new LineCounter();
  const tokens = tokensOf(text, counter);
  if (!tokens.ok) return tokens;
  const [first, second] = tokens.value.filter((token) => token.type === 'document');
  if (first && second)
    return refusal(counter, second.offset, 'a second YAML document begins here; keep one plan in a file');
  const composed = [...new Composer(OPTIONS).compose(tokens.value, true, text.length)];
  const document = composed[0];
  if (!document) return refusal(counter, 0, 'the file is empty; start it with version: 1');
  const complaints = [...document.errors, ...document.warnings];
  const problems = complaints.slice(0, MOST_COMPLAINTS).map((error) => syntaxProblem(error, text, counter));
  if (complaints.some(isFatal)) return { ok: false, problems };
  try {
    const keys = keyProblems(document, counter);
    problems.push(...keys.problems);
    const raw: unknown = document.toJS({ maxAliasCount: MOST_ALIASES });
    if (keys.aliases && !staysSmall(raw))
      return refusal(counter, 0, 'the aliases of this file expand to too many values; write them out');
    return { ok: true, value: { document: document as Document.Parsed<ParsedNode>, counter, raw, problems } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refusal(counter, 0, `the aliases of this file cannot be resolved (${why}); write them out`);
  }
}
