import { chanceWords } from '../../plan/percent.ts';
import type { IsoDate } from '../../plan/plan.ts';
import type { ChartGate, ChartPoint, GateState } from '../view.ts';
import { dayAsOf, days } from '../words.ts';
import type { Stretch } from './beside.ts';
import { dueMark } from './due-mark.ts';
import { type Layout, LEFT, type Meeting, RIGHT, ROW } from './layout.ts';
import { diamond, line, mark, rect, tick } from './marks.ts';
import type { Theme } from './theme.ts';

const RADIUS = 14;
const HEAD = 58;
const WAS = 8;

const colourOf = (point: Pick<ChartPoint, 'reached' | 'lateDays'>, theme: Theme): string => {
  if (point.reached) return theme.done;
  return point.lateDays > 0 ? theme.overdue : theme.rail;
};

/** Where tracks meet: hollow with a core while open, filled and ticked once reached. */
export function junction(
  point: Pick<ChartPoint, 'reached' | 'lateDays'>,
  x: number,
  y: number,
  theme: Theme,
): string {
  const colour = colourOf(point, theme);
  const outline = { class: 'junction', stroke: colour, 'stroke-width': 3.5 };
  if (point.reached) {
    return diamond(x, y, RADIUS, { ...outline, fill: colour }) + tick(x - 1, y, theme.onDone);
  }
  return (
    diamond(x, y, RADIUS, { ...outline, fill: theme.page }) +
    mark('circle', { cx: x, cy: y, r: 4.5, fill: colour })
  );
}

const LAMPS = ['red', 'yellow', 'green'] as const;

function lampColour(lamp: (typeof LAMPS)[number], state: GateState, theme: Theme): string | null {
  if (state === 'no decision') return theme.lampWhite;
  if (state !== lamp) return null;
  return { red: theme.lampRed, yellow: theme.lampYellow, green: theme.lampGreen }[lamp];
}

/**
 * A signal with three lamps, each at its own place; no lamp is lit before a decision. Its head may stand beside its
 * mast, which is at `x`.
 */
export function signal(state: GateState, x: number, y: number, theme: Theme, headX = x): string {
  const lamps = LAMPS.map((lamp, at) => {
    const lit = lampColour(lamp, state, theme);
    const look = lit
      ? { r: 7, fill: lit }
      : { r: 5.5, fill: 'none', stroke: theme.unlit, 'stroke-width': 1.5 };
    return mark('circle', { cx: headX - HEAD / 2 + 11 + at * 18, cy: y, ...look });
  });
  return [
    line(x, y, x, y + ROW / 2, { stroke: theme.muted, 'stroke-width': 4 }),
    rect(headX - HEAD / 2, y - 11, HEAD, 22, {
      class: 'signal',
      rx: 11,
      fill: theme.head,
      stroke: theme.muted,
      'stroke-width': 2,
    }),
    ...lamps,
  ].join('');
}

const WORDS: Record<GateState, string> = {
  green: 'GREEN',
  yellow: 'YELLOW',
  red: 'RED',
  'no decision': 'NO DECISION',
  passed: 'PASSED',
  ready: 'READY',
  'not ready': 'NOT READY',
  'to come': 'TO COME',
};

export const gateWord = ({ state }: Pick<ChartGate, 'state'>): string => WORDS[state];

/** What is written beside a junction or signal, in full and shorter. */
export function meetingWords(meeting: Meeting, today: IsoDate): string[] {
  const day = dayAsOf(meeting.forecast, today);
  const late = meeting.lateDays > 0 ? [`${days(meeting.lateDays)} late`] : [];
  if (meeting.kind === 'gate') return [[gateWord(meeting), day, ...late].join(' · ')];
  const { reached, due, lateDays, onTime } = meeting;
  const chance = onTime === null ? [] : [chanceWords(onTime)];
  const punctual = due !== null && lateDays === 0 ? ['on time'] : [];
  const head = reached ? `reached ${day}` : day;
  const full = [head, ...late, ...(chance.length > 0 ? chance : punctual)];
  return [full.join(' · '), [head, ...late, ...punctual].join(' · ')];
}

/** The mark of a convergence point or gate, where it was in the baseline, when it is due, and the stretches that they take. */
export function meetingMark(
  meeting: Meeting,
  top: number,
  layout: Layout,
  theme: Theme,
): { drawn: string; stretch: Stretch; inTheWay: Stretch[] } {
  const x = layout.xAfter(meeting.forecast);
  const y = top + ROW / 2;
  const half = meeting.kind === 'gate' ? HEAD / 2 : RADIUS;
  const isInside = meeting.baseline !== null && layout.holds(meeting.baseline);
  const wasX = meeting.baseline !== null && isInside ? layout.xAfter(meeting.baseline) : null;
  const dashed = { stroke: theme.ghost, 'stroke-width': 2.5, 'stroke-dasharray': '3 2' };
  const ghost = wasX === null ? '' : diamond(wasX, y, WAS, dashed);
  const isPoint = meeting.kind === 'convergence';
  const dueDate = isPoint && !meeting.reached ? meeting.due : null;
  const due = dueMark(dueDate, isPoint && meeting.lateDays > 0, top, layout, theme);
  const middle = Math.min(Math.max(x, LEFT + half), RIGHT - half);
  const drawn = isPoint ? junction(meeting, x, y, theme) : signal(meeting.state, x, y, theme, middle);
  return {
    drawn: ghost + due.drawn + drawn,
    stretch: isPoint ? { from: x - half, to: x + half } : { from: middle - half, to: middle + half },
    inTheWay: [...due.taken, ...(wasX === null ? [] : [{ from: wasX - WAS, to: wasX + WAS }])],
  };
}
