import { cleaned, escaped } from './clean.ts';
import { fitted } from './measure.ts';

export const FONT = "'DejaVu Sans Condensed', 'DejaVu Sans', 'Arial Narrow', Arial, sans-serif";

export type Attributes = Record<string, string | number | undefined>;

const written = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 10) / 10) : value;

/** One element; attributes that are undefined are left out. */
export function mark(name: string, attributes: Attributes, inside = ''): string {
  const list = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(written(value))}"`],
  );
  return inside === '' ? `<${name}${list.join('')}/>` : `<${name}${list.join('')}>${inside}</${name}>`;
}

export interface Line {
  x: number;
  /** Of the baseline of the letters. */
  y: number;
  size: number;
  fill: string;
  bold?: boolean;
  anchor?: 'start' | 'middle' | 'end';
  /** What is longer is cut. */
  width?: number;
  /** Drawn around the letters so that lines behind them do not disturb. */
  halo?: string;
}

/** A line of text; whatever people wrote is cleaned, cut and escaped here alone. */
export function text(words: string, { x, y, size, fill, bold = false, anchor, width, halo }: Line): string {
  const line = cleaned(words);
  const shown = width === undefined ? line : fitted(line, width, size, bold);
  if (shown === '') return '';
  return mark(
    'text',
    {
      x,
      y,
      'font-size': size,
      'font-weight': bold ? 'bold' : undefined,
      fill,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      ...(halo
        ? { stroke: halo, 'stroke-width': 6, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }
        : {}),
    },
    escaped(shown),
  );
}

export const rect = (x: number, y: number, width: number, height: number, more: Attributes): string =>
  mark('rect', { x, y, width, height, ...more });

export const line = (x1: number, y1: number, x2: number, y2: number, more: Attributes): string =>
  mark('line', { x1, y1, x2, y2, ...more });

export const path = (d: string, more: Attributes): string => mark('path', { d, fill: 'none', ...more });

/** A tick about a point, 12 pixels wide. */
export const tick = (x: number, y: number, stroke: string): string =>
  path(`M${Math.round(x - 6)} ${Math.round(y)} l4 5 l8 -10`, {
    stroke,
    'stroke-width': 3.5,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });

export const diamond = (x: number, y: number, radius: number, more: Attributes): string =>
  path(`M${x} ${y - radius} L${x + radius} ${y} L${x} ${y + radius} L${x - radius} ${y} Z`, more);
