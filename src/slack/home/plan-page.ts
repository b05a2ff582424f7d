import type { AnalysedPlan } from '../../operations/analysed-plan.ts';
import { roleOf } from '../../operations/authority.ts';
import { oddsOn } from '../../operations/odds.ts';
import { type Action, may } from '../../plan/may.ts';
import type { Store } from '../../storage/database.ts';
import { loadResets } from '../../storage/resets.ts';
import type { HomePlanPage } from '../blocks/home-plan.ts';
import { matrixView } from '../views/matrix-view.ts';
import { progressView } from '../views/progress-view.ts';
import { gatesOf, planLine } from './overview.ts';

/** One plan's page as one person sees it; its odds have come already. */
export function planPage(store: Store, analysed: AnalysedPlan, user: string): HomePlanPage {
  const { stored, analysis, today } = analysed;
  const chances = new Map(oddsOn(stored, today)?.convergence.map((point) => [point.id, point]));
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
      work: allowed('raise blocker'),
      import: allowed('import'),
      baseline: allowed('take baseline'),
      end: allowed('end plan'),
      reset: allowed('reset plan'),
      undoReset: allowed('reset plan') && loadResets(store, stored.id).length > 0,
    },
  };
}
