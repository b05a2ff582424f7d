import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
  type YAMLMap,
} from 'yaml';

export type Path = readonly PropertyKey[];

/** `items[3].duration`, as problems print it. */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path)
    text += typeof step === 'number' ? `[${step}]` : `${text === '' ? '' : '.'}${String(step)}`;
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

const startOf = (node: unknown): number | null => {
  const range = (node as Node | null | undefined)?.range;
  return range ? range[0] : null;
};

/** Finds the offset of what stands at a path of a document, or of the nearest thing above it that exists. */
export class Places {
  readonly #document: Document;
  readonly #pairs = new WeakMap<YAMLMap, Map<string, Pair>>();

  constructor(document: Document) {
    this.#document = document;
  }

  /** @param atKey point at the key of the last step, not at its value */
  offsetOf(path: Path, atKey = false): number {
    let node: unknown = this.#document.contents;
    let offset = startOf(node) ?? 0;
    for (const [depth, step] of path.entries()) {
      if (isAlias(node)) node = node.resolve(this.#document);
      if (isSeq(node) && typeof step === 'number') node = node.items[step];
      else if (isMap(node)) {
        const pair = this.#pairOf(node, String(step));
        if (!pair) return offset;
        offset = startOf(pair.key) ?? offset;
        node = atKey && depth === path.length - 1 ? pair.key : (pair.value ?? pair.key);
      } else return offset;
      offset = startOf(node) ?? offset;
    }
    return offset;
  }

  #pairOf(map: YAMLMap, key: string): Pair | undefined {
    let pairs = this.#pairs.get(map);
    if (!pairs) {
      pairs = new Map(map.items.map((pair) => [isScalar(pair.key) ? String(pair.key.value) : '', pair]));
      this.#pairs.set(map, pairs);
    }
    return pairs.get(key);
  }
}

/** 1-based line and column of an offset. */
export function positionOf(counter: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
