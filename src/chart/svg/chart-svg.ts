import type { ChartView } from '../view.ts';
import { axis, closedDays, today } from './axis.ts';
import { ghost, patterns } from './bars.ts';
import { header } from './header.ts';
import { BAND, layoutOf, MARGIN, type Place, RIGHT, ROW, WIDTH } from './layout.ts';
import { legend } from './legend.ts';
import { links, rails } from './lines.ts';
import { FONT, line, mark, rect } from './marks.ts';
import { drawnPlace } from './places.ts';
import { THEMES, type Theme, type ThemeName } from './theme.ts';

/** Behind the name of a lane, and a hairline below every other row to lead the eye. */
const ground = (place: Place, theme: Theme): string =>
  place.kind === 'band'
    ? rect(MARGIN, place.top, WIDTH - 2 * MARGIN, BAND, { rx: 6, fill: theme.band })
    : line(MARGIN, place.top + ROW, RIGHT, place.top + ROW, { stroke: theme.band, 'stroke-width': 1 });

/**
 * A picture of the plan as SVG, 1600 pixels wide and made to be read at half of that; as high as its rows need. Names
 * are cut where they do not fit, and nothing in them is taken for mark-up.
 */
export function chartSvg(view: ChartView, name: ThemeName): string {
  const theme = THEMES[name];
  const layout = layoutOf(view);
  const places = layout.places.map((place) => drawnPlace(place, layout, theme, name));
  const reach = new Map(places.flatMap((place) => (place.reach ? [place.reach] : [])));
  const now = today(view, layout, theme);
  const inside = [
    patterns(theme, name),
    rect(0, 0, WIDTH, layout.height, { fill: theme.page }),
    closedDays(view, layout, theme),
    axis(view, layout, theme),
    ...layout.places.map((place) => ground(place, theme)),
    rails(layout, reach, theme),
    now.line,
    ...layout.places.map((place) =>
      place.kind === 'item' ? ghost(place.row, place.top, layout, theme) : '',
    ),
    ...places.map(({ shapes }) => shapes),
    links(view, layout, theme),
    now.name,
    header(view, theme),
    ...places.map(({ words }) => words),
    legend(layout, theme, name),
  ];
  const size = { width: WIDTH, height: layout.height, viewBox: `0 0 ${WIDTH} ${layout.height}` };
  return mark(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, 'font-family': FONT, role: 'img' },
    inside.filter((part) => part !== '').join('\n'),
  );
}
