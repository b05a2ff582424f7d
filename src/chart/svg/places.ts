import { itemShape, moreBar, wordsOf } from './bars.ts';
import { beside } from './beside.ts';
import { DROP, label } from './labels.ts';
import { BAR, BAR_TOP, type Layout, type Place, ROW } from './layout.ts';
import { meetingMark, meetingWords } from './meeting-marks.ts';
import type { Theme, ThemeName } from './theme.ts';

export interface Drawn {
  shapes: string;
  /** Written over all shapes. */
  words: string;
  /** How far to the right an item and its words reach. */
  reach: readonly [item: string, x: number] | null;
}

type Of<K extends Place['kind']> = Extract<Place, { kind: K }>;

function item({ row, top }: Of<'item'>, layout: Layout, theme: Theme, name: ThemeName): Drawn {
  const { drawn, bar, due } = itemShape(row, top, layout, theme, name);
  const isLate = row.overdue || row.lateDays > 0;
  const fill = row.state === 'blocked' ? theme.blocked : isLate ? theme.overdue : theme.muted;
  const words = beside(wordsOf(row), bar, due, top + BAR_TOP + BAR / 2 + DROP, fill, theme);
  return { shapes: drawn, words: words.drawn, reach: [row.id, words.to] };
}

function meeting({ meeting, top }: Of<'meeting'>, layout: Layout, theme: Theme): Drawn {
  const { drawn, stretch, inTheWay } = meetingMark(meeting, top, layout, theme);
  const fill = meeting.lateDays > 0 ? theme.overdue : theme.ink;
  const words = beside(
    meetingWords(meeting, layout.date),
    stretch,
    inTheWay,
    top + ROW / 2 + DROP,
    fill,
    theme,
  );
  return { shapes: drawn, words: words.drawn, reach: null };
}

function besideLabel(place: Place, layout: Layout, theme: Theme, name: ThemeName): Drawn {
  switch (place.kind) {
    case 'item':
      return item(place, layout, theme, name);
    case 'meeting':
      return meeting(place, layout, theme);
    case 'more':
      return { shapes: moreBar(place.more, place.top, layout, theme), words: '', reach: null };
    case 'band':
    case 'note':
      return { shapes: '', words: '', reach: null };
  }
}

/** One row of the picture: its label, and its bar or mark with what is written beside it. */
export function drawnPlace(place: Place, layout: Layout, theme: Theme, name: ThemeName): Drawn {
  const drawn = besideLabel(place, layout, theme, name);
  return { ...drawn, words: label(place, layout, theme) + drawn.words };
}
