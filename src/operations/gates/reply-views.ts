import type { EvidenceState } from '../../gate/review.ts';
import type { BallotView, ReviewView } from '../../gate/review-view.ts';
import { valueWords } from '../../gate/target.ts';
import { loadBallotVersions } from '../../storage/ballots.ts';
import { loadConditions } from '../../storage/conditions.ts';
import type { Store } from '../../storage/database.ts';
import { loadOutboxByKey } from '../../storage/outbox.ts';
import type { StoredBallot } from '../../storage/reviews.ts';
import { loadReviewContext, type ReviewContext } from './review-context.ts';
import { reviewView } from './review-view.ts';
import { shortfallText } from './shortfall-views.ts';
import { toBallot, toCondition, toEvidence } from './stored-to-review.ts';

/** A reply in a review's thread; `hidden` in a blind review until its close. */
export type BallotReply = { hidden: true; voter: string } | { hidden: false; ballot: BallotView };

export function loadBallotView(
  store: Store,
  workspace: string,
  post: { reviewId: string; seat: string; version: number },
): BallotReply | null {
  const context = loadReviewContext(store, workspace, post.reviewId);
  const versions = loadBallotVersions(store, post.reviewId).filter(({ seat }) => seat === post.seat);
  const row = versions.find(({ version }) => version === post.version);
  const before = versions.find(({ version }) => version === post.version - 1);
  if (context === null || row === undefined) return null;
  const {
    castBy,
    seat,
    choice,
    reason,
    workaround = null,
    wouldChange,
    version,
  } = toBallot(context.head, row);
  const voter = context.name(castBy);
  if (isHidden(context)) return { hidden: true, voter };
  const forSeat = castBy === seat ? null : context.name(seat);
  return {
    hidden: false,
    ballot: {
      voter,
      seat: forSeat,
      choice,
      reason,
      workaround,
      wouldChange,
      version,
      confirms: before !== undefined && isConfirmed(before, row),
    },
  };
}

function isConfirmed(before: StoredBallot, after: StoredBallot): boolean {
  const same = before.choice === after.choice && before.reason === after.reason;
  return before.outdated && same && before.wouldChange === after.wouldChange;
}

function isHidden({ review, stored }: ReviewContext): boolean {
  return review.gate.blind && stored.row.status === 'open';
}

export interface ConditionReplyView {
  text: string;
  owner: string;
  due: string;
  offeredBy: string;
  /** The shortfall that it answers, in words. */
  against: string;
}

/** A condition in the thread; null where there is none, and in a blind review until its close where it tells a vote. */
export function loadConditionView(
  store: Store,
  workspace: string,
  post: { reviewId: string; conditionId: string },
): ConditionReplyView | null {
  const context = loadReviewContext(store, workspace, post.reviewId);
  const row = loadConditions(store, post.reviewId).find(({ id }) => id === post.conditionId);
  if (context === null || row === undefined) return null;
  if (isHidden(context) && row.againstKind === 'ballot') return null;
  const { text, owner, due, offeredBy, against } = toCondition(context.head, row);
  const { name } = context;
  return {
    text,
    owner: name(owner),
    due,
    offeredBy: name(offeredBy),
    against: shortfallText(context, against),
  };
}

export interface EvidenceReplyView {
  criterion: string;
  text: string;
  state: EvidenceState;
  value: string | null;
  /** Who said it; null where it was computed. */
  by: string | null;
}

export function loadEvidenceView(
  store: Store,
  workspace: string,
  post: { reviewId: string; criterion: string; version: number },
): EvidenceReplyView | null {
  const context = loadReviewContext(store, workspace, post.reviewId);
  const row = context?.stored.evidence.find(
    ({ kind, criterion, version }) =>
      kind === 'judged' && criterion === post.criterion && version === post.version,
  );
  if (context === null || row === undefined) return null;
  const { criterion, state, source, ...known } = toEvidence(context.head, row);
  const asked = context.stored.gate.criteria.find(({ id }) => id === criterion);
  const text = asked?.text ?? '';
  const value = asked === undefined ? known.value : valueWords(asked, known.value);
  return { criterion, text, state, value, by: source === 'computed' ? null : context.name(source) };
}

/** What one seat is asked; null once it has answered, or when the review is not open any more. */
export function loadSeatAskedView(
  store: Store,
  workspace: string,
  post: { reviewId: string; seat: string },
  now: number,
): ReviewView | null {
  const context = loadReviewContext(store, workspace, post.reviewId);
  if (context === null || context.stored.row.status !== 'open') return null;
  const ballot = context.review.ballots.find(({ seat }) => seat === post.seat);
  const answered = ballot !== undefined && !ballot.outdated;
  return answered || now >= context.stored.row.closesAt ? null : reviewView(store, context, now);
}

/** The review that a seat is asked of again; null as long as the newer question does not stand in Slack. */
export function loadSeatAskedAgainView(
  store: Store,
  workspace: string,
  { reviewId, by }: { reviewId: string; by: string },
): Pick<ReviewView, 'gateName' | 'planName'> | null {
  const context = loadReviewContext(store, workspace, reviewId);
  if (context === null || loadOutboxByKey(store, by)?.slackTs == null) return null;
  return { gateName: context.review.gate.name, planName: context.head.plan.name };
}
