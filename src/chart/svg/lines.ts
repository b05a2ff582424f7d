import type { ChartView } from '../view.ts';
import { BAR, BAR_TOP, type Layout, type Place, ROW } from './layout.ts';
import { mark, path } from './marks.ts';
import type { Theme } from './theme.ts';

type ItemPlace = Extract<Place, { kind: 'item' }>;

const itemPlaces = ({ places }: Layout): Map<string, ItemPlace> =>
  new Map(places.flatMap((place) => (place.kind === 'item' ? [[place.row.id, place] as const] : [])));

const middle = ({ top }: ItemPlace): number => top + BAR_TOP + BAR / 2;
const whole = (value: number): number => Math.round(value * 10) / 10;

/**
 * From each item to the convergence point that needs it, as rails that run together. `reach` says how far to the right
 * an item and its words take their row.
 */
export function rails(layout: Layout, reach: ReadonlyMap<string, number>, theme: Theme): string {
  const items = itemPlaces(layout);
  const look = { stroke: theme.rail, 'stroke-width': 2, 'stroke-dasharray': '7 5' };
  return layout.places
    .flatMap((place) => {
      if (place.kind !== 'meeting' || place.meeting.kind !== 'convergence') return [];
      const x = whole(layout.xAfter(place.meeting.forecast));
      const needed = place.meeting.needs.flatMap((id) => items.get(id) ?? []);
      const lowest = Math.max(0, ...needed.map(middle));
      if (lowest === 0) return [];
      return [
        path(`M${x} ${place.top + ROW / 2} V${lowest}`, look),
        ...needed.map((item) => {
          const from = whole((reach.get(item.row.id) ?? 0) + 6);
          const joint = mark('circle', { cx: x, cy: middle(item), r: 5, fill: theme.rail });
          return from < x ? `${path(`M${from} ${middle(item)} H${x}`, look)}${joint}` : joint;
        }),
      ];
    })
    .join('\n');
}

/** Where an arrow meets a bar: near its beginning, in the middle of a short one. */
function entryOf({ row }: ItemPlace, layout: Layout): number {
  const x = layout.x(row.start);
  return x + Math.min(9, (layout.xAfter(row.finish) - x) / 2);
}

/** Down or up from the end of one item to the beginning of the next, with an arrow's head at its edge. */
function link(before: ItemPlace, after: ItemPlace, layout: Layout): string {
  const isBelow = after.top > before.top;
  const ends = whole(layout.xAfter(before.row.finish));
  const begins = whole(after.row.milestone ? layout.xAfter(after.row.finish) : entryOf(after, layout));
  const to = isBelow ? after.top + BAR_TOP - 3 : after.top + BAR_TOP + BAR + 3;
  const head = `m-6 ${isBelow ? -8 : 8} l6 ${isBelow ? 8 : -8} l6 ${isBelow ? -8 : 8}`;
  const edge = before.top + BAR_TOP + (isBelow ? BAR : 0);
  const leave = begins > ends ? `M${ends} ${middle(before)} H${begins}` : `M${begins} ${edge}`;
  return `${leave} V${to} ${head}`;
}

/** The critical path from item to item. */
export function links(view: ChartView, layout: Layout, theme: Theme): string {
  const items = itemPlaces(layout);
  return view.critical
    .flatMap(([from, to]) => {
      const before = items.get(from);
      const after = items.get(to);
      if (!before || !after) return [];
      return [
        path(link(before, after, layout), {
          stroke: theme.ink,
          'stroke-width': 3,
          'stroke-linejoin': 'round',
        }),
      ];
    })
    .join('\n');
}
