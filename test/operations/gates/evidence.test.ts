import { describe, expect, test } from 'vitest';
import { raiseBlocker } from '../../../src/operations/blockers/raise-blocker.ts';
import { markBlocker, resolveBlocker } from '../../../src/operations/blockers/resolve-blocker.ts';
import { giveEvidence } from '../../../src/operations/gates/give-evidence.ts';
import { loadEvidenceView } from '../../../src/operations/gates/reply-views.ts';
import { loadReviewView } from '../../../src/operations/gates/review-view.ts';
import { WORKSPACE } from '../world.ts';
import { GREEN, type OpenedWorld, openedWorld } from './given.ts';

const confirms = (world: OpenedWorld) =>
  world.queued().filter(({ view }) => view.type === 'seat asked' && view.why === 'confirm');
const outdated = (world: OpenedWorld) =>
  world
    .stored()
    .ballots.filter((ballot) => ballot.outdated)
    .map(({ seat }) => seat);
const judged = (world: OpenedWorld, id: string) =>
  world
    .stored()
    .evidence.filter(({ kind, criterion }) => kind === 'judged' && criterion === id)
    .map(({ state }) => state);

function raised(world: OpenedWorld, workaround: string | null = null): string {
  const result = raiseBlocker(world.deps, world.actor('UCHI'), {
    plan: { planId: world.planId },
    item: 'TASK-1',
    needed: 'Keys for the sandbox',
    neededFrom: null,
    critical: true,
    workaround,
    link: null,
  });
  if (!result.ok) throw new Error(result.reason);
  return result.blockerId;
}

describe('a measured value', () => {
  test('is judged against its target and said in the thread with its link', () => {
    const world = openedWorld();
    expect(world.measure('280')).toMatchObject({ ok: true, criterion: 'C1' });
    expect(judged(world, 'C1')).toEqual(['unknown', 'met']);
    const post = { reviewId: world.reviewId, criterion: 'C1', version: 2 };
    expect(loadEvidenceView(world.database.store, WORKSPACE, post)).toMatchObject({
      state: 'met',
      value: '280\u00a0ms',
      by: 'Bo',
    });
    expect(world.queued().find(({ view }) => view.type === 'evidence')?.target).toBe(
      `review:${world.reviewId}`,
    );
  });

  test('that changes the state outdates the ballots before it and asks those seats alone to confirm', () => {
    const world = openedWorld();
    world.measure('280');
    world.vote('UANA', GREEN);
    world.vote('UCHI', GREEN);
    world.measure('310');
    expect(outdated(world)).toEqual(['ana', 'chi']);
    expect(confirms(world).map(({ channel }) => channel)).toEqual(['UANA', 'UCHI']);
    expect(world.vote('UANA', { choice: 'confirm' })).toMatchObject({ ok: true, ballot: { version: 2 } });
    expect(outdated(world)).toEqual(['chi']);
  });

  test('that leaves the state as it was outdates nothing', () => {
    const world = openedWorld();
    world.measure('280');
    world.vote('UANA', GREEN);
    world.measure('270');
    expect(outdated(world)).toEqual([]);
    expect(judged(world, 'C1')).toEqual(['unknown', 'met', 'met']);
  });

  test.each([
    ['about 300', 'value-refused'],
    ['1,000', 'value-refused'],
    ['', 'value-refused'],
  ])('written as “%s” is refused', (value, reason) => {
    const world = openedWorld();
    expect(world.measure(value)).toMatchObject({ ok: false, reason });
    expect(judged(world, 'C1')).toEqual(['unknown']);
  });

  test('said twice is refused the second time', () => {
    const world = openedWorld();
    world.measure('280');
    expect(world.measure('280')).toEqual({ ok: false, reason: 'unchanged', what: 'evidence' });
  });
});

test('a computed criterion is not said by anybody, and an unknown one names the nearest', () => {
  const { deps, actor, reviewId } = openedWorld();
  const command = {
    review: { reviewId },
    state: 'met',
    value: null,
    link: null,
    standing: 'member',
  } as const;
  expect(giveEvidence(deps, actor('UBO'), { ...command, criterion: 'c2' })).toEqual({
    ok: false,
    reason: 'computed-criterion',
    criterion: 'C2',
  });
  expect(giveEvidence(deps, actor('UBO'), { ...command, criterion: 'C11' })).toMatchObject({
    reason: 'unknown-criterion',
    nearest: 'C1',
  });
  expect(giveEvidence(deps, actor('UCHI'), { ...command, criterion: 'C1' })).toMatchObject({
    reason: 'not-allowed',
  });
});

describe('a critical blocker raised meanwhile', () => {
  test('judges its criterion anew in the same transaction and outdates the ballots', () => {
    const world = openedWorld();
    world.vote('UANA', GREEN);
    raised(world);
    expect(judged(world, 'C2')).toEqual(['met', 'not met']);
    expect(outdated(world)).toEqual(['ana']);
    expect(confirms(world)).toHaveLength(1);
  });

  test('with a workaround is a workaround, and met once it is resolved', () => {
    const world = openedWorld();
    const blockerId = raised(world);
    markBlocker(world.deps, world.actor('UCHI'), { blockerId }, { workaround: 'Use the old keys' });
    resolveBlocker(world.deps, world.actor('UCHI'), { blockerId }, 'Keys are here');
    expect(judged(world, 'C2')).toEqual(['met', 'not met', 'workaround', 'met']);
  });

  test('that is marked unresolvable makes the evidence red', () => {
    const world = openedWorld();
    const blockerId = raised(world, 'Use the old keys');
    const colour = () =>
      loadReviewView(world.database.store, WORKSPACE, world.reviewId, world.clock.now())?.evidenceColour;
    expect(colour()).toBe('yellow');
    markBlocker(world.deps, world.actor('UCHI'), { blockerId }, { unresolvable: true });
    expect(colour()).toBe('red');
  });

  test('of another phase changes nothing', () => {
    const world = openedWorld();
    raiseBlocker(world.deps, world.actor('UCHI'), {
      plan: { planId: world.planId },
      item: 'TASK-3',
      needed: 'A decision',
      neededFrom: null,
      critical: true,
      workaround: null,
      link: null,
    });
    expect(judged(world, 'C2')).toEqual(['met']);
  });
});
