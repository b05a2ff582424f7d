/** What an SVG of ours is made of, in the order in which it is painted. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescaped = (text: string): string =>
  text.replace(/&([a-z#0-9]+);/g, (_, name: string) => ENTITIES[name] ?? `&${name};`);

/** Reads the SVG strictly: throws where a tag is not closed, or a sign that XML forbids stands in it. */
export function elementsOf(svg: string): Element[] {
  const elements: Element[] = [];
  const open: Element[] = [];
  const token = /<(\/?)([a-z]+)((?: [a-zA-Z0-9-]+="[^"<]*")*)(\/?)>|([^<]+)/g;
  let at = 0;
  for (const found of svg.matchAll(token)) {
    if (found.index !== at) throw new Error(`no XML at ${at}: ${svg.slice(at, at + 80)}`);
    at += found[0].length;
    const [, closing, name = '', list = '', empty, text] = found;
    if (text !== undefined) {
      if (/&(?!(amp|lt|gt|quot|#39);)|>/.test(text)) throw new Error(`not escaped: ${text}`);
      const holder = open.at(-1);
      if (holder) holder.text += unescaped(text);
    } else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      const pairs = [...list.matchAll(/ ([a-zA-Z0-9-]+)="([^"]*)"/g)];
      const attributes = Object.fromEntries(pairs.map(([, key = '', value = '']) => [key, unescaped(value)]));
      const element = { name, attributes, text: '' };
      elements.push(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length > 0 || at !== svg.length) throw new Error('the SVG does not end where it should');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(svg))
    throw new Error('a sign that XML forbids');
  return elements;
}

export const numberOf = ({ attributes }: Element, name: string): number => Number(attributes[name] ?? 0);

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A line of text as a box, given how wide letters are. */
export function boxOf(element: Element, width: number): Box {
  const size = numberOf(element, 'font-size');
  const x = numberOf(element, 'x');
  const anchor = element.attributes['text-anchor'] ?? 'start';
  const left = anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;
  const y = numberOf(element, 'y');
  return { left, right: left + width, top: y - size * 0.76, bottom: y + size * 0.2 };
}
