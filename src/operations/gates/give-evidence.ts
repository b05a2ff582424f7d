import type { Standing } from '../../gate/review.ts';
import { decideEvidence, type EvidenceCommand, type EvidenceRefusal } from '../../gate/say-evidence.ts';
import { valueWords } from '../../gate/target.ts';
import { nearest } from '../../plan/file/nearest.ts';
import { loadPlan } from '../../storage/plans.ts';
import { insertEvidence, loadReview } from '../../storage/reviews.ts';
import { forbids } from '../authority.ts';
import type { Change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { type Refusal, type Result, refuse } from '../refusal.ts';
import { refusesText } from '../texts.ts';
import { type FoundReview, type ReviewRef, withReview } from './find-review.ts';
import { judgeReview } from './judge-review.ts';
import { TEXT_LIMIT } from './limits.ts';
import { contextOf } from './review-context.ts';

export type GiveEvidence = Pick<EvidenceCommand, 'criterion' | 'state' | 'value' | 'link' | 'onVersion'> & {
  review: ReviewRef;
  standing: Standing;
};

export interface GivenEvidence {
  reviewId: string;
  criterion: string;
  /** A measured figure with its unit, anything else as it was said. */
  value: string | null;
  /** Names of the seats whose votes it outdated. */
  toConfirm: string[];
}

/**
 * What is measured, or what the presenter says, of a criterion; the presenter and the plan's editors say it.
 */
export function giveEvidence(
  deps: Deps,
  actor: Actor,
  { review: ref, ...command }: GiveEvidence,
): Result<GivenEvidence> {
  return withReview(deps, actor, ref, (c, found) => {
    const { review, by } = found;
    const forbidden = forbidsEvidence(found, actor);
    if (forbidden) return forbidden;
    const long = [command.value, command.link].find((text) => (text ?? '').length > TEXT_LIMIT);
    if (long != null)
      return refusesText('the evidence', long, TEXT_LIMIT) ?? refuse({ reason: 'state-missing' });
    const wanted = command.criterion.toLowerCase();
    const criterion =
      review.gate.criteria.find(({ id }) => id.toLowerCase() === wanted)?.id ?? command.criterion;
    return give(c, actor, found, { ...command, criterion, by });
  });
}

/** A refusal where somebody may say nothing of a review's criteria; null for its presenter and the plan's editors. */
export function forbidsEvidence({ head, review, by }: FoundReview, actor: Actor) {
  return by === review.presenter ? null : forbids(head, actor, 'give evidence');
}

function give(c: Change, actor: Actor, { head, stored, review }: FoundReview, command: EvidenceCommand) {
  const given = stored.evidence
    .filter(({ kind }) => kind === 'said')
    .map(({ source, ...row }) => ({ ...row, by: source }));
  const decided = decideEvidence(review, given, command, c.now);
  if (!decided.ok)
    return refuse(
      said(
        decided,
        review.gate.criteria.map(({ id }) => id),
        command.criterion,
      ),
    );

  const { criterion, state, value, link } = decided.given;
  const row = { workspace: head.workspace, reviewId: review.id, criterion, state, value, link };
  insertEvidence(c.store, { ...row, kind: 'said', source: actor.user, at: c.now });
  c.note(head.id, {
    verb: 'gate.evidence-given',
    subject: review.gate.id,
    data: { review: review.id, criterion, state, value, link },
  });
  const plan = loadPlan(c.store, actor.workspace, head.id);
  const now = loadReview(c.store, actor.workspace, review.id);
  const outdated = plan !== null && now !== null ? judgeReview(c, plan, now) : [];
  const { name } = contextOf(c.store, head, stored);
  const asked = review.gate.criteria.find(({ id }) => id === criterion);
  const told = asked === undefined ? value : valueWords(asked, value);
  return { ok: true as const, reviewId: review.id, criterion, value: told, toConfirm: outdated.map(name) };
}

function said(refusal: EvidenceRefusal, criteria: string[], id: string): Refusal {
  switch (refusal.reason) {
    case 'no-criterion':
      return { reason: 'unknown-criterion', id, nearest: nearest(id, criteria) };
    case 'computed':
      return { reason: 'computed-criterion', criterion: id };
    case 'unchanged':
      return { reason: 'unchanged', what: 'evidence' };
    default:
      return refusal;
  }
}
