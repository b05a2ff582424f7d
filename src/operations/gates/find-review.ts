import type { Review } from '../../gate/review.ts';
import type { Store } from '../../storage/database.ts';
import {
  loadActivePlanHead,
  loadLastPlanHead,
  loadPlanHead,
  type PlanHead,
} from '../../storage/plan-heads.ts';
import { listReviews, loadLastReview, loadReview, type StoredReview } from '../../storage/reviews.ts';
import { type Change, change } from '../change.ts';
import type { Actor, Deps, PlanRef } from '../deps.ts';
import { findGate, unknownZone } from '../find.ts';
import { type Refusal, type Result, refuse } from '../refusal.ts';
import { gateStandings } from './gate-standings.ts';
import { logRefused } from './log-refused.ts';
import { namingPeople } from './name-people.ts';
import { personKey } from './people.ts';
import { toReview } from './stored-to-review.ts';

/** A review by its id (buttons, forms), or one of a gate (commands): the newest, where nothing else is meant. */
export type ReviewRef = { reviewId: string } | { plan: PlanRef; gate: string; meant?: Meant };

/** The one that was decided last, or after which an owner chooses; the newest where there is none. */
export type Meant = 'decided' | 'to choose after';

export interface FoundReview {
  head: PlanHead;
  stored: StoredReview;
  review: Review;
  /** The actor as the review names people. */
  by: string;
}

/** Longest part of a review id that nobody knows which the log keeps. */
const FORGED_ID = 100;

/** Finds a review and runs `decide` on it in one transaction; an attempt that the rules refuse is logged. */
export function withReview<T>(
  deps: Deps,
  actor: Actor,
  ref: ReviewRef,
  decide: (c: Change, found: FoundReview) => Result<T>,
): Result<T> {
  return change(deps, actor, (c) => {
    const found = findReview(c.store, actor, ref);
    if (!found.ok) {
      if ('reviewId' in ref)
        logRefused(c, { planId: null, gate: null, review: ref.reviewId.slice(0, FORGED_ID) }, found);
      return found;
    }
    const { head, stored } = found;
    const result = decide(c, found);
    if (!result.ok) logRefused(c, { planId: head.id, gate: stored.row.gate, review: stored.row.id }, result);
    return namingPeople(c.store, head, result);
  });
}

/** Logs what was refused before it came to an operation, as a form that is not opened, and names people in it. */
export function refused(deps: Deps, actor: Actor, ref: ReviewRef, refusal: Refusal): { ok: false } & Refusal {
  return withReview<never>(deps, actor, ref, () => refuse(refusal));
}

export function findReview(store: Store, actor: Actor, ref: ReviewRef): Result<FoundReview> {
  const found = 'reviewId' in ref ? byId(store, actor, ref.reviewId) : ofGate(store, actor, ref);
  if (!found.ok) return found;
  const { head, stored } = found;
  return { ok: true, head, stored, review: toReview(head, stored), by: personKey(head.plan, actor.user) };
}

type Found = Result<Pick<FoundReview, 'head' | 'stored'>>;

function byId(store: Store, actor: Actor, id: string): Found {
  const stored = loadReview(store, actor.workspace, id);
  const head = stored === null ? null : loadPlanHead(store, actor.workspace, stored.row.planId);
  if (stored === null || head === null) return refuse({ reason: 'unknown-review' });
  return unknownZone(head.plan) ?? { ok: true, head, stored };
}

function ofGate(
  store: Store,
  actor: Actor,
  { plan, gate, meant }: { plan: PlanRef; gate: string; meant?: Meant },
): Found {
  const found = findPlanHead(store, actor, plan);
  if (!found.ok) return found;
  const { head } = found;
  const known = findGate(head.plan, gate);
  if (!known.ok) return known;
  const id = meant === undefined ? null : meantReview(store, head, known.gate.id, meant);
  const stored =
    id === null ? loadLastReview(store, head.id, known.gate.id) : loadReview(store, actor.workspace, id);
  if (stored === null) return refuse({ reason: 'never-reviewed', gate: known.gate.id });
  return { ok: true, head, stored };
}

function meantReview(store: Store, head: PlanHead, gate: string, meant: Meant): string | null {
  if (meant === 'to choose after') return gateStandings(store, head).get(gate)?.reviewId ?? null;
  return listReviews(store, head.id).find((row) => row.gate === gate && row.status === 'closed')?.id ?? null;
}

/** The plan that a caller means: by id, or a channel's active one, or else the last that it had, which has its gates still. */
export function findPlanHead(store: Store, actor: Actor, ref: PlanRef): Result<{ head: PlanHead }> {
  const head =
    'planId' in ref
      ? loadPlanHead(store, actor.workspace, ref.planId)
      : (loadActivePlanHead(store, actor.workspace, ref.channel) ??
        loadLastPlanHead(store, actor.workspace, ref.channel));
  if (head === null) return refuse({ reason: 'no-plan' });
  return unknownZone(head.plan) ?? { ok: true, head };
}
