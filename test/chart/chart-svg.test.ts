import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartSvg } from '../../src/chart/svg/chart-svg.ts';
import { textWidth } from '../../src/chart/svg/measure.ts';
import type { ChartView } from '../../src/chart/view.ts';
import { anyText } from '../any-text.ts';
import { planOf, task } from '../plan/analysis/plans.ts';
import { type Box, boxOf, type Element, elementsOf, numberOf } from './drawn.ts';
import { everyState, viewOf } from './views.ts';

const TODAY = '2026-11-16';
const drawn = (view: ChartView) => elementsOf(chartSvg(view, 'light'));
const texts = (elements: readonly Element[]) => elements.filter(({ name }) => name === 'text');
const words = (elements: readonly Element[]) => texts(elements).map(({ text }) => text);
const isBold = ({ attributes }: Element) => attributes['font-weight'] === 'bold';
const box = (element: Element): Box =>
  boxOf(element, textWidth(element.text, numberOf(element, 'font-size'), isBold(element)));
const renamed = (view: ChartView, name: string): ChartView => ({
  ...view,
  plan: name,
  phase: name,
  lanes: view.lanes.map((lane) => ({
    ...lane,
    name,
    rows: lane.rows.map((row) => ({ ...row, id: name, name })),
  })),
  meetings: view.meetings.map((meeting) => ({ ...meeting, id: name, name })),
});

describe('the picture of a plan', () => {
  const view = viewOf(everyState(), TODAY);

  it('says what it shows', () => {
    const said = words(drawn(view));
    expect(said).toContain('Checkout relaunch');
    expect(said).toContain('Mon 16 Nov 2026 · day 11 of 21 · 45 % done · Core');
    expect(said).toContain('Forecast end Mon 30 Nov 2026 · as in the baseline');
    expect(said).toContain('November 2026');
    for (const word of [
      'Today',
      'BLOCKED',
      '40 %',
      'NOT READY · Fri 20 Nov · 4 days late',
      'TO COME · Mon 30 Nov',
    ])
      expect(said).toContain(word);
    expect(said.some((word) => word.startsWith('OVERDUE'))).toBe(true);
    for (const meaning of [
      'Done',
      'In progress',
      'Not started',
      'Blocked',
      'Overdue',
      'Critical path',
      'Baseline',
    ])
      expect(said).toContain(meaning);
  });

  it('tells the states of bars apart without colour', () => {
    const looks = view.lanes
      .flatMap(({ rows }) => rows)
      .map((row) => {
        const alone = {
          ...view,
          lanes: [{ name: '', done: 0, needed: 1, rows: [{ ...row, id: 'X', name: 'X' }], more: null }],
        };
        const bar = drawn({ ...alone, meetings: [], critical: [] });
        const kinds = bar.map(({ name, attributes, text }) =>
          [name, attributes.fill?.startsWith('url'), text].join(),
        );
        return [row.state, kinds.join('|')] as const;
      });
    const byState = new Map(looks);
    expect(new Set(byState.values()).size).toBe(byState.size);
    expect(byState.size).toBe(5);
  });

  it('keeps every text within the picture, at a size that can be halved, and off every other text', () => {
    const elements = drawn(view);
    const height = numberOf(elements[0] as Element, 'height');
    const boxes = texts(elements).map((element) => ({ element, ...box(element) }));
    for (const { element, left, right, bottom } of boxes) {
      expect(numberOf(element, 'font-size')).toBeGreaterThanOrEqual(22);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(1600);
      expect(bottom).toBeLessThan(height);
    }
    boxes.forEach((one, at) => {
      for (const other of boxes.slice(at + 1)) {
        const apart =
          one.right <= other.left ||
          other.right <= one.left ||
          one.bottom <= other.top ||
          other.bottom <= one.top;
        expect(apart, `${one.element.text} / ${other.element.text}`).toBe(true);
      }
    });
  });

  it('draws bars where their days are', () => {
    const bars = drawn(view).filter(({ name, attributes }) => name === 'rect' && attributes.class === 'bar');
    const [first, second] = bars;
    const gap = numberOf(second as Element, 'x') - numberOf(first as Element, 'x');
    expect(numberOf(first as Element, 'width') / gap).toBeCloseTo(5 / 7, 1);
  });

  it('joins the items of a convergence point by rails, and the critical path by arrows', () => {
    const count = (of: ChartView, name: string) =>
      drawn(of).filter((element) => element.name === name).length;
    const apart = { ...view, meetings: view.meetings.map((one) => ({ ...one, needs: [] })) };
    expect(count(view, 'circle') - count(apart, 'circle')).toBe(2);
    expect(count(view, 'path')).toBeGreaterThan(count(apart, 'path'));
    expect(count(view, 'path') - count({ ...view, critical: [] }, 'path')).toBe(3);
  });

  it('cuts long names with an ellipsis inside their column', () => {
    const long = drawn(renamed(view, 'An endless name '.repeat(60)));
    const cut = texts(long).filter(({ text }) => text.endsWith('…'));
    expect(cut.length).toBeGreaterThan(10);
    for (const element of texts(long)) expect(box(element).right).toBeLessThanOrEqual(1600);
  });

  it('stays well-formed whatever people write', () => {
    const nasty = fc.oneof(
      anyText({ maxLength: 60 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"/><image href="x"/>',
        ']]>&amp;&#0;',
        '\ud800',
        '\u202eevil',
        '👩‍👩‍👧🚧',
      ),
      fc.string({ unit: 'grapheme', maxLength: 5000 }),
    );
    fc.assert(
      fc.property(nasty, (name) => {
        const elements = drawn(renamed(view, name));
        const known = ['svg', 'defs', 'pattern', 'rect', 'circle', 'line', 'path', 'text'];
        expect(elements.filter((element) => !known.includes(element.name))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves emoji out beside other text, and turns of direction always', () => {
    const said = words(drawn(renamed(view, '\u202eמשימה 🚧 one')));
    expect(said).toContain('משימה one');
  });

  it('puts the ellipsis of a right-to-left name at its end', () => {
    const said = words(drawn(renamed(view, 'تحويل البيانات إلى المستودع الجديد '.repeat(5))));
    expect(said.some((word) => word.endsWith('…\u200f'))).toBe(true);
  });

  it('draws a plan without items', () => {
    expect(words(drawn(viewOf(planOf([]), '2026-11-02')))).toContain('This plan has no items yet.');
  });

  it.each([
    ['three days', 3],
    ['three months', 60],
    ['two years', 500],
    ['ninety years', 23_000],
  ])('has an axis of few, unlike names over %s', (_, days) => {
    const long = viewOf(planOf([task('A', days)], { start: '2026-11-02' }), '2026-11-02');
    const named = texts(drawn(long)).filter(
      (element) => numberOf(element, 'y') > 160 && numberOf(element, 'y') < 236,
    );
    expect(named.length).toBeGreaterThan(2);
    expect(named.length).toBeLessThan(45);
  });

  it('ends in the last year that a date can have', () => {
    const plan = planOf([task('A', 30)], { start: '9999-11-29' });
    expect(drawn(viewOf(plan, '9999-11-29')).length).toBeGreaterThan(20);
  });
});
