import type { Page } from 'playwright-core';
import { COLOURS_NOW } from './scripts.ts';

/** Least contrast of text, WCAG 2.2 level AA. */
const LEAST = 4.5;

const PAIRS = [
  ['--text', '--page'],
  ['--faint', '--page'],
  ['--faint', '--sunk'],
  ['--faint', '--private'],
  ['--link', '--page'],
  ['--link', '--mention'],
  ['--ok', '--page'],
  ['--warn', '--page'],
  ['--new', '--page'],
  ['--code', '--sunk'],
  ['--accent-text', '--accent'],
  ['--danger-text', '--danger'],
  ['--side-text', '--side'],
  ['--side-current-text', '--side-current'],
  ['--mention-me-text', '--mention-me'],
] as const;

/** The pairs of ink and paper that are too close to each other to be read, in the page's present theme. */
export async function faintPairs(page: Page): Promise<string[]> {
  const colours = await page.evaluate<Record<string, string>>(COLOURS_NOW);
  return PAIRS.map(([ink, paper]) => ({
    ink,
    paper,
    ratio: contrast(colours[ink] ?? '', colours[paper] ?? ''),
  }))
    .filter(({ ratio }) => !(ratio >= LEAST))
    .map(({ ink, paper, ratio }) => `${ink} on ${paper}: ${ratio.toFixed(2)}`);
}

/** Contrast ratio of two `#rrggbb`, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour)?.[1];
  if (hex === undefined) return Number.NaN;
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  const channels = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255);
  const [r = 0, g = 0, b = 0] = channels.map((c) =>
    c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
