import type { Gate } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import { loadUnwatchedPlans, saveWatched } from '../../storage/gate-watch.ts';
import { loadPlanHead } from '../../storage/plan-heads.ts';
import { loadPlan, type StoredPlan } from '../../storage/plans.ts';
import { loadLastReview } from '../../storage/reviews.ts';
import { analysePlan } from '../analysed-plan.ts';
import { change } from '../change.ts';
import { type Deps, SIGNALBOX } from '../deps.ts';
import { givenWay } from '../given-way.ts';
import { eachDoneInTurn } from '../in-turn.ts';
import { isAskingTime } from './asking-hours.ts';
import { openRound } from './open-gate.ts';
import { personKey } from './people.ts';
import { countsStill } from './standing-outcomes.ts';

interface Looked {
  id: string;
  version: number;
}

/** Plans that are read at once, and of which those without a gate to open are noted in one transaction. */
const BATCH = 100;

/**
 * Opens the gates of current phases whose needs are reached, each once and within asking hours; later rounds open by
 * hand. Looks only at plans that changed since it last looked, and gives way to other work between two of them.
 */
export async function openReachedGates(deps: Deps): Promise<void> {
  await eachDoneInTurn(looksAtChanged(deps));
}

function* looksAtChanged(deps: Deps): Generator<() => unknown> {
  for (let after = ''; ; ) {
    const changed = loadUnwatchedPlans(deps.database.store, { after, limit: BATCH });
    const looked: Looked[] = [];
    for (const { id, workspace, version } of changed) {
      yield () => {
        if (lookAt(deps, workspace, id) === 'nothing to open') looked.push({ id, version });
      };
      yield givenWay;
    }
    noteLooked(deps, looked);
    const last = changed.at(-1);
    if (last === undefined || changed.length < BATCH) return;
    after = last.id;
  }
}

function lookAt(deps: Deps, workspace: string, id: string): 'nothing to open' | 'opened' | 'not now' {
  const { store } = deps.database;
  const now = deps.clock.now();
  const head = loadPlanHead(store, workspace, id);
  if (head === null || !isAskingTime(head, now)) return 'not now';
  if (!head.plan.gates.some((gate) => gate.phase === head.phase)) return 'nothing to open';
  const before = loadPlan(store, workspace, id);
  if (before === null || gatesToOpen(store, before, now).length === 0) return 'nothing to open';
  change(deps, { workspace, user: SIGNALBOX }, (c) => {
    const plan = loadPlan(c.store, workspace, id);
    if (plan === null || plan.status !== 'active') return;
    saveWatched(c.store, id, plan.version);
    for (const gate of gatesToOpen(c.store, plan, c.now)) openRound(deps, c, plan, gate, ownerOf(plan));
  });
  return 'opened';
}

/** A plan that has changed since has another version, and is looked at again. */
function noteLooked(deps: Deps, looked: readonly Looked[]): void {
  if (looked.length === 0) return;
  deps.database.transaction((store) => {
    for (const { id, version } of looked) saveWatched(store, id, version);
  });
}

function gatesToOpen(store: Store, stored: StoredPlan, now: number): Gate[] {
  const { plan, state } = stored;
  const ofPhase = plan.gates.filter(({ phase }) => phase === state.phase);
  const ready = new Set(
    analysePlan(stored, now).analysis.gates.flatMap((gate) => (gate.ready ? [gate.id] : [])),
  );
  return ofPhase.filter(({ id }) => ready.has(id) && isUnreviewed(store, stored, id));
}

function isUnreviewed(store: Store, { id }: StoredPlan, gate: string): boolean {
  const last = loadLastReview(store, id, gate);
  return last === null || !countsStill(store, id)(last.row);
}

/** Who presents where the gate names nobody. */
function ownerOf({ plan, roles }: StoredPlan): string {
  const owner = [...roles].find(([, role]) => role === 'owner')?.[0];
  return owner === undefined ? SIGNALBOX : personKey(plan, owner);
}
