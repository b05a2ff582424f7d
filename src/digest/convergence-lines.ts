import type { ConvergenceAnalysis } from '../plan/analysis/analysis.ts';
import type { Odds } from '../plan/odds/odds.ts';
import type { Indexed } from './index-input.ts';
import type { ConvergenceLine, TrackLine } from './view.ts';

/** The convergence points that are not reached, the next that is due first, then the latest; without their chances. */
export function convergenceLines(indexed: Indexed): ConvergenceLine[] {
  const { plan, analysis } = indexed.input;
  const names = new Map(plan.convergence.map((point) => [point.id, point.name]));
  return analysis.convergence
    .filter((point) => !point.reached)
    .map((point) => ({
      id: point.id,
      name: names.get(point.id) ?? point.id,
      forecast: point.forecast,
      due: point.due,
      lateDays: point.due === null ? null : point.lateDays,
      onTime: null,
      tracks: trackLines(indexed, point),
      driver: point.driver === null ? null : indexed.lineOf(point.driver),
      requirementsOpen: point.requirementsOpen.length,
    }))
    .sort(byDueDate);
}

/** What was open in the last digest and is reached now. */
export function reachedLines({ input }: Indexed): { id: string; name: string }[] {
  const open = new Set(input.previous?.open);
  const reached = new Set(input.analysis.convergence.flatMap((point) => (point.reached ? [point.id] : [])));
  return input.plan.convergence
    .filter(({ id }) => open.has(id) && reached.has(id))
    .map(({ id, name }) => ({ id, name }));
}

/** The same points with their chances to be on time. */
export function withChances(lines: readonly ConvergenceLine[], odds: Odds | null): ConvergenceLine[] {
  const chances = new Map(odds?.convergence.map((point) => [point.id, point.onTime]));
  return lines.map((line) => ({ ...line, onTime: chances.get(line.id) ?? null }));
}

function trackLines({ input, analysed }: Indexed, point: ConvergenceAnalysis): TrackLine[] {
  const names = new Map(input.plan.tracks.map((track) => [track.id, track.name]));
  const driving = point.driver === null ? null : (analysed.get(point.driver)?.track ?? null);
  return point.tracks.map(({ id, done, needed, floatDays }) => ({
    name: names.get(id) ?? id,
    done,
    needed,
    floatDays,
    setsDate: id === driving && done < needed,
  }));
}

/** Points without a due date stand where their forecast does. */
function byDueDate(a: ConvergenceLine, b: ConvergenceLine): number {
  return (
    compare(a.due ?? a.forecast, b.due ?? b.forecast) ||
    (b.lateDays ?? 0) - (a.lateDays ?? 0) ||
    compare(a.forecast, b.forecast)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
