import { factsOf } from '../../gate/facts.ts';
import { decideOverride, type Override, type OverrideRefusal, whyBarred } from '../../gate/override.ts';
import type { Promised } from '../../gate/promise.ts';
import type { Colour, Condition, Shortfall } from '../../gate/review.ts';
import { conditionsInForce, countedSeats, judgedCriteria, shortfallsOf } from '../../gate/shortfalls.ts';
import { localDate } from '../../plan/local-date.ts';
import { insertCondition } from '../../storage/conditions.ts';
import type { Store } from '../../storage/database.ts';
import { dropChoice, insertOverride, loadChoice, loadOverrides } from '../../storage/overrides.ts';
import { listReviews } from '../../storage/reviews.ts';
import type { Change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { postKeys } from '../posts.ts';
import { type Refusal, type Result, refuse } from '../refusal.ts';
import { refusesText } from '../texts.ts';
import { applyConsequences } from './apply-consequences.ts';
import { endOwnersAsked } from './ask-owners.ts';
import { afterOf, consequencesOf } from './close-review.ts';
import { endAsking } from './end-asking.ts';
import { resumePlan } from './end-plan.ts';
import { type FoundReview, type ReviewRef, withReview } from './find-review.ts';
import { TEXT_LIMIT } from './limits.ts';
import { conditionRow } from './offer-condition.ts';
import { namedOwner, personKey } from './people.ts';
import { refreshReview } from './settle-review.ts';
import { toCondition } from './stored-to-review.ts';

export interface OverrideDecision {
  review: ReviewRef;
  to: Colour;
  reason: string;
  /** The actor is an admin of the Slack workspace. */
  admin: boolean;
  conditions: readonly (Promised & { against: Shortfall })[];
}

/** Puts an owner's outcome beside a decision, which itself stays as it was computed; the phase follows. */
export function overrideDecision(
  deps: Deps,
  actor: Actor,
  { review: ref, to, reason, admin, conditions }: OverrideDecision,
): Result<{ reviewId: string; to: Colour }> {
  return withReview(deps, actor, ref, (c, found) => {
    const { head, review, by } = found;
    const forbidden = forbidsOverride(c.store, found, admin);
    if (forbidden !== null) return refuse(forbidden);
    const tooLong = [reason, ...conditions.map(({ text }) => text)].find((text) => text.length > TEXT_LIMIT);
    const refused = tooLong === undefined ? null : refusesText('each text', tooLong, TEXT_LIMIT);
    if (refused) return refused;
    const owned: (Promised & { id: string; against: Shortfall })[] = [];
    for (const condition of conditions) {
      const owner = namedOwner(c.store, head, condition.owner);
      if (!owner.ok) return owner;
      owned.push({ ...condition, id: deps.ids.next(), owner: owner.person });
    }
    const command = { by, admin, to, reason, conditions: owned };
    const decided = decideOverride(overridable(c.store, found), command, localDate(c.now, review.timezone));
    if (!decided.ok) return refuse(said(decided));
    if (to === 'red' && !resumePlan(c, head)) return refuse({ reason: 'plan-ended', plan: head.plan.name });
    keep(c, actor, found, decided.override);
    return { ok: true, reviewId: review.id, to };
  });
}

/** Why somebody may not override a decision, whatever they would make of it; null where they may. */
export function forbidsOverride(store: Store, found: FoundReview, admin: boolean): Refusal | null {
  const { head, stored, review, by } = found;
  const { status, outcome } = stored.row;
  if (status !== 'closed' || outcome === 'no decision') return { reason: 'nothing-decided' };
  if (head.status === 'archived') return { reason: 'plan-ended', plan: head.plan.name };
  const chosen = loadChoice(store, review.id)?.choice ?? null;
  if (chosen !== null) return { reason: 'already-chosen', choice: chosen };
  const barred = whyBarred(overridable(store, found), { by, admin });
  return barred === null ? null : said(barred);
}

function overridable(store: Store, { head, stored, review }: FoundReview) {
  const facts = factsOf(review);
  const owners = [...head.roles].filter(([, role]) => role === 'owner').map(([user]) => user);
  const { row, override } = stored;
  return {
    computed: row.outcome ?? 'no decision',
    standing: override?.to ?? row.outcome ?? 'no decision',
    presenter: review.presenter,
    owners: owners.map((user) => personKey(head.plan, user)),
    superseded: listReviews(store, head.id).some(
      ({ id, openedAt, status }) =>
        id !== row.id && status !== 'cancelled' && openedAt >= (row.closedAt ?? 0),
    ),
    shortfalls: shortfallsOf(judgedCriteria(facts), countedSeats(facts)),
    conditions: [...conditionsInForce(facts), ...addedBefore({ head, stored })],
  };
}

/** Conditions that earlier overrides added. */
function addedBefore({ head, stored }: Pick<FoundReview, 'head' | 'stored'>): Condition[] {
  return stored.conditions
    .filter(({ origin }) => origin === 'override')
    .map((condition) => toCondition(head, condition));
}

function keep(c: Change, actor: Actor, found: FoundReview, override: Override): void {
  const { head, stored, review } = found;
  const { from, to, reason, conditions } = override;
  for (const condition of conditions)
    insertCondition(c.store, { ...conditionRow(c, head, review.id, condition), origin: 'override' });
  const followed = consequencesOf(c, found, to, [...addedBefore(found), ...conditions]);
  const version = loadOverrides(c.store, review.id).length + 1;
  const row = {
    reviewId: review.id,
    version,
    workspace: head.workspace,
    from,
    to,
    reason,
    by: actor.user,
    at: c.now,
  };
  const after = JSON.stringify(afterOf(followed, localDate(c.now, review.timezone)));
  insertOverride(c.store, { ...row, after });
  c.note(head.id, {
    verb: 'gate.overridden',
    subject: review.gate.id,
    level: 'warning',
    data: { review: review.id, round: stored.row.round, version, from, to, reason, conditions },
  });
  if (to !== 'red') dropQuestion(c, head.id, review.id);
  applyConsequences(c, found, followed);
  sayOverride(c, found, version);
}

function dropQuestion(c: Change, planId: string, reviewId: string): void {
  const asked = loadChoice(c.store, reviewId);
  if (asked === null) return;
  dropChoice(c.store, reviewId);
  endOwnersAsked(c, planId, asked);
}

function sayOverride(c: Change, { head, review }: FoundReview, version: number): void {
  const view = { type: 'decision' as const, reviewId: review.id };
  refreshReview(c, head, review.id);
  endAsking(c, head.id, review.id);
  c.refresh(head.id, head.channel, postKeys.decision(review.id), view);
  c.post(head.id, { key: `override:${review.id}:${version}`, channel: head.channel, view });
}

function said(refusal: OverrideRefusal): Refusal {
  switch (refusal.reason) {
    case 'no-decision':
      return { reason: 'nothing-decided' };
    case 'presenter':
      return { reason: 'presenter-overrides' };
    case 'not-owner':
      return { reason: 'not-overrider' };
    case 'reason-missing':
      return { reason: 'text-missing', what: 'the reason' };
    case 'unchanged':
      return { reason: 'unchanged', what: 'override' };
    case 'incomplete':
      return { reason: 'incomplete', faults: [...new Set(refusal.faults.flatMap(({ faults }) => faults))] };
    case 'not-a-shortfall':
      return { reason: 'not-a-shortfall' };
    default:
      return refusal;
  }
}
