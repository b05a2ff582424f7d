import { chartView } from '../../src/chart/chart-view.ts';
import type { ChartView } from '../../src/chart/view.ts';
import { analyse } from '../../src/plan/analysis/analyse.ts';
import { snapshotOf } from '../../src/plan/analysis/snapshot-of.ts';
import type { Actuals, IsoDate, Plan } from '../../src/plan/plan.ts';
import type { PlanState } from '../../src/plan/state.ts';
import { stateFromPlan } from '../../src/plan/state-from-plan.ts';
import { after, epic, gate, planOf, point, task } from '../plan/analysis/plans.ts';

const actuals = (known: Partial<Actuals>): { actuals: Actuals } => ({
  actuals: { started: null, finished: null, progress: null, remaining: null, blocked: null, ...known },
});

/** A view of a plan on a day, against the baseline of the plan without its actuals. */
export function viewOf(plan: Plan, day: IsoDate, state: PlanState = stateFromPlan(plan)): ChartView {
  const promised = { ...plan, items: plan.items.map((item) => ({ ...item, ...actuals({}) })) };
  const baseline = snapshotOf(analyse(promised, stateFromPlan(promised), plan.start), plan);
  return chartView(plan, state, analyse(plan, state, day), baseline);
}

/** Two tracks and an epic, two phases; on Monday 16 November 2026 it has every state that a bar can have. */
export const everyState = (): Plan =>
  planOf(
    [
      task('A-1', 5, {
        track: 'api',
        name: 'Tokens',
        ...actuals({ started: '2026-11-02', finished: '2026-11-06' }),
      }),
      task('A-2', 10, {
        track: 'api',
        name: 'Contract',
        ...after('A-1'),
        ...actuals({ started: '2026-11-09', progress: 0.4 }),
      }),
      task('A-3', 0, { track: 'api', name: 'Contract frozen', ...after('A-2') }),
      task('U-1', 3, {
        track: 'ui',
        name: 'Screens',
        ...actuals({ started: '2026-11-10', blocked: 'No designs' }),
      }),
      task('U-2', 4, {
        track: 'ui',
        name: 'Forms',
        due: '2026-11-12',
        ...actuals({ started: '2026-11-09' }),
      }),
      task('U-3', 4, { track: 'ui', name: 'Checkout', ...after('U-1', 'A-3'), due: '2026-11-24' }),
      epic('E-1', { name: 'Papers' }),
      task('P-1', 2, { parent: 'E-1', name: 'Manual', ...after('U-3') }),
    ],
    {
      name: 'Checkout relaunch',
      phases: [
        { id: 'core', name: 'Core' },
        { id: 'launch', name: 'Launch' },
      ],
      convergence: [{ ...point('CP-1', ['A-3', 'U-1'], '2026-11-16'), name: 'API meets UI' }],
      gates: [gate('GATE-1', 'core', ['CP-1']), gate('GATE-2', 'launch', ['P-1'])],
    },
  );
