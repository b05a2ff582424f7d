import { describe, expect, test } from 'vitest';
import { castBallot } from '../../../src/operations/gates/cast-ballot.ts';
import { openGate } from '../../../src/operations/gates/open-gate.ts';
import { loadBallotVersions } from '../../../src/storage/ballots.ts';
import { loadReview } from '../../../src/storage/reviews.ts';
import { WORKSPACE } from '../world.ts';
import { GREEN, openedWorld, RED, YELLOW } from './given.ts';

describe('a review that was opened', () => {
  test('stands in the channel, and each seat is told once in a direct message', () => {
    const world = openedWorld();
    const queued = world.queued().filter(({ view }) => view.type !== 'plan imported');
    expect(queued.map(({ key }) => key)).toEqual([
      `review:${world.reviewId}`,
      ...['ana', 'bo', 'chi', 'dev', 'eli'].map((seat) => `seat-asked:${world.reviewId}:${seat}:open`),
    ]);
    expect(queued[1]?.channel).toBe('UANA');
    expect(world.stored().row).toMatchObject({ round: 1, presenter: 'bo', status: 'open', follows: null });
  });

  test('closes at 17:00 on the third working day after', () => {
    expect(new Date(openedWorld().stored().row.closesAt).toISOString()).toBe('2026-11-12T16:00:00.000Z');
  });

  test('has the evidence that the plan gives judged', () => {
    const judged = openedWorld()
      .stored()
      .evidence.map(({ criterion, state, source }) => [criterion, state, source]);
    expect(judged).toEqual([
      ['C1', 'unknown', 'computed'],
      ['C2', 'met', 'computed'],
    ]);
  });

  test('is not opened twice', () => {
    const { deps, actor, planId, reviewId } = openedWorld();
    const again = openGate(deps, actor('UANA'), { plan: { planId }, gate: 'gate-1' });
    expect(again).toEqual({ ok: false, reason: 'review-open', gate: 'GATE-1', reviewId });
  });
});

test('only the gates of the current phase open', () => {
  const { deps, actor, planId } = openedWorld();
  expect(openGate(deps, actor('UANA'), { plan: { planId }, gate: 'GATE-2' })).toEqual({
    ok: false,
    reason: 'other-phase',
    gate: 'GATE-2',
    phase: 'core',
    current: 'foundation',
  });
});

test('a member opens no gate, but the presenter that it names does', () => {
  const { deps, actor, planId } = openedWorld();
  const command = { plan: { planId }, gate: 'GATE-1' };
  expect(openGate(deps, actor('UCHI'), command)).toMatchObject({ reason: 'not-allowed', needs: 'editor' });
  expect(openGate(deps, actor('UBO'), command)).toMatchObject({ reason: 'review-open' });
});

describe('a ballot', () => {
  test('is kept in every version, each with a reply in the thread', () => {
    const world = openedWorld();
    expect(world.vote('UCHI', GREEN)).toMatchObject({ ok: true, ballot: { seat: 'chi', version: 1 } });
    expect(world.vote('UCHI', RED)).toMatchObject({ ok: true, ballot: { seat: 'chi', version: 2 } });
    const versions = loadBallotVersions(world.database.store, world.reviewId);
    expect(versions.map(({ version, choice, castBy }) => [version, choice, castBy])).toEqual([
      [1, 'green', 'UCHI'],
      [2, 'red', 'UCHI'],
    ]);
    const counted = loadReview(world.database.store, WORKSPACE, world.reviewId)?.ballots;
    expect(counted?.map(({ version, choice }) => [version, choice])).toEqual([[2, 'red']]);
    const replies = world.queued().filter(({ view }) => view.type === 'ballot');
    expect(replies.map(({ target }) => target)).toEqual([
      `review:${world.reviewId}`,
      `review:${world.reviewId}`,
    ]);
  });

  test('clicked twice is stored once', () => {
    const world = openedWorld();
    world.vote('UCHI', GREEN);
    expect(world.vote('UCHI', GREEN)).toEqual({ ok: false, reason: 'unchanged', what: 'vote' });
    expect(loadBallotVersions(world.database.store, world.reviewId)).toHaveLength(1);
  });

  test('that is yellow brings its condition, which goes with it', () => {
    const world = openedWorld();
    world.vote('UCHI', YELLOW);
    const [condition] = world.stored().conditions;
    expect(condition).toMatchObject({
      againstKind: 'ballot',
      against: 'chi',
      owner: 'fay',
      text: 'Run one at night',
    });
    world.vote('UCHI', GREEN);
    expect(world.stored().conditions).toEqual([]);
  });

  test('names all that a form lacks at once', () => {
    const empty = { choice: 'yellow', risk: ' ', workaround: null, owner: '', due: '2026-11-08' } as const;
    expect(openedWorld().vote('UCHI', empty)).toEqual({
      ok: false,
      reason: 'incomplete',
      faults: ['risk-missing', 'owner-missing', 'due-past'],
    });
  });

  test('renders the review anew, once however many follow each other', () => {
    const world = openedWorld();
    for (const user of ['UANA', 'UBO', 'UCHI']) world.vote(user, GREEN);
    expect(world.queued().filter(({ kind }) => kind === 'refresh')).toHaveLength(1);
  });

  test('does not count as a change to the plan', () => {
    const world = openedWorld();
    const versionOf = () => world.database.driver.prepare('select version from plan').pluck().get();
    const before = versionOf();
    world.vote('UCHI', GREEN);
    expect(versionOf()).toBe(before);
  });

  test.each([
    ['UFAY', 'member', 'no-seat'],
    ['UNOBODY', 'member', 'no-seat'],
    ['UCHI', 'guest', 'not-eligible'],
    ['UCHI', 'deactivated', 'not-eligible'],
    ['UCHI', 'stranger', 'not-eligible'],
    ['UCHI', 'bot', 'not-eligible'],
  ] as const)('of %s, a %s, is refused and the attempt logged', (user, standing, reason) => {
    const world = openedWorld();
    const review = { reviewId: world.reviewId };
    expect(castBallot(world.deps, world.actor(user), { review, vote: GREEN, standing })).toMatchObject({
      reason,
    });
    expect(loadBallotVersions(world.database.store, world.reviewId)).toEqual([]);
    expect(world.verbs(world.planId).at(-1)).toBe('gate.refused');
  });

  test('in the review of another workspace is refused as unknown', () => {
    const { deps, actor, reviewId } = openedWorld();
    const command = { review: { reviewId }, vote: GREEN, standing: 'member' } as const;
    expect(castBallot(deps, actor('UCHI', 'T2'), command)).toEqual({ ok: false, reason: 'unknown-review' });
  });

  test('from a form that is older than the vote is refused', () => {
    const world = openedWorld();
    world.vote('UCHI', GREEN);
    const command = {
      review: { reviewId: world.reviewId },
      vote: RED,
      standing: 'member',
      onVersion: 0,
    } as const;
    expect(castBallot(world.deps, world.actor('UCHI'), command)).toMatchObject({
      reason: 'stale-version',
      current: 1,
    });
  });

  test('after the window is refused, even before the review is closed', () => {
    const world = openedWorld();
    world.clock.set('2026-11-12T17:00:00+01:00');
    expect(world.vote('UCHI', GREEN)).toMatchObject({ ok: false, reason: 'window-over' });
  });
});
