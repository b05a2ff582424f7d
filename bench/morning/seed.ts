import { analyse } from '../../src/plan/analysis/analyse.ts';
import { snapshotOf } from '../../src/plan/analysis/snapshot-of.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { stateFromPlan } from '../../src/plan/state-from-plan.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { insertSnapshot } from '../../src/storage/digests.ts';
import { saveItems } from '../../src/storage/items.ts';
import { insertPlan } from '../../src/storage/plans.ts';
import { saveSchedule } from '../../src/storage/schedules.ts';
import { WORKSPACE } from '../http/bodies.ts';
import { generatedPlan } from '../plan/generated-plan.ts';

export interface Morning {
  plans: number;
  workspaces: number;
  itemsEach: number;
  /** When every digest is due: the day, and milliseconds since the epoch. */
  date: string;
  dueAt: number;
}

/** Channel of a plan; the first plan is in the workspace that the app says it is in. */
export const channelOf = (at: number): string => `C${String(at).padStart(7, '0')}`;
const workspaceOf = (at: number): string => (at === 0 ? WORKSPACE : `T${String(at).padStart(7, '0')}`);

/** Stores the plans with their baselines and schedules directly, all due at the same minute. */
export function seedMorning(path: string, { plans, workspaces, itemsEach, date, dueAt }: Morning): void {
  const database = openDatabase(path);
  const whole = generatedPlan(itemsEach);
  const convergence = whole.convergence.slice(-2);
  const plan: Plan = { ...whole, timezone: 'UTC', start: date, convergence };
  const state = stateFromPlan(plan);
  const snapshot = snapshotOf(analyse(plan, state, plan.start), plan);
  const before = dueAt - 24 * 60 * 60 * 1_000;
  database.transaction((store) => {
    for (let at = 0; at < plans; at++) {
      const key = { workspace: workspaceOf(at % workspaces), planId: `plan-${at}` };
      const { workspace, planId: id } = key;
      const channel = channelOf(at);
      insertPlan(store, {
        id,
        workspace,
        channel,
        plan,
        source: null,
        phase: 'build',
        by: 'U0LEAD',
        at: before,
      });
      saveItems(store, key, plan, state);
      insertSnapshot(store, { ...key, kind: 'baseline', snapshot, takenAt: before });
      saveSchedule(store, {
        ...key,
        at: '09:00',
        days: 'workdays',
        unchanged: 'short',
        nextDate: date,
        nextDueAt: dueAt,
        pausedUntil: null,
        pausedReason: null,
        claimedAt: null,
      });
    }
  });
  database.close();
}
