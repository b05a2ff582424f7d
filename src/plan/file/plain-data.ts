import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type YAMLMap,
} from 'yaml';
import type { Problem } from '../problem.ts';
import { positionOf } from './place.ts';
import { quoted } from './quote.ts';

/** A document as plain objects, lists, texts and nulls. */
export interface PlainData {
  raw: unknown;
  /** Keys that stand twice or are no texts. */
  problems: Problem[];
  /** Aliases of what nothing before them names. */
  unknown: Problem[];
  /** Offset of the first alias; aliases stand as undefined in `raw`. */
  alias: number | null;
}

/** What is wrong with a key of an object that holds the earlier ones. */
function keyComplaint(key: unknown, object: object): string | null {
  if (!isScalar(key)) return 'a list, a map or an alias stands where a key belongs; put text in quotes';
  const name = String(key.value ?? '');
  return Object.hasOwn(object, name)
    ? `the key ${quoted(name)} stands twice in the same place; keep one of them`
    : null;
}

/** Recurses as deep as the document, whose depth was bounded when it was lexed. */
class Converter {
  readonly problems: Problem[] = [];
  readonly unknown: Problem[] = [];
  alias: number | null = null;
  readonly #anchors = new Set<string>();
  readonly #counter: LineCounter;

  constructor(counter: LineCounter) {
    this.#counter = counter;
  }

  convert(node: unknown): unknown {
    if (isAlias(node)) return this.#note(node);
    if (!isNode(node)) return null;
    if (node.anchor !== undefined) this.#anchors.add(node.anchor);
    if (isScalar(node)) return node.value;
    if (isMap(node)) return this.#object(node);
    const list: unknown[] = [];
    if (isSeq(node)) for (const item of node.items) list.push(this.convert(item));
    return list;
  }

  #note({ source, range }: Alias): undefined {
    const offset = range?.[0] ?? 0;
    this.alias ??= offset;
    if (this.#anchors.has(source)) return;
    const message = `${quoted(`*${source}`)} repeats what nothing before it names; put text that starts with * in quotes, or write the value out`;
    this.unknown.push({ ...positionOf(this.#counter, offset), path: '', message });
  }

  #object(map: YAMLMap): object {
    const object: Record<string, unknown> = {};
    for (const { key, value } of map.items) {
      if (isScalar(key) && key.anchor !== undefined) this.#anchors.add(key.anchor);
      const message = keyComplaint(key, object);
      if (message !== null)
        this.problems.push({
          ...positionOf(this.#counter, (key as Node | null)?.range?.[0] ?? 0),
          path: '',
          message,
        });
      const name = isScalar(key) ? String(key.value ?? '') : String(key);
      const converted = this.convert(value);
      if (name === '__proto__')
        Object.defineProperty(object, name, {
          value: converted,
          enumerable: true,
          configurable: true,
          writable: true,
        });
      else object[name] = converted;
    }
    return object;
  }
}

export function plainData(document: Document, counter: LineCounter): PlainData {
  const converter = new Converter(counter);
  const raw = converter.convert(document.contents);
  const { problems, unknown, alias } = converter;
  return { raw, problems, unknown, alias };
}
