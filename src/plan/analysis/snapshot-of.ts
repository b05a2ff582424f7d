import type { Plan } from '../plan.ts';
import type { Analysis } from './analysis.ts';
import { estimatedDays } from './estimate.ts';
import type { Snapshot } from './snapshot.ts';
import { structureOf } from './structure.ts';

/** Estimates in working days; a summary item has the sum of its leaves. */
const durations = (plan: Plan): number[] => {
  const { parent, summary, topDown } = structureOf(plan);
  const days = plan.items.map((item, at) => (summary[at] === 1 ? 0 : estimatedDays(item.duration)));
  for (const at of topDown.toReversed()) {
    const above = parent[at] as number;
    if (above >= 0) days[above] = (days[above] ?? 0) + (days[at] ?? 0);
  }
  return days;
};

/** What is kept of an analysis; `plan` is the plan that was analysed. */
export const snapshotOf = (plan: Plan, analysis: Analysis): Snapshot => {
  const days = durations(plan);
  return {
    date: analysis.date,
    end: analysis.end,
    items: analysis.items.map(({ id, start, finish, status, blocked, owner }, at) => ({
      id,
      start,
      finish,
      status,
      blocked,
      duration: days[at] ?? 0,
      owner,
    })),
    convergence: analysis.convergence.map(({ id, forecast, reached }) => ({ id, forecast, reached })),
    gates: analysis.gates.map(({ id, forecast, ready }) => ({ id, forecast, ready })),
  };
};
