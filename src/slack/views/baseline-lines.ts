import { counted, plainDay } from '../../digest/words.ts';
import type { AnalysedPlan } from '../../operations/analysed-plan.ts';
import { againstBaseline } from '../../plan/analysis/against-baseline.ts';
import type { Store } from '../../storage/database.ts';
import { loadSnapshot } from '../../storage/digests.ts';

/** What a new baseline would make of the dates, a line each for the end, convergence points and gates that moved. */
export function baselineLines(store: Store, { stored, analysis }: AnalysedPlan): string[] {
  const baseline = loadSnapshot(store, stored.id, 'baseline');
  if (baseline === null) return [`The plan ends ${plainDay(analysis.end, analysis.date)}.`];
  const compared = againstBaseline(baseline, analysis, stored.plan);
  const all = [{ id: 'The end', ...compared.end }, ...compared.convergence, ...compared.gates];
  const moved = all.filter(({ days }) => days !== 0).slice(0, 12);
  if (moved.length === 0) return ['Nothing has moved since the last baseline.'];
  return moved.map(({ id, baseline: was, forecast, days }) => {
    const amount = `${counted(Math.abs(days), 'day')} ${days > 0 ? 'later' : 'earlier'}`;
    return `${id}: ${plainDay(was, analysis.date)} becomes ${plainDay(forecast, analysis.date)}, ${amount}`;
  });
}
