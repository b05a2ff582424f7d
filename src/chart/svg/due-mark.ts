import type { IsoDate } from '../../plan/plan.ts';
import type { Stretch } from './beside.ts';
import { BAR, BAR_TOP, type Layout } from './layout.ts';
import { line, path } from './marks.ts';
import type { Theme } from './theme.ts';

const FLAG = 9;
const OVER = 6;

/** A small flag whose pole stands at `x` from `y` downwards. */
export const flag = (x: number, y: number, height: number, colour: string): string =>
  line(x, y, x, y + height, { stroke: colour, 'stroke-width': 2.5 }) +
  path(`M${x.toFixed(1)} ${y} l${-FLAG} 4.5 l${FLAG} 4.5 Z`, { fill: colour });

/** The flag at the end of a due date and the stretch that it takes; nothing where the picture does not reach so far. */
export function dueMark(
  due: IsoDate | null,
  isLate: boolean,
  top: number,
  layout: Layout,
  theme: Theme,
): { drawn: string; taken: Stretch[] } {
  if (due === null || !layout.holds(due)) return { drawn: '', taken: [] };
  const x = layout.xAfter(due);
  const drawn = flag(x, top + BAR_TOP - OVER, BAR + 2 * OVER, isLate ? theme.overdue : theme.muted);
  return { drawn, taken: [{ from: x - FLAG - 1, to: x + 2 }] };
}
