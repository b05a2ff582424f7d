import type { ChartView } from '../view.ts';
import { AXIS_TOP, BODY, type Layout, LEFT, RIGHT, SMALL } from './layout.ts';
import { line, rect, text } from './marks.ts';
import { textWidth } from './measure.ts';
import type { Theme } from './theme.ts';
import { axisOf, type Stretch } from './ticks.ts';

const COARSE = AXIS_TOP + 26;
const FINE = AXIS_TOP + 62;
const BESIDE = 8;
/** A closed stretch that is narrower shows no more than a smear. */
const LEAST_SHADE = 3;

/** The days that nobody works, behind everything. */
export function closedDays(view: ChartView, layout: Layout, theme: Theme): string {
  return view.closed
    .map(({ from, to }) => ({ x: layout.x(from), width: layout.xAfter(to) - layout.x(from) }))
    .filter(({ width }) => width >= LEAST_SHADE)
    .map(({ x, width }) => rect(x, layout.top, width, layout.bottom - layout.top, { fill: theme.shade }))
    .join('\n');
}

function names(
  stretches: readonly Stretch[],
  layout: Layout,
  style: { y: number; size: number; fill: string; bold?: boolean },
  pill: { from: number; to: number } | null,
): string[] {
  return stretches.map(({ from, names: candidates }, at) => {
    const x = layout.x(from) + (style.bold ? BESIDE : 4);
    const next = stretches[at + 1];
    const room = (next ? layout.x(next.from) : RIGHT) - x;
    const name = candidates.find((words) => textWidth(words, style.size, style.bold) <= room);
    const width = textWidth(name ?? '', style.size, style.bold);
    const isHidden = pill !== null && x < pill.to && x + width > pill.from;
    return name === undefined || isHidden ? '' : text(name, { ...style, x });
  });
}

const rules = (stretches: readonly Stretch[], layout: Layout, top: number, theme: Theme): string[] =>
  stretches.map(({ from }) => {
    const x = layout.x(from);
    return line(x, top, x, layout.bottom, { stroke: theme.grid, 'stroke-width': 1.5 });
  });

const PILL = 84;

/** The stretch that the word of today takes. */
function pillOf(view: ChartView, layout: Layout): { from: number; to: number } {
  const middle = layout.x(view.date) + layout.dayWidth / 2;
  const from = Math.min(Math.max(middle - PILL / 2, LEFT), RIGHT - PILL);
  return { from, to: from + PILL };
}

/** Weeks and months, or what a longer plan is counted in, above the bars. */
export function axis(view: ChartView, layout: Layout, theme: Theme): string {
  const { fine, coarse } = axisOf(view, layout.dayWidth);
  return [
    ...rules(fine, layout, FINE - 22, theme),
    ...rules(coarse, layout, COARSE - 22, theme),
    ...names(coarse, layout, { y: COARSE, size: BODY, fill: theme.ink, bold: true }, null),
    ...names(fine, layout, { y: FINE, size: SMALL, fill: theme.muted }, pillOf(view, layout)),
    line(LEFT, layout.top, RIGHT, layout.top, { stroke: theme.grid, 'stroke-width': 1.5 }),
  ].join('\n');
}

/** The line of today, and the word that it hangs from. */
export function today(view: ChartView, layout: Layout, theme: Theme): { line: string; name: string } {
  const x = layout.x(view.date) + layout.dayWidth / 2;
  const { from } = pillOf(view, layout);
  const y = FINE - 22;
  return {
    line: line(x, y + 28, x, layout.bottom, { stroke: theme.today, 'stroke-width': 3 }),
    name: [
      rect(from, y - 2, PILL, 32, { rx: 6, fill: theme.today }),
      text('Today', {
        x: from + PILL / 2,
        y: y + 22,
        size: SMALL,
        bold: true,
        fill: theme.onToday,
        anchor: 'middle',
      }),
    ].join('\n'),
  };
}
