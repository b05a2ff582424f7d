import { itemsPerRoom, type Line, type Section } from './section.ts';
import type { DigestView, GateLine, ItemLine } from './view.ts';
import { counted, cut, listed, plainDay } from './words.ts';

/** The critical path today, what can start, what is overdue and what nobody has touched. */
export function itemSections(view: DigestView, room: number): (Section | null)[] {
  const lines = [
    itemsLine('On the critical path today', view.critical, room),
    itemsLine('Ready to start', view.ready, room),
    itemsLine('Overdue', view.overdue, room, (item) => ` ${counted(item.lateDays, 'day')}`),
    itemsLine('Nothing heard of', view.stale, room, (item) => ` ${counted(item.idleDays, 'day')}`),
  ].filter((line) => line !== null);
  return lines.length === 0 ? [] : [{ heading: null, lines, hidden: 0 }];
}

/** `Next gate: Foundation review, opens Thu 19 Nov · evidence today: YELLOW, 3 of 4 met`, with its rehearsal. */
export function gateSection({ gate, date }: DigestView, room: number): Section | null {
  if (gate === null) return null;
  const when =
    gate.review === null
      ? `, opens ${plainDay(gate.opens, date)}`
      : `, open now · ${gate.review.answered} of ${gate.review.seats} answered`;
  const evidence = ` · evidence today: ${gate.evidence.toUpperCase()}, ${gate.met} of ${gate.criteria} met`;
  const line: Line = {
    lead: `Next gate: ${cut(gate.name, 80)}`,
    text: `${when}${evidence}`,
    under: rehearsalWords(gate, room),
  };
  return { heading: null, lines: [line], hidden: 0 };
}

function rehearsalWords({ rehearsal }: GateLine, room: number): string[] {
  if (rehearsal === null) return [];
  const missing = rehearsal.missing.map((text) => cut(text, 100));
  const away = rehearsal.away.map((name) => cut(name, 40));
  return [
    `best outcome still possible: ${rehearsal.best.toUpperCase()}`,
    missing.length > 0 ? `missing: ${listed(missing, room)}` : '',
    away.length > 0 ? `away in the window: ${listed(away, room)}` : '',
  ].filter((text) => text !== '');
}

/** `Ready to start: TASK-030 (nobody), +12 more` */
function itemsLine<T extends ItemLine>(
  label: string,
  items: readonly T[],
  room: number,
  fact: (item: T) => string = () => '',
): Line | null {
  if (items.length === 0) return null;
  const shown = items.slice(0, room * itemsPerRoom).map((item) => `${who(item)}${fact(item)}`);
  const rest = items.length - shown.length;
  const words = rest > 0 ? [...shown, `+${rest} more`] : shown;
  return { lead: label, text: `: ${words.join(', ')}`, under: [] };
}

function who({ id, owner }: ItemLine): string {
  return `${cut(id, 40)} (${owner === null ? 'nobody' : cut(owner, 40)})`;
}
