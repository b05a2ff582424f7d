import { castBallot, type Vote } from '../../../src/operations/gates/cast-ballot.ts';
import { closeGate } from '../../../src/operations/gates/close-gate.ts';
import { giveEvidence } from '../../../src/operations/gates/give-evidence.ts';
import { openGate } from '../../../src/operations/gates/open-gate.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { loadReview, type StoredReview } from '../../../src/storage/reviews.ts';
import { smallPlan } from '../small-plan.ts';
import { startWorld, WORKSPACE, type World } from '../world.ts';

export interface OpenedWorld extends World {
  planId: string;
  reviewId: string;
  /** The review as it is stored now. */
  stored(): StoredReview;
  vote(user: string, vote: Vote): ReturnType<typeof castBallot>;
  /** Says the value of C1. */
  measure(value: string): ReturnType<typeof giveEvidence>;
}

/** Monday 9 November 2026, 09:30 in Berlin. */
const OPENED = '2026-11-09T09:30:00+01:00';
export const GREEN: Vote = { choice: 'green' };
export const RED: Vote = { choice: 'red', reason: 'Nobody has tried it', wouldChange: 'A load test' };
export const YELLOW: Extract<Vote, { choice: 'yellow' }> = {
  choice: 'yellow',
  risk: 'No load test yet',
  workaround: 'Run one at night',
  owner: 'UFAY',
  due: '2026-11-20',
};

/** The small plan with the review of GATE-1 just opened by Ana, presented by Bo. */
export function openedWorld(plan: Plan = smallPlan()): OpenedWorld {
  const world = startWorld(OPENED);
  const planId = world.imported(plan);
  const opened = openGate(world.deps, world.actor('UANA'), { plan: { planId }, gate: 'GATE-1' });
  if (!opened.ok) throw new Error(`not opened: ${opened.reason}`);
  const { reviewId } = opened;
  const review = { reviewId };
  return {
    ...world,
    planId,
    reviewId,
    stored() {
      const stored = loadReview(world.database.store, WORKSPACE, reviewId);
      if (stored === null) throw new Error('the review is gone');
      return stored;
    },
    vote: (user, vote) => castBallot(world.deps, world.actor(user), { review, vote, standing: 'member' }),
    measure: (value) =>
      giveEvidence(world.deps, world.actor('UBO'), {
        review,
        criterion: 'C1',
        state: null,
        value,
        link: 'https://grafana.example.com/p95',
        standing: 'member',
      }),
  };
}

/** Three green votes and Chi's, closed by the presenter. */
export function closedWorld(last: Vote, plan: Plan = smallPlan()): OpenedWorld {
  const world = openedWorld(plan);
  world.measure('280');
  for (const user of ['UANA', 'UBO', 'UDEV']) world.vote(user, GREEN);
  world.vote('UCHI', last);
  const result = closeGate(world.deps, world.actor('UBO'), { reviewId: world.reviewId });
  if (!result.ok) throw new Error(`not closed: ${result.reason}`);
  return world;
}
