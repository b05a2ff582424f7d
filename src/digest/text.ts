import { plainLines } from './section.ts';
import { digestSections, headline, requestWords, shortLine, title } from './sentences.ts';
import type { DigestView } from './view.ts';

/** The whole digest as plain text, for the terminal and for people who read it without Slack. */
export function digestText(view: DigestView, room = Number.POSITIVE_INFINITY): string {
  if (view.kind === 'skip') return '';
  if (view.kind === 'short') return shortLine(view);
  const asked = view.requests.map((ask) => `${ask.name}: ${requestWords(ask, view.date)}`);
  const lines = digestSections(view, room).flatMap(plainLines);
  return [title(view), headline(view), ...lines, ...asked].join('\n');
}
