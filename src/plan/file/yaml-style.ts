import {
  type Document,
  type DocumentOptions,
  isCollection,
  isMap,
  isPair,
  isScalar,
  type Node,
  type ParseOptions,
  Scalar,
  type ScalarTag,
  type SchemaOptions,
  type ToStringOptions,
  visit,
} from 'yaml';
import type { Data } from './plan-data.ts';

const FLOW_LENGTH = 100;

/** Writes values of a type that is never read: every scalar is read as text. */
const written = (tag: string, identify: (value: unknown) => boolean): ScalarTag => ({
  tag,
  identify,
  default: true,
  test: /$^/,
  resolve: (text) => text,
  stringify: ({ value }) => String(value),
});

/** How files are written and edited; `compat` puts quotes around text that others would read as a number. */
export const WRITING: ParseOptions & DocumentOptions & SchemaOptions = {
  schema: 'failsafe',
  customTags: [
    'null',
    written('tag:yaml.org,2002:float', (value) => typeof value === 'number'),
    written('tag:yaml.org,2002:bool', (value) => typeof value === 'boolean'),
  ],
  compat: 'core',
  uniqueKeys: false,
  logLevel: 'error',
};

export const LAYOUT: ToStringOptions = { lineWidth: 0, flowCollectionPadding: false };

/** Lets flags and numbers of a file stay without quotes when it is written again. */
export function keepPlain(document: Document): void {
  visit(document, {
    Scalar: (_, scalar) => {
      if (scalar.type !== Scalar.PLAIN || typeof scalar.value !== 'string') return;
      if (scalar.value === 'true' || scalar.value === 'false') scalar.value = scalar.value === 'true';
      else if (String(Number(scalar.value)) === scalar.value) scalar.value = Number(scalar.value);
    },
  });
}

const lengthOf = (node: unknown): number => {
  if (isScalar(node)) return String(node.value).length;
  if (isPair(node)) return lengthOf(node.key) + lengthOf(node.value) + 2;
  return isCollection(node) ? node.items.reduce<number>((sum, item) => sum + lengthOf(item) + 2, 2) : 0;
};

/** Short lists and maps go on one line; a time of day is quoted, which some readers take for a number. */
function arrange(node: unknown): void {
  if (!isCollection(node)) return;
  node.flow = lengthOf(node) <= FLOW_LENGTH;
  if (node.flow) return;
  for (const item of node.items) arrange(isPair(item) ? item.value : item);
}

/** A node for new data, laid out as a hand would. */
export function nodeOf(document: Document, data: Data): Node {
  const node = document.createNode(data);
  arrange(node);
  return node;
}

/** Lays out a whole file: its own lists in blocks, their entries on one line where they are short. */
export function arrangeFile(document: Document): void {
  if (!isMap(document.contents)) return;
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? key.value : null;
    if (isMap(value)) {
      arrange(value);
      if (name === 'allocation') value.flow = false;
      const at = name === 'sync' ? value.get('at', true) : null;
      if (isScalar(at)) at.type = Scalar.QUOTE_DOUBLE;
    } else if (isCollection(value)) for (const entry of value.items) arrange(entry);
  }
}
