import { describe, expect, test } from 'vitest';
import { cancelGate } from '../../../src/operations/gates/cancel-gate.ts';
import { delegateSeat, takeBackSeat } from '../../../src/operations/gates/delegate-seat.ts';
import { loadReviewView } from '../../../src/operations/gates/review-view.ts';
import { WORKSPACE } from '../world.ts';
import { GREEN, type OpenedWorld, openedWorld } from './given.ts';

const delegate = (world: OpenedWorld, user: string, to: string, until: string | null = null, seat?: string) =>
  delegateSeat(world.deps, world.actor(user), {
    plan: { planId: world.planId },
    gate: 'GATE-1',
    to,
    until,
    standing: 'member',
    ...(seat === undefined ? {} : { seat }),
  });
const takeBack = (world: OpenedWorld, user: string) =>
  takeBackSeat(world.deps, world.actor(user), { plan: { planId: world.planId }, gate: 'GATE-1' });
const seatOf = (world: OpenedWorld, name: string) =>
  loadReviewView(world.database.store, WORKSPACE, world.reviewId, world.clock.now())?.seats.find(
    ({ person }) => person.name === name,
  );

describe('what a seat was told', () => {
  const sent = (world: OpenedWorld) =>
    world.database.driver
      .prepare("update outbox set status = 'sent', slack_channel = 'D1', slack_ts = id where kind = 'post'")
      .run();
  const ended = (world: OpenedWorld) =>
    world.queued().flatMap(({ kind, target, view }) => (view.type === 'seat ended' ? [[kind, target]] : []));
  const cancel = (world: OpenedWorld) => {
    const review = { reviewId: world.reviewId };
    return cancelGate(world.deps, world.actor('UBO'), { review, reason: 'Too early' });
  };

  test('is told anew when the review ends, in every message that was sent', () => {
    const world = openedWorld();
    delegate(world, 'UCHI', 'UFAY');
    sent(world);
    world.measure('280');
    expect(cancel(world)).toMatchObject({ ok: true });
    const key = (seat: string) => `seat-asked:${world.reviewId}:${seat}:open`;
    const delegated = world
      .queued()
      .findLast(({ channel, view }) => channel === 'UFAY' && view.seat === 'chi');
    expect(ended(world)).toEqual(
      [...['ana', 'bo', 'chi', 'dev', 'eli'].map(key), delegated?.key].map((target) => ['refresh', target]),
    );
  });

  test('gives way to a newer question, when that is sent, and to the end of the review at once', () => {
    const world = openedWorld();
    sent(world);
    world.vote('UCHI', GREEN);
    world.clock.set('2026-11-09T18:00:00+01:00');
    world.measure('280');
    const older = () =>
      world.queued().find(({ key }) => key === `refresh:seat-asked:${world.reviewId}:chi:open`);
    expect(older()).toMatchObject({
      notBefore: Date.parse('2026-11-10T09:00:00+01:00'),
      view: { type: 'seat asked again', by: `seat-asked:${world.reviewId}:chi:confirm:1` },
    });
    cancel(world);
    expect(older()).toMatchObject({ notBefore: world.clock.now(), view: { type: 'seat ended' } });
  });

  test('is left alone where it was never sent', () => {
    const world = openedWorld();
    expect(cancel(world)).toMatchObject({ ok: true });
    expect(ended(world)).toEqual([]);
  });
});

describe('a delegated seat', () => {
  test('is voted by its delegate, who is asked, and not by its person', () => {
    const world = openedWorld();
    expect(delegate(world, 'UCHI', 'UFAY')).toEqual({ ok: true, seat: 'chi' });
    expect(world.vote('UCHI', GREEN)).toMatchObject({ reason: 'delegated-away', holder: 'Fay' });
    expect(world.vote('UFAY', GREEN)).toMatchObject({ ok: true, ballot: { seat: 'chi', castBy: 'fay' } });
    expect(seatOf(world, 'Chi')).toMatchObject({ delegate: 'Fay', answer: 'given', choice: 'green' });
    const asked = world.queued().filter(({ view }) => view.type === 'seat asked' && view.seat === 'chi');
    expect(asked.map(({ channel }) => channel)).toEqual(['UCHI', 'UFAY']);
  });

  test('goes back when it is taken back, and the delegate is told so', () => {
    const world = openedWorld();
    delegate(world, 'UCHI', 'UFAY');
    expect(takeBack(world, 'UCHI')).toEqual({ ok: true, seat: 'chi' });
    expect(world.vote('UFAY', GREEN)).toMatchObject({ reason: 'delegation-taken-back', seat: 'Chi' });
    expect(world.vote('UCHI', GREEN)).toMatchObject({ ok: true });
    expect(takeBack(world, 'UCHI')).toEqual({ ok: false, reason: 'not-delegated', seat: 'Chi' });
  });

  test('goes back by itself after its last day', () => {
    const world = openedWorld();
    delegate(world, 'UCHI', 'UFAY', '2026-11-10');
    world.clock.set('2026-11-11T09:00:00+01:00');
    expect(world.vote('UFAY', GREEN)).toMatchObject({ reason: 'delegate-expired', until: '2026-11-10' });
    expect(world.vote('UCHI', GREEN)).toMatchObject({ ok: true });
  });

  test('is not handed on by its delegate, nor back, who is told whom to ask', () => {
    const world = openedWorld();
    delegate(world, 'UCHI', 'UFAY');
    const refusal = { ok: false, reason: 'delegate-hands-on', seat: 'Chi' };
    expect(delegate(world, 'UFAY', 'UGUS1')).toEqual(refusal);
    expect(takeBack(world, 'UFAY')).toEqual(refusal);
  });

  test('may be somebody whom the plan does not name', () => {
    const world = openedWorld();
    expect(delegate(world, 'UCHI', 'UGUS1')).toMatchObject({ ok: true });
    expect(world.vote('UGUS1', GREEN)).toMatchObject({ ok: true, ballot: { seat: 'chi', castBy: 'UGUS1' } });
  });
});

test.each([
  ['UCHI', 'UBO', null, undefined, { reason: 'delegate-has-seat', seat: 'Bo' }],
  ['UFAY', 'UGUS1', null, undefined, { reason: 'no-seat' }],
  ['UCHI', 'UFAY', '2026-11-08', undefined, { reason: 'until-past', until: '2026-11-08' }],
  ['UCHI', 'UFAY', 'Friday', undefined, { reason: 'bad-date', text: 'Friday' }],
  ['UCHI', 'UFAY', null, 'bo', { reason: 'not-allowed', needs: 'seat' }],
  ['UANA', 'UFAY', null, 'bo', { ok: true, seat: 'bo' }],
] as const)('%s delegates to %s until %s', (user, to, until, seat, expected) => {
  expect(delegate(openedWorld(), user, to, until, seat)).toMatchObject(expected);
});
