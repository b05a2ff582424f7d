import { describe, expect, it } from 'vitest';
import { chartSvg } from '../../src/chart/svg/chart-svg.ts';
import { textWidth } from '../../src/chart/svg/measure.ts';
import { boxOf, type Element, elementsOf, numberOf } from './drawn.ts';
import { everyState, viewOf } from './views.ts';

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const isColour = (value: string | undefined): value is string => /^#[0-9a-f]{6}$/.test(value ?? '');

/** Colours of the opaque rectangles that a point lies on, as far as they were painted before an element. */
function grounds(elements: readonly Element[], until: number, x: number, y: number): string {
  const under = elements.slice(0, until).filter((element) => {
    if (element.name !== 'rect' || !isColour(element.attributes.fill)) return false;
    const left = numberOf(element, 'x');
    const top = numberOf(element, 'y');
    const isInside = x >= left && x <= left + numberOf(element, 'width');
    return isInside && y >= top && y <= top + numberOf(element, 'height');
  });
  return under.at(-1)?.attributes.fill ?? '';
}

const drawn = (theme: 'light' | 'dark') => {
  const all = elementsOf(chartSvg(viewOf(everyState(), '2026-11-16'), theme));
  const from = all.findIndex(({ name, attributes }) => name === 'rect' && attributes.width === '1600');
  return all.slice(from);
};

describe.each(['light', 'dark'] as const)('contrast of a %s chart', (theme) => {
  const elements = drawn(theme);

  it('is 4.5 : 1 at least between every text and all that it stands on', () => {
    const texts = elements.flatMap((element, at) => (element.name === 'text' ? [{ element, at }] : []));
    expect(texts.length).toBeGreaterThan(30);
    for (const { element, at } of texts) {
      const box = boxOf(element, textWidth(element.text, numberOf(element, 'font-size')));
      const halo = element.attributes.stroke;
      for (let x = box.left; x <= box.right; x += 2) {
        const ground = halo ?? grounds(elements, at, x, (box.top + box.bottom) / 2);
        expect(contrast(element.attributes.fill ?? '', ground), element.text).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it('is 3 : 1 at least between the outline of every bar, junction and signal and its ground', () => {
    const shapes = elements.flatMap((element, at) => (element.attributes.class ? [{ element, at }] : []));
    expect(new Set(shapes.map(({ element }) => element.attributes.class))).toEqual(
      new Set(['bar', 'junction', 'signal']),
    );
    const surfaces = elements.filter(
      ({ name, attributes }) => name === 'rect' && Number(attributes.height) > 100,
    );
    const fills = [...new Set(surfaces.map(({ attributes }) => attributes.fill ?? ''))];
    expect(fills).toHaveLength(2);
    for (const { element } of shapes) {
      for (const ground of fills) {
        expect(contrast(element.attributes.stroke ?? '', ground)).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('is 3 : 1 at least within the patterns, and between lines that mean something and the ground', () => {
    const all = elementsOf(chartSvg(viewOf(everyState(), '2026-11-16'), theme));
    const patterns = all.flatMap((element, at) => (element.name === 'pattern' ? [at] : []));
    expect(patterns).toHaveLength(2);
    for (const at of patterns) {
      const [under, over] = [all[at + 1], all[at + 2]].map((element) => element?.attributes.fill ?? '');
      expect(contrast(under ?? '', over ?? '')).toBeGreaterThanOrEqual(3);
    }
    const page = elements[0]?.attributes.fill ?? '';
    const lines = elements.filter(
      ({ name, attributes }) => ['path', 'line'].includes(name) && Number(attributes['stroke-width']) >= 2,
    );
    const onPage = lines.filter(({ attributes }) => attributes['stroke-linecap'] === undefined);
    expect(onPage.length).toBeGreaterThan(10);
    for (const { attributes } of onPage)
      expect(contrast(attributes.stroke ?? '', page)).toBeGreaterThanOrEqual(3);
  });
});

describe('the two themes', () => {
  it('draw the same, in other colours', () => {
    const shapeOf = ({ name, attributes, text }: Element) => {
      const { fill: _, stroke: __, id: ___, ...rest } = attributes;
      return { name, rest, text };
    };
    expect(drawn('dark').map(shapeOf)).toEqual(drawn('light').map(shapeOf));
  });
});
