import { describe, expect, test } from 'vitest';
import { decide } from '../../../src/gate/decide.ts';
import { factsOf } from '../../../src/gate/facts.ts';
import { cancelGate } from '../../../src/operations/gates/cancel-gate.ts';
import { closeGate } from '../../../src/operations/gates/close-gate.ts';
import { offerCondition } from '../../../src/operations/gates/offer-condition.ts';
import { loadBallotView } from '../../../src/operations/gates/reply-views.ts';
import { loadDecisionView, loadReviewView } from '../../../src/operations/gates/review-view.ts';
import { toReview } from '../../../src/operations/gates/stored-to-review.ts';
import { whyDecision } from '../../../src/operations/gates/why-decision.ts';
import { loadPlanLog } from '../../../src/operations/plans/plan-log.ts';
import { loadChainHead, loadLog } from '../../../src/storage/log.ts';
import { saveMember } from '../../../src/storage/members.ts';
import { loadPlan } from '../../../src/storage/plans.ts';
import { gate, smallPlan } from '../small-plan.ts';
import { WORKSPACE } from '../world.ts';
import { GREEN, type OpenedWorld, openedWorld, RED, YELLOW } from './given.ts';

const close = (world: OpenedWorld, user = 'UBO') =>
  closeGate(world.deps, world.actor(user), { reviewId: world.reviewId });
const view = (world: OpenedWorld) =>
  loadReviewView(world.database.store, WORKSPACE, world.reviewId, world.clock.now());
const planOf = (world: OpenedWorld) => loadPlan(world.database.store, WORKSPACE, world.planId);

/** Five people vote: three green, one yellow with its condition, one red that somebody puts a condition against. */
function mixedVotes(): OpenedWorld {
  const world = openedWorld();
  world.measure('280');
  for (const user of ['UANA', 'UBO', 'UDEV']) world.vote(user, GREEN);
  world.vote('UCHI', YELLOW);
  world.vote('UELI', RED);
  offerCondition(world.deps, world.actor('UANA'), {
    review: { reviewId: world.reviewId },
    against: { kind: 'ballot', seat: 'eli' },
    text: 'Load test in the first week of Core',
    owner: 'bo',
    due: '2026-11-25',
    standing: 'member',
  });
  return world;
}

describe('five votes, closed by the presenter', () => {
  test('give what the rules decide from what is stored', () => {
    const world = mixedVotes();
    const plan = planOf(world);
    if (plan === null) throw new Error('no plan');
    const expected = decide(factsOf(toReview(plan, world.stored())));
    expect(expected.outcome).toBe('yellow');
    expect(close(world)).toEqual({ ok: true, reviewId: world.reviewId, outcome: 'yellow' });
    const { row } = world.stored();
    expect(JSON.parse(row.decision ?? '')).toEqual(expected);
    expect(row).toMatchObject({ status: 'closed', outcome: 'yellow', closedBy: 'UBO' });
  });

  test('move the phase and make the conditions items with owner and due date', () => {
    const world = mixedVotes();
    close(world);
    const plan = planOf(world);
    expect(plan?.state.phase).toBe('core');
    const added = plan?.plan.items.filter(({ id }) => id.startsWith('COND-'));
    expect(added?.map(({ id, owner, due, phase, name }) => [id, owner, due, phase, name])).toEqual([
      ['COND-1', 'fay', '2026-11-20', 'core', 'Run one at night'],
      ['COND-2', 'bo', '2026-11-25', 'core', 'Load test in the first week of Core'],
    ]);
  });

  test('put the head of the chain after the decision into its message', () => {
    const world = mixedVotes();
    close(world);
    const log = loadLog(world.database.store, WORKSPACE, world.planId);
    const decided = log.find(({ verb }) => verb === 'gate.decided');
    const shown = loadDecisionView(world.database.store, WORKSPACE, world.reviewId, world.clock.now());
    expect(shown?.decision.chainHead).toBe(decided?.hash);
    expect(loadChainHead(world.database.store, WORKSPACE, world.planId)).not.toBe(decided?.hash);
    expect(world.queued().find(({ key }) => key === `decision:${world.reviewId}`)).toMatchObject({
      channel: 'C1',
    });
  });

  test('show the tally, the colours and what begins', () => {
    const world = mixedVotes();
    close(world);
    expect(view(world)).toMatchObject({
      tally: { green: 3, yellow: 1, red: 1, abstain: 0 },
      evidenceColour: 'green',
      voteColour: 'yellow',
      decision: {
        outcome: 'yellow',
        rule: 'The votes are yellow and every shortfall has a condition',
        next: 'Core begins',
      },
    });
    expect(whyDecision(world.database.store, WORKSPACE, world.reviewId)?.sentences.at(-1)).toBe(
      'Yellow: the votes are yellow and every shortfall has a condition.',
    );
  });

  test('close once: a second click is refused and nothing is said twice', () => {
    const world = mixedVotes();
    close(world);
    const queued = world.queued().length;
    expect(close(world)).toEqual({ ok: false, reason: 'review-closed' });
    expect(world.vote('UCHI', GREEN)).toEqual({ ok: false, reason: 'review-closed' });
    expect(world.queued()).toHaveLength(queued);
  });
});

test('without a condition against the red the same votes are red, and the owner is asked to choose', () => {
  const world = openedWorld();
  world.measure('280');
  for (const user of ['UANA', 'UBO', 'UDEV']) world.vote(user, GREEN);
  world.vote('UELI', RED);
  expect(view(world)).toMatchObject({
    closedNow: { outcome: 'red', rule: 'yellow does not stand while a shortfall has no condition' },
  });
  expect(close(world)).toMatchObject({ outcome: 'red' });
  expect(planOf(world)?.state.phase).toBe('foundation');
  const asked = world.queued().filter(({ view: { type } }) => type === 'owner asked');
  expect(asked).toMatchObject([{ channel: 'UANA', view: { why: 'red' } }]);
  expect(view(world)?.decision?.next).toBe('The owner chooses: rework, pivot or stop');
});

test('the presenter alone closes, and only once quorum stands', () => {
  const world = openedWorld();
  world.measure('280');
  expect(close(world, 'UANA')).toEqual({ ok: false, reason: 'not-presenter', presenter: 'Bo' });
  world.vote('UBO', GREEN);
  expect(close(world)).toEqual({
    ok: false,
    reason: 'no-quorum',
    missing: ['3 more answers, at least 2 of a colour', 'the vote of Ana, whose seat is mandatory'],
    withoutCondition: [],
  });
  expect(view(world)?.quorum).toEqual({
    reached: false,
    answered: 1,
    needed: 4,
    missing: ['3 more answers, at least 2 of a colour', 'the vote of Ana, whose seat is mandatory'],
  });
});

test('two seats lack an answer each, which must be a colour', () => {
  const plan = smallPlan();
  const seats = ['ana', 'bo'].map((person) => ({ person, mandatory: false }));
  const world = openedWorld({ ...plan, gates: [gate({ seats })] });
  world.measure('280');
  expect(close(world)).toMatchObject({ missing: ['2 more answers, each of a colour'] });
  world.vote('UBO', GREEN);
  expect(close(world)).toMatchObject({ missing: ['1 more answer, and that of a colour'] });
});

test('the vote of somebody who was deactivated since counts as silence at the close', () => {
  const world = openedWorld();
  world.measure('280');
  for (const user of ['UANA', 'UBO', 'UCHI', 'UDEV']) world.vote(user, GREEN);
  const gone = { workspace: WORKSPACE, user: 'UDEV', name: 'Dev', standing: 'deactivated', at: 1 } as const;
  saveMember(world.database.store, gone);
  expect(close(world)).toMatchObject({ reason: 'no-quorum', missing: ['1 more answer'] });
  expect(world.verbs(world.planId)).toContain('gate.dropped');
  saveMember(world.database.store, { ...gone, standing: 'member' });
  expect(world.vote('UDEV', GREEN)).toMatchObject({ ok: true, ballot: { version: 2 } });
  expect(close(world)).toMatchObject({ outcome: 'green' });
});

test('a green on the last gate completes the plan and ends its sync', () => {
  const plan = smallPlan({ phases: [{ id: 'foundation', name: 'Foundation' }], items: [], convergence: [] });
  const world = openedWorld({ ...plan, gates: [gate({ needs: [] })] });
  world.measure('280');
  for (const user of ['UANA', 'UBO', 'UCHI', 'UDEV', 'UELI']) world.vote(user, GREEN);
  expect(close(world)).toMatchObject({ outcome: 'green' });
  expect(planOf(world)).toMatchObject({ status: 'complete', state: { phase: null } });
  expect(world.database.driver.prepare('select next_due_at from schedule').pluck().get()).toBeNull();
  expect(world.queued().some(({ view: { type } }) => type === 'plan complete')).toBe(true);
});

test('a blind review shows choices, tally and the conditions of ballots at its close alone', () => {
  const plan = smallPlan();
  const world = openedWorld({ ...plan, gates: [gate({ blind: true })] });
  world.measure('280');
  for (const user of ['UANA', 'UBO', 'UDEV', 'UELI']) world.vote(user, GREEN);
  world.vote('UCHI', YELLOW);
  const reply = () =>
    loadBallotView(world.database.store, WORKSPACE, { reviewId: world.reviewId, seat: 'chi', version: 1 });
  expect(view(world)).toMatchObject({ tally: null, voteColour: null, closedNow: null, shortfalls: [] });
  expect(view(world)?.seats.every(({ answer, choice }) => answer === 'given' && choice === null)).toBe(true);
  expect(reply()).toEqual({ hidden: true, voter: 'Chi' });
  expect(world.queued().some(({ view: { type } }) => type === 'condition')).toBe(false);
  world.vote('UANA', { choice: 'abstain' });
  const missing = () => view(world)?.quorum.missing.join();
  expect(missing()).not.toContain('Ana');
  world.vote('UANA', GREEN);
  close(world);
  expect(reply()).toMatchObject({ hidden: false, ballot: { choice: 'yellow', reason: 'No load test yet' } });
  expect(view(world)).toMatchObject({ tally: { green: 4, yellow: 1 } });
  expect(world.queued().some(({ view: { type } }) => type === 'condition')).toBe(true);
});

test('the log keeps a blind vote back until the close, and every hash by which it could be tried out', () => {
  const world = openedWorld({ ...smallPlan(), gates: [gate({ blind: true })] });
  world.vote('UCHI', YELLOW);
  world.measure('280');
  const entries = () => {
    const loaded = loadPlanLog(world.database.store, world.actor('UANA'), { planId: world.planId }, '');
    return loaded.ok ? loaded.log.entries : [];
  };
  const told = entries().find(({ verb }) => verb === 'gate.ballot');
  expect(told).toMatchObject({ actor: 'Chi', details: 'blind: it shows at the close', hash: null });
  expect(entries()[0]?.hash).toBeNull();
  expect(entries().at(-1)?.hash).toMatch(/^\w{64}$/);
  expect(JSON.stringify(entries())).not.toMatch(/yellow|No load test|Run one at night/);
  cancelGate(world.deps, world.actor('UBO'), {
    review: { reviewId: world.reviewId },
    reason: 'It was moved',
  });
  expect(JSON.stringify(entries())).toMatch(/yellow.*No load test/);
  const why = whyDecision(world.database.store, WORKSPACE, world.reviewId);
  expect(why?.sentences.at(-1)).toBe('Nothing was decided. Cancelled by Bo: It was moved');
});
