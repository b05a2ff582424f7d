import type { BarState } from '../view.ts';
import { bar } from './bars.ts';
import { flag } from './due-mark.ts';
import { BAR, type Layout, MARGIN, RIGHT, SMALL } from './layout.ts';
import { diamond, line, rect, text } from './marks.ts';
import { junction, signal } from './meeting-marks.ts';
import type { Theme, ThemeName } from './theme.ts';

const COLUMN = 256;
const SAMPLE = 58;
const LINE = 46;

type Sample = readonly [words: string, drawn: (x: number, y: number) => string];

function samples(theme: Theme, name: ThemeName): Sample[] {
  const state = (words: string, state: BarState, critical = false): Sample => [
    words,
    (x, y) => bar({ x, width: SAMPLE - 4 }, y - BAR / 2, { state, progress: 0.5, critical }, theme, name),
  ];
  return [
    state('Done', 'done'),
    state('In progress', 'in progress'),
    state('Not started', 'not started'),
    state('Blocked', 'blocked'),
    state('Overdue', 'overdue'),
    state('Critical path', 'not started', true),
    ['Convergence', (x, y) => junction({ reached: false, lateDays: 0 }, x + SAMPLE / 2, y, theme)],
    ['Gate', (x, y) => signal('to come', x + SAMPLE / 2 - 1, y, theme)],
    ['Due date', (x, y) => flag(x + 32, y - 16, 32, theme.muted)],
    ['Baseline', (x, y) => rect(x, y - 2, SAMPLE - 4, 5, { rx: 2, fill: theme.ghost })],
    [
      'Milestone',
      (x, y) =>
        diamond(x + SAMPLE / 2, y, BAR / 2 + 1, {
          fill: theme.page,
          stroke: theme.waiting,
          'stroke-width': 2,
        }),
    ],
    [
      'Not worked',
      (x, y) =>
        rect(x, y - BAR / 2, SAMPLE - 4, BAR, { fill: theme.shade, stroke: theme.grid, 'stroke-width': 1.5 }),
    ],
  ];
}

/** What the looks mean, in two lines below the bars. */
export function legend(layout: Layout, theme: Theme, name: ThemeName): string {
  const top = layout.bottom + 36;
  return [
    line(MARGIN, layout.bottom, RIGHT, layout.bottom, { stroke: theme.grid, 'stroke-width': 1.5 }),
    ...samples(theme, name).map(([words, drawn], at) => {
      const x = MARGIN + (at % 6) * COLUMN;
      const y = top + Math.floor(at / 6) * LINE;
      return drawn(x, y) + text(words, { x: x + SAMPLE + 12, y: y + 8, size: SMALL, fill: theme.ink });
    }),
  ].join('\n');
}
