import { decide } from '../../gate/decide.ts';
import type { Decision } from '../../gate/decision.ts';
import { factsOf } from '../../gate/facts.ts';
import { atWindowEnd, isComplete, nextReviewMoment, type ReviewMoment } from '../../gate/window.ts';
import { loadPlan } from '../../storage/plans.ts';
import { listOpenReviews, type ReviewRow, updateOpenReview } from '../../storage/reviews.ts';
import { type Change, change } from '../change.ts';
import { type Actor, type Deps, SIGNALBOX } from '../deps.ts';
import { dayOf } from '../find.ts';
import { eachDone } from '../in-turn.ts';
import { askSeats } from './ask-seats.ts';
import { isAskingTime } from './asking-hours.ts';
import { cancelReview } from './cancel-gate.ts';
import { closeReview } from './close-review.ts';
import { dropIneligible } from './drop-ineligible.ts';
import { extendWindow } from './extend-gate.ts';
import { type FoundReview, findReview } from './find-review.ts';
import { judgeReview } from './judge-review.ts';
import { settlePromises } from './missed-conditions.ts';
import { settleReview } from './settle-review.ts';

/**
 * Does what is due by now in every gate: judges open reviews anew each working day, reminds, closes, extends, and
 * settles conditions whose day has passed. Repeatable.
 */
export function tickReviews(deps: Deps): void {
  eachDone(dueWorks(deps));
}

function* dueWorks(deps: Deps): Generator<() => void> {
  yield () => settlePromises(deps);
  for (const row of listOpenReviews(deps.database.store)) yield () => tickReview(deps, row);
}

function tickReview(deps: Deps, row: ReviewRow): void {
  const actor: Actor = { workspace: row.workspace, user: SIGNALBOX };
  change(deps, actor, (c) => {
    const known = findReview(c.store, actor, { reviewId: row.id });
    if (known.ok && known.head.status === 'archived') cancelReview(c, actor, known, 'The plan was archived.');
    else judgeDaily(c, actor, row);
    for (const what of ['remind', 'close-complete', 'window-end'] as const) {
      const found = findReview(c.store, actor, { reviewId: row.id });
      if (!found.ok || found.stored.row.status !== 'open') return;
      if (momentOf(found, c.now).at <= c.now && momentOf(found, c.now).what === what)
        act(c, actor, found, what);
    }
  });
}

/** What an open review waits for next. */
export function momentOf(
  { stored, review }: Pick<FoundReview, 'stored' | 'review'>,
  now: number,
): ReviewMoment {
  const { closesAt, reminded, completeSince } = stored.row;
  const { timezone } = review;
  return nextReviewMoment({ closesAt, timezone, reminded, completeSince }, decide(factsOf(review)), now);
}

/** Who is away changes with the day, and the evidence with it. */
function judgeDaily(c: Change, { workspace }: Actor, { id, planId, judgedOn }: ReviewRow): void {
  const found = findReview(c.store, { workspace, user: SIGNALBOX }, { reviewId: id });
  if (!found.ok || judgedOn >= dayOf(found.head, c.now) || !isAskingTime(found.head, c.now)) return;
  const plan = loadPlan(c.store, workspace, planId);
  if (plan !== null) judgeReview(c, plan, found.stored);
}

function act(c: Change, actor: Actor, found: FoundReview, what: ReviewMoment['what']): void {
  if (what === 'remind') {
    remind(c, found);
    return;
  }
  const counted = dropIneligible(c, found);
  const decision = decide(factsOf(counted.review));
  const { extended } = found.stored.row;
  if (what === 'close-complete' && !isComplete(decision))
    settleReview(c, found.head, found.stored.row, counted.review);
  else if (what === 'window-end' && atWindowEnd(decision, extended) === 'extend') extendWindow(c, counted);
  else closeReview(c, actor, counted, decision);
}

function remind(c: Change, { head, review }: FoundReview): void {
  const seats = unanswered(decide(factsOf(review)));
  updateOpenReview(c.store, review.id, { reminded: true });
  c.note(head.id, { verb: 'gate.reminded', subject: review.gate.id, data: { review: review.id, seats } });
  askSeats(
    c,
    head,
    review,
    seats.map((seat) => ({ seat })),
    'reminder',
  );
}

function unanswered({ trace }: Decision): string[] {
  return trace.flatMap((step) =>
    step.step === 'seat' && (step.answer === 'silent' || step.answer === 'outdated') ? [step.seat] : [],
  );
}
