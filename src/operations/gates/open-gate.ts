import { decideOpening, type OpeningRefusal } from '../../gate/opening.ts';
import type { FrozenGate } from '../../gate/review.ts';
import type { Gate } from '../../plan/plan.ts';
import type { Store } from '../../storage/database.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { loadLastReview } from '../../storage/reviews.ts';
import { forbids } from '../authority.ts';
import { type Change, change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { findGate, findPlan, findReadablePlan, unknownZone } from '../find.ts';
import { type Refusal, type Result, refuse } from '../refusal.ts';
import { openReview } from './open-review.ts';
import { personKey } from './people.ts';
import { countsStill } from './standing-outcomes.ts';

/** Opens the review of a gate by hand; whoever opens it presents it where the gate names nobody. */
export function openGate(
  deps: Deps,
  actor: Actor,
  command: { plan: PlanRef; gate: string },
): Result<{ reviewId: string }> {
  return change(deps, actor, (c) => {
    const found = findReadablePlan(c.store, actor, command.plan);
    if (!found.ok) return found;
    const unknown = unknownZone(found.stored.plan);
    if (unknown !== null) return unknown;
    const known = findGate(found.stored.plan, command.gate);
    if (!known.ok) return known;
    const by = personKey(found.stored.plan, actor.user);
    if (undecidedFollowUp(c.store, found.stored, known.gate.id) === null) {
      const active = findPlan(c.store, actor, command.plan);
      if (!active.ok) return active;
    }
    const forbidden = known.gate.presenter === by ? null : forbids(found.stored, actor, 'open gate');
    return forbidden ?? openRound(deps, c, found.stored, known.gate, by);
  });
}

/** Opens the next round of a gate where the rules allow it. */
export function openRound(
  deps: Deps,
  c: Change,
  plan: StoredPlan,
  { id }: Gate,
  by: string,
): Result<{ reviewId: string }> {
  const last = loadLastReview(c.store, plan.id, id);
  const open = last?.row.status === 'open';
  const undecided = undecidedFollowUp(c.store, plan, id);
  const decided = decideOpening(plan.plan, id, { phase: plan.state.phase, open, undecided });
  if (!decided.ok) return refuse(said(decided, plan, id, last?.row.id ?? ''));
  const { gate, presenter, kind } = decided;
  const reviewId = openReview(deps, c, plan, {
    gate,
    presenter: presenter ?? by,
    kind,
    follows: last?.row.id ?? null,
  });
  return { ok: true, reviewId };
}

/** What the last round of a gate asked, where that was a follow-up which was cancelled or ended with no decision. */
function undecidedFollowUp(store: Store, { id, status }: StoredPlan, gate: string): FrozenGate | null {
  const last = loadLastReview(store, id, gate);
  if (last === null || status === 'archived' || !countsStill(store, id)(last.row)) return null;
  const { kind, status: state, outcome } = last.row;
  const isUndecided = state === 'cancelled' || outcome === 'no decision';
  return kind === 'follow-up' && isUndecided ? last.gate : null;
}

function said(refusal: OpeningRefusal, { plan }: StoredPlan, gate: string, reviewId: string): Refusal {
  switch (refusal.reason) {
    case 'no-gate':
      return { reason: 'unknown-gate', id: gate, nearest: null };
    case 'already-open':
      return { reason: 'review-open', gate, reviewId };
    case 'plan-complete':
      return { reason: 'no-phase', gate };
    case 'other-phase': {
      const phase = plan.gates.find(({ id }) => id === gate)?.phase ?? '';
      return { reason: 'other-phase', gate, phase, current: refusal.current };
    }
    default:
      return { reason: refusal.reason, gate };
  }
}
