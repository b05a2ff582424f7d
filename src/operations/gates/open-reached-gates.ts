import { loadUnwatchedPlans, saveWatched } from '../../storage/gate-watch.ts';
import { loadPivotAt } from '../../storage/overrides.ts';
import { loadPlan, type StoredPlan } from '../../storage/plans.ts';
import { loadLastReview } from '../../storage/reviews.ts';
import { analysePlan } from '../analysed-plan.ts';
import { type Change, change } from '../change.ts';
import { type Deps, SIGNALBOX } from '../deps.ts';
import { isAskingTime } from './asking-hours.ts';
import { openRound } from './open-gate.ts';
import { personKey } from './people.ts';

/**
 * Opens the gates of current phases whose needs are reached, each once and within asking hours; later rounds open by
 * hand. Looks only at plans that changed since it last looked.
 */
export function openReachedGates(deps: Deps): void {
  for (const { id, workspace } of loadUnwatchedPlans(deps.database.store))
    change(deps, { workspace, user: SIGNALBOX }, (c) => {
      const plan = loadPlan(c.store, workspace, id);
      if (plan === null || !isAskingTime(plan, c.now)) return;
      saveWatched(c.store, { planId: id, workspace, version: plan.version });
      const { analysis } = analysePlan(plan, c.now);
      const reached = new Set(analysis.gates.filter(({ ready }) => ready).map((gate) => gate.id));
      for (const gate of plan.plan.gates)
        if (reached.has(gate.id) && gate.phase === plan.state.phase && isUnreviewed(c, plan, gate.id))
          openRound(deps, c, plan, gate, ownerOf(plan));
    });
}

function isUnreviewed(c: Change, { id }: StoredPlan, gate: string): boolean {
  const last = loadLastReview(c.store, id, gate);
  return last === null || last.row.openedAt < loadPivotAt(c.store, id);
}

/** Who presents where the gate names nobody. */
function ownerOf({ plan, roles }: StoredPlan): string {
  const owner = [...roles].find(([, role]) => role === 'owner')?.[0];
  return owner === undefined ? SIGNALBOX : personKey(plan, owner);
}
