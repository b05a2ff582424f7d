import { judgeEvidence, outdatedBy } from '../../gate/evidence.ts';
import { hasUnresolvableBlocker } from '../../gate/phase-items.ts';
import type { Evidence, Review } from '../../gate/review.ts';
import { markBallots } from '../../storage/ballots.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import { insertEvidence, type StoredReview, updateOpenReview } from '../../storage/reviews.ts';
import type { Change } from '../change.ts';
import { dayOf } from '../find.ts';
import { PRIORITY, postKeys } from '../posts.ts';
import { askSeats } from './ask-seats.ts';
import { settleReview } from './settle-review.ts';
import { givenEvidence, toReview } from './stored-to-review.ts';

/**
 * Judges the evidence of an open review from the plan as it is now: stores what changed as new versions, says so in
 * the thread, and outdates the ballots that were cast on another state of a criterion; returns the seats of those.
 * Once the window is over nothing is judged any more: nobody could confirm.
 */
export function judgeReview(c: Change, plan: StoredPlan, stored: StoredReview): string[] {
  if (c.now >= stored.row.closesAt) return [];
  const before = toReview(plan, stored);
  const { evidence, unresolvableBlocker, judgedOn } = judgement(plan, stored, c.now);
  const changed = evidence.filter((known) => !isKnown(before.evidence, known));
  const toldOf = unresolvableBlocker !== before.unresolvableBlocker || changed.length > 0;
  if (judgedOn !== stored.row.judgedOn || toldOf)
    updateOpenReview(c.store, stored.row.id, { unresolvableBlocker, judgedOn });
  if (!toldOf) return [];
  for (const known of changed) sayEvidence(c, plan, stored, known);
  const outdated = outdate(c, plan, before, evidence);
  const ballots = before.ballots.map((ballot) =>
    outdated.includes(ballot.seat) ? { ...ballot, outdated: true } : ballot,
  );
  settleReview(c, plan, stored.row, { ...before, unresolvableBlocker, evidence, ballots });
  return outdated;
}

/** What the plan gives as evidence now; stores nothing. */
export function judgement(
  plan: StoredPlan,
  { gate, evidence }: Pick<StoredReview, 'gate' | 'evidence'>,
  now: number,
) {
  const today = dayOf(plan, now);
  const given = givenEvidence(plan, evidence);
  return {
    evidence: judgeEvidence({ plan: plan.plan, state: plan.state, gate, given, today }),
    unresolvableBlocker: hasUnresolvableBlocker(plan.plan, plan.state, gate.phase),
    judgedOn: today,
  };
}

function isKnown(before: readonly Evidence[], { criterion, state, value, link, source }: Evidence): boolean {
  const was = before.find((one) => one.criterion === criterion);
  return was?.state === state && was.value === value && was.link === link && was.source === source;
}

/** Stores the next judgement of a criterion and puts it on record; returns its version. */
export function keepEvidence(
  c: Change,
  plan: Pick<StoredPlan, 'id' | 'workspace'>,
  review: { id: string; gate: string },
  known: Evidence,
): number {
  const row = { workspace: plan.workspace, reviewId: review.id, kind: 'judged' as const, at: c.now };
  const version = insertEvidence(c.store, { ...row, ...known });
  c.note(plan.id, {
    verb: 'gate.evidence',
    subject: review.gate,
    data: { review: review.id, version, ...known },
  });
  return version;
}

function sayEvidence(c: Change, plan: StoredPlan, { row }: StoredReview, known: Evidence): void {
  const version = keepEvidence(c, plan, row, known);
  c.post(plan.id, {
    key: `evidence:${row.id}:${known.criterion}:${version}`,
    channel: plan.channel,
    thread: postKeys.review(row.id),
    priority: PRIORITY.reply,
    view: { type: 'evidence', reviewId: row.id, criterion: known.criterion, version },
  });
}

/** Outdates the ballots that no longer count, and asks their seats, which it returns, to confirm. */
function outdate(c: Change, plan: StoredPlan, review: Review, evidence: Evidence[]): string[] {
  const { changed, seats } = outdatedBy(review.evidence, evidence, review.ballots);
  if (seats.length === 0) return [];
  markBallots(c.store, review.id, seats, { outdated: true });
  c.note(plan.id, {
    verb: 'gate.outdated',
    subject: review.gate.id,
    data: { review: review.id, seats, changed },
  });
  const outdated = review.ballots.filter(({ seat }) => seats.includes(seat));
  const asked = outdated.map(({ seat, version }) => ({ seat, which: version }));
  askSeats(c, plan, review, asked, 'confirm');
  return seats;
}
