import { percent } from '../plan/percent.ts';
import { blockerSection, convergenceSection } from './date-sentences.ts';
import { missedSection } from './missed-words.ts';
import { itemsPerRoom, type Line, linesOf, type Section } from './section.ts';
import { sinceEntries, sinceSection } from './sentences.ts';
import type { DigestView, ItemLine, TrackDetail } from './view.ts';
import { counted, cut, plainDay } from './words.ts';

/** No thread lists more of one kind; the rest is counted. */
const most = 1_000;

/** Everything that a digest with that much room leaves out, whole. */
export function cutSections(view: DigestView, room: number): Section[] {
  if (view.kind !== 'full') return [];
  const crowded =
    view.convergence.length > room || view.convergence.some(({ tracks }) => tracks.length > room);
  const inline = room * itemsPerRoom;
  return [
    view.blockers.length > room ? blockerSection(view, most) : null,
    view.missed.length > room ? missedSection(view, most) : null,
    crowded ? convergenceSection(view, most) : null,
    sinceEntries(view) > room ? sinceSection(view, most) : null,
    itemSection('Finished', view.finished, inline),
    itemSection('On the critical path today', view.critical, inline),
    itemSection('Ready to start', view.ready, inline),
    itemSection('Overdue', view.overdue, inline, (item) => `, ${counted(item.lateDays, 'day')}`),
    itemSection('Nothing heard of', view.stale, inline, (item) => `, ${counted(item.idleDays, 'day')}`),
  ].filter((section) => section !== null);
}

/** `API · Ana leads · 3 of 5 done (61 %) · ends Fri 11 Dec`, what is under way in the track and what can start. */
export function trackSections(track: TrackDetail, today: string, room: number): Section[] {
  const facts = [
    track.lead === null ? '' : `${cut(track.lead, 40)} leads`,
    `${track.done} of ${track.needed} done (${percent(track.progress)})`,
    track.finish === null ? '' : `ends ${plainDay(track.finish, today)}`,
  ].filter((fact) => fact !== '');
  const running = linesOf(track.inProgress, room, (item) =>
    itemLine(item, `${item.blocked ? ', blocked' : ''}, until ${plainDay(item.finish, today)}`),
  );
  const next = linesOf(track.next, room, (item) => itemLine(item, ''));
  const first: Line = { lead: cut(track.name, 80), text: ` · ${facts.join(' · ')}`, under: [] };
  return [
    { heading: null, lines: [first], hidden: 0 },
    { heading: 'In progress', ...running },
    { heading: 'Ready to start', ...next },
  ].filter(({ lines }) => lines.length > 0);
}

/** null where the digest itself has room for all of them. */
function itemSection<T extends ItemLine>(
  heading: string,
  list: readonly T[],
  inline: number,
  fact: (item: T) => string = () => '',
): Section | null {
  if (list.length <= inline) return null;
  return {
    heading: `${heading} (${list.length})`,
    ...linesOf(list, most, (item) => itemLine(item, fact(item))),
  };
}

function itemLine({ id, name, owner }: ItemLine, text: string): Line {
  const holder = owner === null ? 'nobody' : cut(owner, 40);
  return { lead: '', text: `${cut(id, 40)} ${cut(name, 80)} (${holder})${text}`, under: [] };
}
