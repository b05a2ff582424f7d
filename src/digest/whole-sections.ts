import { blockerSection, convergenceSection } from './date-sentences.ts';
import { itemsPerRoom, type Line, type Section } from './section.ts';
import { sinceSection } from './sentences.ts';
import type { DigestView, ItemLine, TrackDetail } from './view.ts';
import { counted, cut, percent, plainDay } from './words.ts';

/** Everything that a digest with that much room leaves out, whole. */
export function cutSections(view: DigestView, room: number): Section[] {
  if (view.kind !== 'full') return [];
  const all = Number.POSITIVE_INFINITY;
  const crowded =
    view.convergence.length > room || view.convergence.some(({ tracks }) => tracks.length > room);
  const items = (heading: string, list: readonly ItemLine[], text: (at: number) => string = () => '') =>
    list.length > room * itemsPerRoom ? itemSection(heading, list, text) : null;
  return [
    view.blockers.length > room ? blockerSection(view, all) : null,
    crowded ? convergenceSection(view, all) : null,
    view.moves.length > room ? sinceSection(view, all) : null,
    items('On the critical path today', view.critical),
    items('Ready to start', view.ready),
    items('Overdue', view.overdue, (at) => `, ${counted(view.overdue[at]?.lateDays ?? 0, 'day')}`),
    items('Nothing heard of', view.stale, (at) => `, ${counted(view.stale[at]?.idleDays ?? 0, 'day')}`),
  ].filter((section) => section !== null);
}

/** `API · Ana leads · 3 of 5 done (61 %) · ends Fri 11 Dec`, what is under way in the track and what can start. */
export function trackSections(track: TrackDetail, today: string): Section[] {
  const facts = [
    track.lead === null ? '' : `${cut(track.lead, 40)} leads`,
    `${track.done} of ${track.needed} done (${percent(track.progress)})`,
    track.finish === null ? '' : `ends ${plainDay(track.finish, today)}`,
  ].filter((fact) => fact !== '');
  const running = track.inProgress.map((item) =>
    itemLine(item, `${item.blocked ? ', blocked' : ''}, until ${plainDay(item.finish, today)}`),
  );
  const next = track.next.map((item) => itemLine(item, ''));
  return [
    { heading: null, lines: [{ lead: cut(track.name, 80), text: ` · ${facts.join(' · ')}`, under: [] }] },
    ...(running.length > 0 ? [{ heading: 'In progress', lines: running }] : []),
    ...(next.length > 0 ? [{ heading: 'Ready to start', lines: next }] : []),
  ];
}

function itemSection(heading: string, list: readonly ItemLine[], text: (at: number) => string): Section {
  return { heading: `${heading} (${list.length})`, lines: list.map((item, at) => itemLine(item, text(at))) };
}

function itemLine({ id, name, owner }: ItemLine, text: string): Line {
  const holder = owner === null ? 'nobody' : cut(owner, 40);
  return { lead: '', text: `${cut(id, 40)} ${cut(name, 80)} (${holder})${text}`, under: [] };
}
