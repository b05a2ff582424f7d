import { type Document, isAlias, isMap, isPair, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

export type Path = readonly PropertyKey[];

/** `items[3].duration`, as problems print it. */
export function pathText(path: Path): string {
  let text = '';
  for (const step of path)
    text += typeof step === 'number' ? `[${step}]` : `${text === '' ? '' : '.'}${String(step)}`;
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

const resolved = (node: unknown, document: Document): unknown =>
  isAlias(node) ? node.resolve(document) : node;

const startOf = (node: unknown): number | null => {
  const range = (node as Node | null | undefined)?.range;
  return range ? range[0] : null;
};

/**
 * The offset of what stands at `path` in a document, or of the nearest thing above it that exists.
 * @param atKey point at the key of the last step, not at its value
 */
export function offsetOf(document: Document, path: Path, atKey = false): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [depth, step] of path.entries()) {
    node = resolved(node, document);
    if (isSeq(node) && typeof step === 'number') node = node.items[step];
    else if (isMap(node)) {
      const pair = node.items.findLast(
        (candidate) =>
          isPair(candidate) && isScalar(candidate.key) && String(candidate.key.value) === String(step),
      );
      if (!pair) return offset;
      const key = startOf(pair.key);
      const last = depth === path.length - 1;
      node = last && atKey ? pair.key : (pair.value ?? pair.key);
      if (key !== null) offset = key;
    } else return offset;
    offset = startOf(node) ?? offset;
  }
  return offset;
}

/** 1-based line and column of an offset. */
export function positionOf(counter: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}
