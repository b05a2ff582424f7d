import { waitsWords } from '../gate/standing.ts';
import { factLines, itemsPerRoom, type Line, type Section } from './section.ts';
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

/** `Next gate: GATE-1 Foundation review, opens Thu 19 Nov · evidence today: YELLOW, 3 of 4 met`, with its rehearsal. */
export function gateSection({ gate, date }: DigestView, room: number): Section | null {
  if (gate === null) return null;
  const evidence = ` · evidence today: ${gate.evidence.toUpperCase()}, ${gate.met} of ${gate.criteria} met`;
  const line: Line = {
    lead: `Next gate: ${cut(gate.id, 40)} ${cut(gate.name, 80)}`,
    text: `, ${openingWords(gate, date)}${evidence}`,
    under: rehearsalWords(gate, room),
  };
  return { heading: null, lines: [line], hidden: 0 };
}

/** A gate whose needs were reached on a day that is over waits for somebody to open it. */
function openingWords({ review, opens, last = null }: GateLine, date: string): string {
  if (review !== null) return `open now · ${review.answered} of ${review.seats} answered`;
  if (last !== null) {
    const { outcome, waits } = last;
    return `last review ${outcome.toUpperCase()}${waits === null ? '' : `, ${waitsWords(waits)}`}`;
  }
  return opens < date ? 'can be opened' : `opens ${plainDay(opens, date)}`;
}

function rehearsalWords({ rehearsal }: GateLine, room: number): string[] {
  if (rehearsal === null) return [];
  const missing = rehearsal.missing.slice(0, room).map((text) => cut(text, 100));
  const rest = rehearsal.missing.length - missing.length;
  const away = rehearsal.away.map((name) => cut(name, 40));
  return [
    `best outcome still possible: ${rehearsal.best.toUpperCase()}`,
    ...factLines(missing.map((text, at) => (at === 0 ? `missing: ${text}` : text))),
    rest > 0 ? `+${rest} more` : '',
    away.length > 0 ? `away in the window: ${listed(away, room)}` : '',
  ].filter((text) => text !== '');
}

/** `Ready to start: TASK-030 (nobody), +12 more` */
export function itemsLine<T extends ItemLine>(
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
