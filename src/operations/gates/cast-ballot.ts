import {
  type BallotChoice,
  type BallotCommand,
  type BallotRefusal,
  decideBallot,
} from '../../gate/ballot.ts';
import type { Ballot, Review, Standing } from '../../gate/review.ts';
import { insertBallot } from '../../storage/ballots.ts';
import { insertCondition, updateCondition } from '../../storage/conditions.ts';
import type { Change } from '../change.ts';
import type { Actor, Deps } from '../deps.ts';
import { PRIORITY, postKeys } from '../posts.ts';
import { type Refusal, type Result, refuse } from '../refusal.ts';
import { refusesText } from '../texts.ts';
import { type FoundReview, type ReviewRef, withReview } from './find-review.ts';
import { TEXT_LIMIT } from './limits.ts';
import { conditionRow, sayCondition } from './offer-condition.ts';
import { namedOwner, personKey } from './people.ts';
import { settleReview } from './settle-review.ts';
import { toBallot } from './stored-to-review.ts';

type WithoutId<T> = T extends { conditionId: string } ? Omit<T, 'conditionId'> : T;

/** A vote as a button, a form or a command gives it; the owner of a yellow's condition in any spelling. */
export type Vote = WithoutId<BallotChoice>;

export interface CastBallot {
  review: ReviewRef;
  vote: Vote;
  /** What Slack says of the actor. */
  standing: Standing;
  /** The seat that is meant, where somebody could hold several. */
  seat?: string;
  /** The version that the form was opened on, 0 for none. */
  onVersion?: number;
}

/** Casts, changes or confirms the vote of the seat that the actor holds; the vote stands in the review's thread. */
export function castBallot(
  deps: Deps,
  actor: Actor,
  { review: ref, vote, standing, seat, onVersion }: CastBallot,
): Result<{ reviewId: string; ballot: Ballot }> {
  return withReview(deps, actor, ref, (c, found) => {
    const choice = toChoice(deps, c, found, vote);
    if (!choice.ok) return choice;
    const command: BallotCommand = {
      ...choice.choice,
      by: found.by,
      standing,
      ...(seat === undefined ? {} : { seat: personKey(found.head.plan, seat) }),
      ...(onVersion === undefined || wasDropped(found) ? {} : { onVersion }),
    };
    const decided = decideBallot(votable(found), command, c.now);
    if (!decided.ok) return refuse(said(decided));
    keep(c, actor, found, decided);
    return { ok: true, reviewId: found.review.id, ballot: decided.ballot };
  });
}

/** Forms take a seat whose ballot was dropped for one that never voted. */
function wasDropped({ stored, by }: FoundReview): boolean {
  return stored.ballots.some(({ dropped, seat, castBy }) => dropped && (seat === by || castBy === by));
}

/** A dropped ballot counts as silence, but its seat's next version follows on it. */
function votable({ head, stored, review }: FoundReview): Review {
  if (!stored.ballots.some(({ dropped }) => dropped)) return review;
  const ballots = stored.ballots.map((row) =>
    toBallot(head, { ...row, outdated: row.outdated || row.dropped }),
  );
  return { ...review, ballots };
}

function toChoice(
  { ids }: Deps,
  { store }: Change,
  { head }: FoundReview,
  vote: Vote,
): Result<{ choice: BallotChoice }> {
  const { risk, workaround, reason, wouldChange } = { ...noTexts, ...vote };
  const long = [risk, workaround, reason, wouldChange].find((text) => (text ?? '').length > TEXT_LIMIT);
  const refused = long == null ? null : refusesText('each answer', long, TEXT_LIMIT);
  if (refused) return refused;
  if (vote.choice !== 'yellow') return { ok: true, choice: vote };
  const owner = namedOwner(store, head, vote.owner);
  if (!owner.ok) return owner;
  return { ok: true, choice: { ...vote, owner: owner.person, conditionId: ids.next() } };
}

interface Texts {
  risk: string | null;
  workaround: string | null;
  reason?: string | null;
  wouldChange: string | null;
}
const noTexts: Texts = { risk: null, workaround: null, reason: null, wouldChange: null };

type Accepted = Extract<ReturnType<typeof decideBallot>, { ok: true }>;

function keep(c: Change, actor: Actor, { head, stored, review }: FoundReview, accepted: Accepted): void {
  const { ballot, condition, lapsed } = accepted;
  const { seat, version, choice, reason, workaround = null, wouldChange, outdated } = ballot;
  const kept = { seat, version, choice, reason, workaround, wouldChange };
  insertBallot(c.store, {
    ...kept,
    workspace: head.workspace,
    reviewId: review.id,
    castBy: actor.user,
    at: c.now,
    outdated,
  });
  for (const id of lapsed) updateCondition(c.store, id, { withdrawnAt: c.now });
  if (condition !== null) insertCondition(c.store, conditionRow(c, head, review.id, condition));
  c.note(head.id, {
    verb: 'gate.ballot',
    subject: review.gate.id,
    data: { review: review.id, ...kept, condition, lapsed },
  });
  c.post(head.id, {
    key: postKeys.ballot(review.id, seat, version),
    channel: head.channel,
    thread: postKeys.review(review.id),
    priority: PRIORITY.reply,
    view: { type: 'ballot', reviewId: review.id, seat, version },
  });
  if (condition !== null) sayCondition(c, head, review, condition);
  settleReview(c, head, stored.row, after(review, accepted));
}

function after(review: Review, { ballot, condition, lapsed }: Accepted): Review {
  const others = review.ballots.filter(({ seat }) => seat !== ballot.seat);
  const conditions = review.conditions.filter(({ id }) => !lapsed.includes(id));
  return {
    ...review,
    ballots: [...others, ballot],
    conditions: condition === null ? conditions : [...conditions, condition],
  };
}

function said(refusal: BallotRefusal): Refusal {
  return refusal.reason === 'unchanged' ? { reason: 'unchanged', what: 'vote' } : refusal;
}
