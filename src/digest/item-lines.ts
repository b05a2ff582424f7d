import type { ItemAnalysis } from '../plan/analysis/analysis.ts';
import type { Indexed } from './index-input.ts';
import type { ItemLine, OverdueLine, StaleLine, TrackDetail } from './view.ts';

/** An item in progress of which nobody has said anything for this many working days is stale. */
const staleAfterDays = 5;

/** Items of the critical path that are, or should be, worked on today. */
export function criticalToday({ input, analysed, lineOf }: Indexed): ItemLine[] {
  return input.analysis.criticalPath
    .filter((id) => {
      const item = analysed.get(id);
      return item !== undefined && !item.summary && item.status !== 'done' && item.start <= input.date;
    })
    .map(lineOf);
}

/** What can start, critical items and little float first. */
export function readyToStart({ input, analysed, lineOf }: Indexed): ItemLine[] {
  const float = (id: string) => analysed.get(id)?.floatDays ?? Number.POSITIVE_INFINITY;
  return [...input.analysis.ready].sort((a, b) => float(a) - float(b) || 0).map(lineOf);
}

/** Items past their own due date today, the latest first. */
export function overdueLines({ input, items, lineOf }: Indexed): OverdueLine[] {
  return input.analysis.items
    .flatMap((item): OverdueLine[] => {
      const due = items.get(item.id)?.due ?? null;
      if (item.summary || item.status === 'done' || due === null || due >= input.date) return [];
      return [{ ...lineOf(item.id), due, lateDays: input.calendar.workdaysBetween(due, input.date) }];
    })
    .filter((line) => line.lateDays > 0)
    .sort((a, b) => b.lateDays - a.lateDays);
}

/** Items in progress that nobody has touched for five working days; a blocked one waits for its blocker instead. */
export function staleLines({ input, lineOf }: Indexed): StaleLine[] {
  return input.analysis.items
    .filter((item) => !item.summary && item.status === 'in progress' && !item.blocked)
    .map((item) => ({
      ...lineOf(item.id),
      idleDays: input.calendar.workdaysBetween(input.touched.get(item.id) ?? item.start, input.date),
    }))
    .filter((line) => line.idleDays >= staleAfterDays)
    .sort((a, b) => b.idleDays - a.idleDays);
}

/** One entry a track, in the order of the plan, with what is under way and what can start. */
export function trackDetails({ input, analysed, lineOf, nameOf }: Indexed): TrackDetail[] {
  const tracks = new Map(input.plan.tracks.map((track) => [track.id, track]));
  const running = byTrack(
    input.analysis.items.filter((item) => !item.summary && item.status === 'in progress'),
  );
  const ready = byTrack(input.analysis.ready.flatMap((id) => analysed.get(id) ?? []));
  return input.analysis.tracks.map(({ id, finish, progress, done, needed }) => ({
    id,
    name: tracks.get(id)?.name ?? id,
    lead: nameOf(tracks.get(id)?.lead ?? null),
    progress,
    done,
    needed,
    finish,
    inProgress: (running.get(id) ?? []).map((item) => ({
      ...lineOf(item.id),
      finish: item.finish,
      blocked: item.blocked,
    })),
    next: (ready.get(id) ?? []).map((item) => ({ ...lineOf(item.id), start: item.start })),
  }));
}

function byTrack(items: readonly ItemAnalysis[]): Map<string | null, ItemAnalysis[]> {
  return Map.groupBy(items, (item) => item.track);
}
