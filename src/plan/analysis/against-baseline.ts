import { compileCalendar } from '../calendar/work-calendar.ts';
import type { IsoDate, Plan } from '../plan.ts';
import type { Analysis } from './analysis.ts';
import type { Snapshot } from './snapshot.ts';

/** `days` are working days; positive where the forecast is later than the baseline. */
interface Drift {
  baseline: IsoDate;
  forecast: IsoDate;
  days: number;
}

export interface BaselineComparison {
  end: Drift;
  /** What the baseline did not have yet is left out. */
  convergence: (Drift & { id: string })[];
  gates: (Drift & { id: string })[];
  items: (Drift & { id: string })[];
}

/** How far the forecast has drifted from the baseline; items are compared by their finish. */
export const againstBaseline = (baseline: Snapshot, analysis: Analysis, plan: Plan): BaselineComparison => {
  const calendar = compileCalendar(plan);
  const drift = (promised: IsoDate, forecast: IsoDate): Drift => ({
    baseline: promised,
    forecast,
    days: calendar.workdaysBetween(promised, forecast),
  });
  const compared = (
    then: readonly { id: string; date: IsoDate }[],
    now: readonly { id: string; date: IsoDate }[],
  ): (Drift & { id: string })[] => {
    const promised = new Map(then.map(({ id, date }) => [id, date]));
    return now.flatMap(({ id, date }) => {
      const before = promised.get(id);
      return before === undefined ? [] : [{ id, ...drift(before, date) }];
    });
  };
  const forecasts = (points: readonly { id: string; forecast: IsoDate }[]) =>
    points.map(({ id, forecast }) => ({ id, date: forecast }));
  const finishes = (items: readonly { id: string; finish: IsoDate }[]) =>
    items.map(({ id, finish }) => ({ id, date: finish }));
  return {
    end: drift(baseline.end, analysis.end),
    convergence: compared(forecasts(baseline.convergence), forecasts(analysis.convergence)),
    gates: compared(forecasts(baseline.gates), forecasts(analysis.gates)),
    items: compared(finishes(baseline.items), finishes(analysis.items)),
  };
};
