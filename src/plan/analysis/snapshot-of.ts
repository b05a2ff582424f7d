import type { Plan } from '../plan.ts';
import type { Analysis } from './analysis.ts';
import type { Snapshot } from './snapshot.ts';

/** What is kept of an analysis of a plan. */
export const snapshotOf = (analysis: Analysis, { calendar }: Pick<Plan, 'calendar'>): Snapshot => ({
  calendar,
  date: analysis.date,
  end: analysis.end,
  items: analysis.items.map(({ id, start, finish, status, blocked, estimateDays, owner }) => ({
    id,
    start,
    finish,
    status,
    blocked,
    duration: estimateDays,
    owner,
  })),
  convergence: analysis.convergence.map(({ id, forecast, reached }) => ({ id, forecast, reached })),
  gates: analysis.gates.map(({ id, forecast, ready }) => ({ id, forecast, ready })),
});
