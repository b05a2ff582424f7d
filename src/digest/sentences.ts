import { capital } from '../plan/capital.ts';
import { blockerSection, convergenceSection } from './date-sentences.ts';
import { gateSection, itemSections, itemsLine } from './item-sentences.ts';
import { missedCount, missedSection } from './missed-words.ts';
import { groupMoves, groupWords } from './moves.ts';
import { linesOf, type Section, textLine } from './section.ts';
import type { DigestView, RequestLine } from './view.ts';
import { counted, cut, plainDay, sinceDay, span } from './words.ts';

/** Later than this, in minutes, a digest says so. */
const worthSaying = 5;

/** `Daily sync · Checkout relaunch · Mon 9 Nov` */
export function title(view: DigestView): string {
  return `Daily sync · ${cut(view.plan, 80)} · ${plainDay(view.date)}`;
}

/** `Day 6 of 32 · Foundation · forecast Fri 18 Dec, 2 days later than baseline` */
export function headline(view: DigestView): string {
  return [progressWords(view), cut(view.phase ?? '', 60), endWords(view)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** A whole short digest: `Daily sync · … · nothing changed since Friday · forecast Fri 18 Dec · no blockers` */
export function shortLine(view: DigestView): string {
  const since = view.since === null ? '' : ` since ${sinceDay(view.since, view.date)}`;
  const open = view.blockers.length === 0 ? 'no blockers' : counted(view.blockers.length, 'open blocker');
  const missed = missedCount(view.missed);
  const next = nextWords(view);
  const parts = [title(view), `nothing changed${since}`, endWords(view), open, missed, lateWords(view), next];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Everything between the headline and the buttons; each list shows at most `room` entries and counts the rest. */
export function digestSections(view: DigestView, room: number): Section[] {
  return [
    lateSection(view),
    blockerSection(view, room),
    missedSection(view, room),
    convergenceSection(view, room),
    sinceSection(view, room),
    ...itemSections(view, room),
    gateSection(view, room),
    closingSection(view),
  ].filter((section) => section !== null);
}

/** What somebody is asked, after their name. */
export function requestWords({ ask, about, detail }: RequestLine, today: string): string {
  const text = cut(detail ?? '', 150);
  switch (ask) {
    case 'blocker':
      return `${about} waits for you${text === '' ? '' : `: ${text}`}`;
    case 'taker':
      return `nobody has the blocker of ${about} yet: take it, or hand it on`;
    case 'overdue':
      return `${about} was due ${plainDay(detail ?? today, today)}: finish it, or say what is left`;
    case 'requirement':
      return `${about} waits for you to tick off “${text}”`;
    case 'stale':
      return `say how ${about} stands`;
    case 'start':
      return `${about} is critical and can start`;
  }
}

function progressWords({ day, days, starts, date, allDone }: DigestView): string {
  if (allDone) return '';
  if (day === 0) return `Starts ${plainDay(starts, date)}`;
  return day === days ? `Day ${day} of ${days}, the last` : `Day ${Math.min(day, days)} of ${days}`;
}

function endWords({ allDone, end, laterDays, date }: DigestView): string {
  const shift = laterDays === null || laterDays === 0 ? '' : `, ${shiftWords(laterDays)} than baseline`;
  const onBaseline = laterDays === 0 ? ', as in the baseline' : '';
  return `${allDone ? 'All done' : 'forecast'} ${plainDay(end, date)}${shift}${onBaseline}`;
}

function shiftWords(days: number): string {
  return `${counted(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`;
}

function lateWords({ lateMinutes }: DigestView): string {
  return lateMinutes < worthSaying ? '' : `posted ${span(lateMinutes)} late`;
}

function lateSection(view: DigestView): Section | null {
  const late = lateWords(view);
  return late === '' ? null : { heading: null, lines: [textLine(capital(late))], hidden: 0 };
}

/** `CP-1, CP-2 and the end +1 day: TASK-021 started 2 days late (Ana)` */
export function sinceSection(view: DigestView, room: number): Section | null {
  const { since, decided } = view;
  if (since === null || sinceEntries(view) + view.finished.length === 0) return null;
  const reached = view.reached.map(({ id, name }) => `${cut(id, 40)} ${cut(name, 80)} reached`);
  const texts = [...decided.map(decidedWords), ...reached, ...groupMoves(view.moves).map(groupWords)];
  const { lines, hidden } = linesOf(texts, room, textLine);
  const finished = itemsLine('Finished', view.finished, room);
  return {
    heading: `Since ${sinceDay(since, view.date)}`,
    lines: finished === null ? lines : [finished, ...lines],
    hidden,
  };
}

/** How many entries it lists besides the items that were finished. */
export function sinceEntries({ decided, reached, moves }: DigestView): number {
  return decided.length + reached.length + groupMoves(moves).length;
}

/** `GATE-1 Foundation review decided: RED` */
function decidedWords({ gate, name, outcome, overridden }: DigestView['decided'][number]): string {
  const what = overridden ? 'overridden' : outcome === 'no decision' ? 'closed' : 'decided';
  return `${cut(gate, 40)} ${name === null ? '' : `${cut(name, 80)} `}${what}: ${outcome.toUpperCase()}`;
}

function nextWords({ pausedUntil, date }: DigestView): string {
  return pausedUntil === null ? '' : `next sync ${plainDay(pausedUntil, date)}, after the days off`;
}

function closingSection(view: DigestView): Section | null {
  const { checkIns } = view;
  const next = nextWords(view);
  const texts: string[] = [];
  if (checkIns !== null && checkIns.asked > 0)
    texts.push(`Checked in last time: ${checkIns.answered} of ${checkIns.asked}`);
  if (next !== '') texts.push(capital(next));
  return texts.length === 0 ? null : { heading: null, lines: texts.map(textLine), hidden: 0 };
}
