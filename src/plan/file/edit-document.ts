import { type Document, isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Data, DataMap } from './plan-data.ts';
import { same } from './same.ts';
import { nodeOf } from './yaml-style.ts';

/** By what an entry of a list is known again. */
const identityOf = (entry: Data): string => {
  if (!(entry instanceof Map)) return String(entry);
  for (const key of ['id', 'person', 'metric', 'text']) {
    const value = entry.get(key);
    if (typeof value === 'string') return value;
  }
  return '';
};

function editList(document: Document, list: YAMLSeq, before: readonly Data[], after: readonly Data[]): void {
  const places = new Map(before.map((entry, index) => [identityOf(entry), index]));
  list.items = after.map((entry) => {
    const place = places.get(identityOf(entry));
    const old = place === undefined ? undefined : before[place];
    if (place === undefined || old === undefined) return nodeOf(document, entry);
    return edited(document, list.items[place], old, entry);
  });
}

function edited(document: Document, node: unknown, before: Data, after: Data): unknown {
  if (same(before, after)) return node;
  if (isMap(node) && before instanceof Map && after instanceof Map) {
    editMap(document, node, before, after);
    return node;
  }
  if (isSeq(node) && Array.isArray(before) && Array.isArray(after) && node.items.length === before.length) {
    editList(document, node, before, after);
    return node;
  }
  if (isScalar(node) && typeof after !== 'object') {
    node.value = after;
    delete node.type;
    return node;
  }
  return nodeOf(document, after);
}

/**
 * Changes a map of a document where `after` differs from `before`, what it stated so far; the rest keeps
 * its comments and its way of writing.
 */
export function editMap(document: Document, map: YAMLMap, before: DataMap, after: DataMap): void {
  for (const key of before.keys()) if (!after.has(key)) map.delete(key);
  for (const [key, value] of after) {
    const old = before.get(key);
    if (old !== undefined && same(old, value)) continue;
    const node = map.get(key, true);
    map.set(key, old === undefined || !node ? nodeOf(document, value) : edited(document, node, old, value));
  }
}
