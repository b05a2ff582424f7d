import type { AnalysedPlan } from '../../operations/analysed-plan.ts';
import type { SpanAnalysis } from '../../plan/analysis/analysis.ts';
import type { Snapshot } from '../../plan/analysis/snapshot.ts';
import type { Store } from '../../storage/database.ts';
import { loadSnapshot } from '../../storage/digests.ts';
import type { ProgressLine, ProgressView } from '../blocks/progress.ts';

/** Progress of the plan, its phases, tracks and epics. */
export function progressView(store: Store, analysed: AnalysedPlan): ProgressView {
  const { stored, analysis, calendar } = analysed;
  const { plan, state } = stored;
  const baseline = loadSnapshot(store, stored.id, 'baseline');
  return {
    planName: plan.name,
    date: analysis.date,
    day: analysis.day,
    days: analysis.days,
    progress: analysis.progress,
    planned: baseline === null ? null : plannedShare(baseline, analysis.date),
    end: analysis.end,
    laterDays: baseline === null ? null : calendar.workdaysBetween(baseline.end, analysis.end),
    lists: [
      {
        heading: 'Phases',
        lines: spans(plan.phases, analysis.phases).map((line, at) => ({
          ...line,
          current: plan.phases[at]?.id === state.phase,
        })),
      },
      { heading: 'Tracks', lines: spans(plan.tracks, analysis.tracks) },
      { heading: 'Epics', lines: epicLines(analysed) },
    ],
  };
}

/** Share of the baseline's work that should be finished by a day, items weighed by duration. */
function plannedShare({ items }: Snapshot, date: string): number {
  const leaves = items.filter(({ duration }) => duration > 0);
  const whole = leaves.reduce((sum, { duration }) => sum + duration, 0);
  const due = leaves.filter(({ finish }) => finish < date).reduce((sum, { duration }) => sum + duration, 0);
  return whole === 0 ? 0 : due / whole;
}

function spans(
  named: readonly { id: string; name: string }[],
  known: readonly SpanAnalysis[],
): ProgressLine[] {
  const byId = new Map(known.map((span) => [span.id, span]));
  return named.map(({ id, name }) => {
    const { progress = 0, done = 0, needed = 0, finish = null } = byId.get(id) ?? {};
    return { name, progress, done, needed, finish };
  });
}

function epicLines({ stored, analysis }: AnalysedPlan): ProgressLine[] {
  const above = new Map(stored.plan.items.map(({ id, parent }) => [id, parent]));
  const top = (id: string): string => {
    let at = id;
    for (let next = above.get(at); next != null; next = above.get(at)) at = next;
    return at;
  };
  const byTop = Map.groupBy(
    analysis.items.filter(({ summary }) => !summary),
    ({ id }) => top(id),
  );
  return stored.plan.items.flatMap(({ id, name, kind }, index) => {
    const line = analysis.items[index];
    if (kind !== 'epic' || line === undefined) return [];
    const leaves = byTop.get(id) ?? [];
    const done = leaves.filter(({ status }) => status === 'done').length;
    return [
      { name: `${id} ${name}`, progress: line.progress, done, needed: leaves.length, finish: line.finish },
    ];
  });
}
