import { dayOf } from '../../plan/calendar/day.ts';
import type { IsoDate } from '../../plan/plan.ts';
import type { ChartGate, ChartLane, ChartMore, ChartPoint, ChartRow, ChartView } from '../view.ts';
import { cleaned } from './clean.ts';
import { fitted, textWidth } from './measure.ts';

/** Slack shows a picture about half as wide: 22 pixels here are read as 10 or 11. */
export const WIDTH = 1600;
export const MARGIN = 32;
export const LEFT = 620;
export const RIGHT = WIDTH - MARGIN;
export const SMALL = 22;
export const BODY = 24;
export const ROW = 42;
export const BAND = 44;
export const BAR = 22;
/** Top of the bar within its row; the baseline's ghost is below it. */
export const BAR_TOP = 7;
const GAP = 10;
export const AXIS_TOP = 160;
const AXIS = 76;
const LEGEND = 132;

export type Meeting = ChartPoint | ChartGate;

export type Place = { top: number } & (
  | { kind: 'band'; name: string; count: string }
  | { kind: 'item'; row: ChartRow }
  | { kind: 'meeting'; meeting: Meeting }
  | { kind: 'more'; more: ChartMore }
  | { kind: 'note'; words: string }
);

export interface Layout {
  /** The day that the picture is of. */
  date: IsoDate;
  places: Place[];
  /** Where bars begin and end downwards. */
  top: number;
  bottom: number;
  height: number;
  /** Left edge of a day; dates outside the picture are held at its edges. */
  x(date: IsoDate): number;
  /** Right edge of a day. */
  xAfter(date: IsoDate): number;
  /** Whether a day is within the picture. */
  holds(date: IsoDate): boolean;
  dayWidth: number;
  /** Where names begin, right of the ids. */
  nameX: number;
}

type Unplaced = Place extends infer P ? (P extends Place ? Omit<P, 'top'> : never) : never;

function laneParts({ name, done, needed, rows, more }: ChartLane): Unplaced[] {
  const count = needed === 0 ? 'no items' : `${done} of ${needed} done`;
  return [
    { kind: 'band', name, count },
    ...rows.map((row): Unplaced => ({ kind: 'item', row })),
    ...(more ? [{ kind: 'more', more } as const] : []),
  ];
}

function partsOf(view: ChartView): Unplaced[] {
  const lanes = view.lanes.flatMap(laneParts);
  const rest: Unplaced[] =
    view.moreMeetings > 0 ? [{ kind: 'note', words: `+${view.moreMeetings} more` }] : [];
  const meetings: Unplaced[] = view.meetings.map((meeting) => ({ kind: 'meeting', meeting }));
  if (lanes.length + meetings.length === 0) return [{ kind: 'note', words: 'This plan has no items yet.' }];
  if (meetings.length === 0) return lanes;
  return [{ kind: 'band', name: 'Convergence points and gates', count: '' }, ...meetings, ...rest, ...lanes];
}

const INDENT = 14;
const LONGEST_ID = 170;
/** Left edge of what is written in the column left of the bars. */
export const LABEL_X = MARGIN + INDENT;

/** The id as far as it fits in its column. */
export const shownId = (id: string): string => fitted(cleaned(id), LONGEST_ID, SMALL);

function nameXOf(view: ChartView): number {
  const ids = [...view.meetings, ...view.lanes.flatMap(({ rows }) => rows)].map(({ id }) => id);
  return LABEL_X + 14 + ids.reduce((widest, id) => Math.max(widest, textWidth(shownId(id), SMALL)), 0);
}

/** Where everything stands, from top to bottom. */
export function layoutOf(view: ChartView): Layout {
  const top = AXIS_TOP + AXIS;
  let next = top;
  const places = partsOf(view).map((part, at): Place => {
    if (part.kind === 'band' && at > 0) next += GAP;
    const place = { ...part, top: next };
    next += part.kind === 'band' ? BAND : ROW;
    return place;
  });
  const first = dayOf(view.from);
  const last = dayOf(view.to);
  const dayWidth = (RIGHT - LEFT) / (last - first + 1);
  const held = (day: number) => LEFT + (Math.min(Math.max(day, first), last + 1) - first) * dayWidth;
  return {
    date: view.date,
    places,
    top,
    bottom: next + GAP,
    height: next + GAP + LEGEND,
    x: (date) => held(dayOf(date)),
    xAfter: (date) => held(dayOf(date) + 1),
    holds: (date) => view.from <= date && date <= view.to,
    dayWidth,
    nameX: nameXOf(view),
  };
}
