import { cleaned } from './clean.ts';
import { BAND, BODY, LABEL_X, type Layout, LEFT, type Place, ROW, SMALL, shownId } from './layout.ts';
import { text } from './marks.ts';
import { fitted, textWidth } from './measure.ts';
import type { Theme } from './theme.ts';

const END = LEFT - 18;
/** From the middle of a row to the baseline of its letters. */
export const DROP = 8;

function named(id: string, name: string, top: number, nameX: number, theme: Theme): string {
  const y = top + ROW / 2 + DROP;
  return (
    text(shownId(id), { x: LABEL_X, y, size: SMALL, fill: theme.muted }) +
    text(name, { x: nameX, y, size: BODY, fill: theme.ink, width: END - nameX })
  );
}

function bandLabel(name: string, count: string, top: number, theme: Theme): string {
  const y = top + BAND / 2 + DROP;
  const room = END - LABEL_X - textWidth(count, SMALL) - 16;
  const shown = fitted(cleaned(name), room, BODY, true);
  return (
    text(shown, { x: LABEL_X, y, size: BODY, bold: true, fill: theme.ink }) +
    text(count, { x: END, y, size: SMALL, fill: theme.muted, anchor: 'end' })
  );
}

/** What stands left of the bars. */
export function label(place: Place, { nameX }: Layout, theme: Theme): string {
  switch (place.kind) {
    case 'band':
      return bandLabel(place.name, place.count, place.top, theme);
    case 'item':
      return named(place.row.id, place.row.name, place.top, nameX, theme);
    case 'meeting':
      return named(place.meeting.id, place.meeting.name, place.top, nameX, theme);
    case 'more':
    case 'note': {
      const words = place.kind === 'more' ? place.more.words : place.words;
      const y = place.top + ROW / 2 + DROP;
      return text(words, { x: LABEL_X, y, size: SMALL, fill: theme.muted, width: END - LABEL_X });
    }
  }
}
