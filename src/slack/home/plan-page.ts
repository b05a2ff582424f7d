import type { AnalysedPlan } from '../../operations/analysed-plan.ts';
import { roleOf } from '../../operations/authority.ts';
import { type Action, may } from '../../plan/may.ts';
import { odds } from '../../plan/odds/simulate.ts';
import type { Store } from '../../storage/database.ts';
import type { HomePlanPage } from '../blocks/home-plan.ts';
import { matrixView } from '../views/matrix-view.ts';
import { progressView } from '../views/progress-view.ts';
import { gatesOf, planLine } from './overview.ts';

/** Seed of the odds: the same plan on the same day has the same chances wherever it is asked. */
const SEED = 1;

/** One plan's page as one person sees it. */
export function planPage(store: Store, analysed: AnalysedPlan, user: string): HomePlanPage {
  const { stored, analysis, today } = analysed;
  const chances = new Map(
    odds(stored.plan, stored.state, today, { seed: SEED }).convergence.map((point) => [point.id, point]),
  );
  const role = roleOf(stored, { workspace: stored.workspace, user });
  const allowed = (action: Action) => may({ role, person: null, admin: false }, action);
  return {
    plan: planLine(store, analysed, user),
    progress: progressView(store, analysed),
    matrix: matrixView(store, analysed),
    points: analysis.convergence.map(({ id, forecast, due, reached }) => ({
      id,
      name: stored.plan.convergence.find((point) => point.id === id)?.name ?? '',
      forecast,
      due,
      reached,
      onTime: chances.get(id)?.onTime ?? null,
      p85: chances.get(id)?.p85 ?? null,
    })),
    gates: gatesOf(store, analysed).map(({ line }) => line),
    may: {
      baseline: allowed('take baseline'),
      end: allowed('end plan'),
      reset: allowed('reset plan'),
      roles: allowed('grant roles'),
    },
  };
}
