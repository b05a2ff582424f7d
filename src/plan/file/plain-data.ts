import {
  type Document,
  isAlias,
  isMap,
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
  /** There are aliases, which stand as undefined in `raw`. */
  aliases: boolean;
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
  aliases = false;
  readonly #counter: LineCounter;

  constructor(counter: LineCounter) {
    this.#counter = counter;
  }

  convert(node: unknown): unknown {
    if (isScalar(node)) return node.value;
    if (isMap(node)) return this.#object(node);
    if (isSeq(node)) {
      const list: unknown[] = [];
      for (const item of node.items) list.push(this.convert(item));
      return list;
    }
    if (isAlias(node)) this.aliases = true;
    return isAlias(node) ? undefined : null;
  }

  #object(map: YAMLMap): object {
    const object: Record<string, unknown> = {};
    for (const { key, value } of map.items) {
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
  return { raw, problems: converter.problems, aliases: converter.aliases };
}
