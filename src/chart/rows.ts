import type { Analysis, ItemAnalysis } from '../plan/analysis/analysis.ts';
import { estimatedDays } from '../plan/analysis/estimate.ts';
import type { Snapshot } from '../plan/analysis/snapshot.ts';
import type { IsoDate, Item, Plan } from '../plan/plan.ts';
import type { BarState, ChartRow } from './view.ts';

/** A leaf of the plan with its row and where in the plan it belongs. */
export interface PlacedRow {
  row: ChartRow;
  track: string | null;
  /** Name of the topmost item above it; null where it stands alone. */
  above: string | null;
}

const stateOf = (item: ItemAnalysis, overdue: boolean): BarState => {
  if (item.status === 'done') return 'done';
  if (item.blocked) return 'blocked';
  return overdue ? 'overdue' : item.status;
};

function rowOf(
  item: Item,
  known: ItemAnalysis,
  date: IsoDate,
  was: Snapshot['items'][number] | null,
): ChartRow {
  const overdue = known.status !== 'done' && item.due !== null && item.due < date;
  const moved = was !== null && (was.start !== known.start || was.finish !== known.finish);
  return {
    id: item.id,
    name: item.name,
    state: stateOf(known, overdue),
    start: known.start,
    finish: known.finish,
    due: item.due,
    overdue,
    lateDays: known.lateDays,
    progress: known.progress,
    critical: known.critical,
    milestone: estimatedDays(item.duration) === 0,
    baseline: moved ? { start: was.start, finish: was.finish } : null,
  };
}

/** A row for every leaf, in the order of the file. */
export function placedRows(plan: Plan, analysis: Analysis, baseline: Snapshot | null): PlacedRow[] {
  const before = new Map(baseline?.items.map((item) => [item.id, item]));
  const items = new Map(plan.items.map((item) => [item.id, item]));
  const topmost = new Map<string, string>();
  const topOf = (item: Item): string => {
    const climbed: string[] = [];
    let at = item;
    for (let above = at.parent; above !== null && !topmost.has(at.id); above = at.parent) {
      const next = items.get(above);
      if (!next) break;
      climbed.push(at.id);
      at = next;
    }
    const top = topmost.get(at.id) ?? at.name;
    for (const id of climbed) topmost.set(id, top);
    return top;
  };
  return plan.items.flatMap((item, at) => {
    const known = analysis.items[at];
    if (!known || known.summary) return [];
    const row = rowOf(item, known, analysis.date, before.get(item.id) ?? null);
    return [{ row, track: known.track, above: item.parent === null ? null : topOf(item) }];
  });
}
