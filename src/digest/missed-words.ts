import { linesOf, type Section } from './section.ts';
import type { DigestView } from './view.ts';
import { counted, cut } from './words.ts';

const lead = 'condition missed';

/** `condition missed · COND-1 Run one at night` */
export function missedWords(text: string): string {
  return `${lead} · ${cut(text, 200)}`;
}

/** `2 conditions missed`; empty where none was. */
export function missedCount(missed: readonly string[]): string {
  return missed.length === 0 ? '' : counted(missed.length, lead, 'conditions missed');
}

/** One line for each missed condition that is still to be kept. */
export function missedSection({ missed }: Pick<DigestView, 'missed'>, room: number): Section | null {
  if (missed.length === 0) return null;
  const line = (text: string) => ({ lead: 'Condition missed', text: ` · ${cut(text, 200)}`, under: [] });
  return { heading: null, ...linesOf(missed, room, line) };
}
