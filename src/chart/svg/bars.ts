import { percent } from '../../plan/percent.ts';
import type { BarState, ChartMore, ChartRow } from '../view.ts';
import { days } from '../words.ts';
import type { Stretch } from './beside.ts';
import { dueMark } from './due-mark.ts';
import { BAR, BAR_TOP, type Layout } from './layout.ts';
import { diamond, mark, rect, tick } from './marks.ts';
import type { Theme, ThemeName } from './theme.ts';

const LEAST = 8;
const THIN = 2;
const HEAVY = 4.5;

interface Span {
  x: number;
  width: number;
}

const spanOf = (layout: Layout, { start, finish }: { start: string; finish: string }): Span => {
  const x = layout.x(start);
  return { x, width: Math.max(LEAST, layout.xAfter(finish) - x) };
};

const patternId = (state: 'blocked' | 'overdue', theme: ThemeName): string => `${state}-${theme}`;

/** The patterns that tell blocked (stripes) and overdue (dots) apart without colour. */
export function patterns(theme: Theme, name: ThemeName): string {
  const tile = (id: string, size: number, inside: string, transform?: string) =>
    mark(
      'pattern',
      { id, width: size, height: size, patternUnits: 'userSpaceOnUse', patternTransform: transform },
      inside,
    );
  return mark(
    'defs',
    {},
    tile(
      patternId('blocked', name),
      10,
      rect(0, 0, 10, 10, { fill: theme.blockedFill }) + rect(0, 0, 4.5, 10, { fill: theme.blocked }),
      'rotate(45)',
    ) +
      tile(
        patternId('overdue', name),
        9,
        rect(0, 0, 9, 9, { fill: theme.overdueFill }) +
          mark('circle', { cx: 4.5, cy: 4.5, r: 2.4, fill: theme.overdue }),
      ),
  );
}

const COLOURS: Record<BarState, keyof Theme> = {
  done: 'done',
  'in progress': 'underWay',
  'not started': 'waiting',
  blocked: 'blocked',
  overdue: 'overdue',
};

const colourOf = (state: BarState, theme: Theme): string => theme[COLOURS[state]];

function fillOf(state: BarState, theme: Theme, name: ThemeName): string {
  if (state === 'blocked' || state === 'overdue') return `url(#${patternId(state, name)})`;
  if (state === 'done') return theme.done;
  return state === 'in progress' ? theme.underWayFill : theme.page;
}

/** What a bar says besides its looks, in full and shorter; empty where it needs no words. */
export function wordsOf(row: ChartRow): string[] {
  if (row.state === 'done') return [''];
  const blocked = row.state === 'blocked' ? ['BLOCKED'] : [];
  const overdue = row.overdue ? ['OVERDUE'] : [];
  const progress = row.progress > 0 ? [percent(row.progress)] : [];
  const late = row.lateDays > 0 ? [`${days(row.lateDays)} late`] : [];
  const shortest = [...blocked, ...overdue, ...late, ...progress].slice(0, 1);
  return [[...blocked, ...overdue, ...progress, ...late], [...blocked, ...overdue, ...late], shortest].map(
    (words) => words.join(' · '),
  );
}

/** A bar of a state at a place; `critical` draws its outline heavier. */
export function bar(
  { x, width }: Span,
  y: number,
  row: Pick<ChartRow, 'state' | 'progress' | 'critical'>,
  theme: Theme,
  name: ThemeName,
): string {
  const colour = colourOf(row.state, theme);
  const stroke = row.critical
    ? { stroke: theme.ink, 'stroke-width': HEAVY }
    : { stroke: colour, 'stroke-width': THIN };
  const worked = row.state === 'in progress' ? width * row.progress : 0;
  return [
    rect(x, y, width, BAR, { rx: 4, fill: fillOf(row.state, theme, name) }),
    worked > 0 ? rect(x, y, Math.max(4, worked), BAR, { rx: 4, fill: theme.underWay }) : '',
    rect(x, y, width, BAR, { class: 'bar', rx: 4, fill: 'none', ...stroke }),
    row.state === 'done' && width >= 22 ? tick(x + width / 2 - 1, y + BAR / 2, theme.onDone) : '',
  ].join('');
}

function milestone(row: ChartRow, x: number, y: number, theme: Theme, name: ThemeName): string {
  return diamond(x, y, BAR / 2 + 1, {
    class: 'bar',
    fill: fillOf(row.state, theme, name),
    stroke: row.critical ? theme.ink : colourOf(row.state, theme),
    'stroke-width': row.critical ? HEAVY : THIN,
  });
}

/** Where the baseline had the item, as a thin bar below it. */
export function ghost(row: ChartRow, top: number, layout: Layout, theme: Theme): string {
  const was = row.baseline;
  if (!was || !layout.holds(was.start) || !layout.holds(was.finish)) return '';
  const { x, width } = spanOf(layout, was);
  return rect(x, top + BAR_TOP + BAR + 3, width, 5, { rx: 2, fill: theme.ghost });
}

export interface Shape {
  drawn: string;
  /** The stretch that the bar takes, and that of the mark at its due date. */
  bar: Stretch;
  due: Stretch[];
}

export function itemShape(row: ChartRow, top: number, layout: Layout, theme: Theme, name: ThemeName): Shape {
  const y = top + BAR_TOP;
  const { x, width } = spanOf(layout, row);
  const isLate = row.overdue || row.lateDays > 0;
  const { drawn: drawnDue, taken: due } = dueMark(
    row.state === 'done' ? null : row.due,
    isLate,
    top,
    layout,
    theme,
  );
  if (row.milestone) {
    const at = layout.xAfter(row.finish);
    const bar = { from: at - BAR / 2, to: at + BAR / 2 };
    return { drawn: drawnDue + milestone(row, at, y + BAR / 2, theme, name), bar, due };
  }
  return { drawn: bar({ x, width }, y, row, theme, name) + drawnDue, bar: { from: x, to: x + width }, due };
}

/** A thin bracket over the time that the items without a row take, filled as far as they are done. */
export function moreBar(more: ChartMore, top: number, layout: Layout, theme: Theme): string {
  const { x, width } = spanOf(layout, more);
  const y = top + BAR_TOP + 6;
  const look = { class: 'bar', rx: 5, fill: theme.page, stroke: theme.waiting, 'stroke-width': THIN };
  return (
    rect(x, y, width, 10, look) +
    (more.progress > 0 ? rect(x, y, Math.max(6, width * more.progress), 10, { rx: 5, fill: theme.done }) : '')
  );
}
