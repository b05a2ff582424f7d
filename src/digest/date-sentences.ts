import { chanceWords } from '../plan/percent.ts';
import { movesWords } from './moves.ts';
import { factLines, type Line, linesOf, type Section } from './section.ts';
import type { BlockerLine, ConvergenceLine, DigestView, TrackLine } from './view.ts';
import { counted, cut, plainDay } from './words.ts';

/** `TASK-014 Payment sandbox keys · critical · day 4 · Bo has it`, numbered, with what it holds up. */
export function blockerSection(view: DigestView, room: number): Section | null {
  if (view.blockers.length === 0) return null;
  const lines = linesOf(view.blockers, room, (blocker, at) =>
    blockerLine(blocker, at + 1, view.blockers[at - 1]?.item === blocker.item),
  );
  return { heading: `Blockers (${view.blockers.length})`, ...lines };
}

/** `CP-2 API meets UI · Fri 20 Nov, due Thu 19 Nov, 1 day late · on time 41 %`, with its tracks. */
export function convergenceSection(
  view: Pick<DigestView, 'convergence' | 'date'>,
  room: number,
): Section | null {
  if (view.convergence.length === 0) return null;
  const lines = linesOf(view.convergence, room, (point) => convergenceLine(point, view.date, room));
  return { heading: 'Convergence', ...lines };
}

/** Two blockers of one item hold up the same; it is said of the first alone. */
function blockerLine(blocker: BlockerLine, number: number, isSameItem: boolean): Line {
  const facts = [
    blocker.critical ? 'critical' : '',
    `day ${blocker.ageDays}`,
    blocker.unresolvable ? 'cannot be resolved' : '',
    blocker.hasWorkaround ? 'has a workaround' : '',
    holderWords(blocker),
  ].filter((fact) => fact !== '');
  return {
    lead: `${number}  ${cut(blocker.item, 40)} ${cut(blocker.needed, 100)}`,
    text: ` · ${facts.join(' · ')}`,
    under: isSameItem ? ['holds up the same'] : impactWords(blocker),
  };
}

function holderWords({ claimedBy, from }: BlockerLine): string {
  if (claimedBy !== null) return `${cut(claimedBy, 40)} has it`;
  return from === null ? 'nobody has it' : `waits for ${cut(from, 60)}`;
}

function impactWords({ itemsHeld, peopleHeld, moves }: BlockerLine): string[] {
  const held = [
    counted(itemsHeld, 'item'),
    ...(peopleHeld > 0 ? [counted(peopleHeld, 'person', 'people')] : []),
  ];
  const parts = [
    itemsHeld > 0 ? `holds up ${held.join(' and ')}` : '',
    moves.length > 0 ? `moves ${movesWords(moves)}` : '',
  ];
  return factLines(parts.filter((part) => part !== ''));
}

function convergenceLine(point: ConvergenceLine, today: string, room: number): Line {
  const facts = [`${plainDay(point.forecast, today)}${latenessWords(point, today)}`];
  if (point.onTime !== null) facts.push(chanceWords(point.onTime));
  const below = point.tracks.slice(0, room).map(trackWords);
  if (point.tracks.length > room) below.push(`+${point.tracks.length - room} more`);
  if (point.tracks.length === 0 && point.driver !== null) {
    const { id, owner } = point.driver;
    below.push(`waits for ${cut(id, 40)}${owner === null ? '' : ` (${cut(owner, 40)})`}`);
  }
  if (point.requirementsOpen > 0) below.push(`${counted(point.requirementsOpen, 'requirement')} to tick off`);
  return {
    lead: `${cut(point.id, 40)} ${cut(point.name, 80)}`,
    text: ` · ${facts.join(' · ')}`,
    under: factLines(below),
  };
}

/** A chance to be on time says by itself that it still is. */
function latenessWords({ due, lateDays, onTime }: ConvergenceLine, today: string): string {
  if (due === null || lateDays === null) return '';
  if (lateDays === 0) return onTime === null ? ', on time' : '';
  return `, due ${plainDay(due, today)}, ${counted(lateDays, 'day')} late`;
}

function trackWords({ name, done, needed, floatDays, setsDate }: TrackLine): string {
  const track = cut(name, 40);
  if (done >= needed) return `${track} ready`;
  const share = `${track} ${done} of ${needed}`;
  if (setsDate) return `${share}, sets the date`;
  return `${share}, ${floatDays > 0 ? `${counted(floatDays, 'day')} of float` : 'no float'}`;
}
