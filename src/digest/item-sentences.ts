import { itemsPerRoom, type Line, limited, type Section } from './section.ts';
import type { DigestView, GateLine, ItemLine } from './view.ts';
import { counted, cut, listed, plainDay } from './words.ts';

/** The critical path today, what can start, what is overdue and what nobody has touched. */
export function itemSections(view: DigestView, room: number): (Section | null)[] {
  const inline = room * itemsPerRoom;
  const lines: Line[] = [];
  if (view.critical.length > 0)
    lines.push(labelled('On the critical path today', view.critical.map(who), inline));
  if (view.ready.length > 0) lines.push(labelled('Ready to start', view.ready.map(who), inline));
  if (view.overdue.length > 0) {
    const words = view.overdue.map((item) => `${who(item)} ${counted(item.lateDays, 'day')}`);
    lines.push(labelled('Overdue', words, inline));
  }
  if (view.stale.length > 0) {
    const words = view.stale.map((item) => `${who(item)} ${counted(item.idleDays, 'day')}`);
    lines.push(labelled('Nothing heard of', words, inline));
  }
  return lines.length === 0 ? [] : [{ heading: null, lines }];
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
  return { heading: null, lines: limited([line], room) };
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

function labelled(label: string, words: readonly string[], max: number): Line {
  return { lead: label, text: `: ${listed(words, max)}`, under: [] };
}

function who({ id, owner }: ItemLine): string {
  return `${cut(id, 40)} (${owner === null ? 'nobody' : cut(owner, 40)})`;
}
