import { describe, expect, it } from 'vitest';
import { type BallotChoice, type BallotCommand, decideBallot } from '../../src/gate/ballot.ts';
import type { Review } from '../../src/gate/review.ts';
import { ballot } from './minutes.ts';
import { berlin, review } from './plans.ts';

const tuesday = berlin('2026-11-17 11:00');
const green: BallotChoice = { choice: 'green' };
const yellow = {
  choice: 'yellow',
  risk: 'no load test yet',
  workaround: 'feature flag',
  owner: 'chi',
  due: '2026-11-25',
  conditionId: 'K1',
} as const;
const red = { choice: 'red', reason: 'data loss', wouldChange: 'a restore that works' } as const;

function vote(
  choice: BallotChoice,
  more: Partial<BallotCommand> = {},
  on: Partial<Review> = {},
  now = tuesday,
) {
  return decideBallot(
    review(on),
    { by: 'ana', standing: 'member', ...choice, ...more } as BallotCommand,
    now,
  );
}

describe('what a vote becomes', () => {
  it('green in one click', () => {
    expect(vote(green)).toEqual({
      ok: true,
      ballot: ballot('ana', 'green'),
      condition: null,
      lapsed: [],
    });
  });

  it('yellow with its risk and a condition of its own', () => {
    expect(vote(yellow)).toEqual({
      ok: true,
      ballot: ballot('ana', 'yellow', { reason: 'no load test yet', workaround: 'feature flag' }),
      condition: {
        id: 'K1',
        against: { kind: 'ballot', seat: 'ana' },
        text: 'feature flag',
        owner: 'chi',
        due: '2026-11-25',
        offeredBy: 'ana',
      },
      lapsed: [],
    });
  });

  it('yellow without a workaround promises to mend the risk itself', () => {
    expect(vote({ ...yellow, workaround: ' ' })).toMatchObject({
      ballot: { workaround: null },
      condition: { text: 'no load test yet' },
    });
  });

  it('red with its reason and what would change it', () => {
    expect(vote(red)).toMatchObject({
      ok: true,
      ballot: { choice: 'red', reason: 'data loss', wouldChange: 'a restore that works' },
      condition: null,
    });
  });

  it('abstention', () => {
    expect(vote({ choice: 'abstain' })).toMatchObject({
      ok: true,
      ballot: { choice: 'abstain', version: 1 },
    });
  });

  it('a change is the next version, and the condition of the earlier yellow goes with it', () => {
    const first = vote(yellow);
    if (!first.ok || first.condition === null) throw new Error('the yellow was refused');
    const others = { ...first.condition, id: 'K2', offeredBy: 'bo' };
    const on = { ballots: [first.ballot], conditions: [first.condition, others] };
    expect(vote(green, {}, on)).toMatchObject({ ok: true, ballot: { version: 2 }, lapsed: ['K1'] });
    const later = { ...yellow, due: '2026-11-26', conditionId: 'K3' };
    expect(vote(later, {}, on)).toMatchObject({
      ok: true,
      ballot: { version: 2 },
      condition: { id: 'K3', due: '2026-11-26' },
      lapsed: ['K1'],
    });
  });

  it('a confirmation renews an outdated ballot as it stands', () => {
    const ballots = [ballot('ana', 'yellow', { reason: 'no load test yet', version: 3, outdated: true })];
    expect(vote({ choice: 'confirm' }, {}, { ballots })).toEqual({
      ok: true,
      ballot: { ...ballots[0], version: 4, outdated: false },
      condition: null,
      lapsed: [],
    });
  });

  it('the same click confirms an outdated green', () => {
    const ballots = [ballot('ana', 'green', { outdated: true })];
    expect(vote(green, {}, { ballots })).toMatchObject({ ok: true, ballot: { version: 2, outdated: false } });
  });
});

describe('what a vote is refused for', () => {
  it('a review that is closed, and a window that is over before anybody closed it', () => {
    const closed = vote(green, {}, { closedAt: tuesday });
    expect(closed).toEqual({ ok: false, reason: 'review-closed' });
    const end = berlin('2026-11-19 17:00');
    expect(vote(green, {}, {}, end - 1)).toMatchObject({ ok: true });
    expect(vote(green, {}, {}, end)).toEqual({ ok: false, reason: 'window-over', closedAt: end });
  });

  it.each(['guest', 'bot', 'deactivated', 'stranger'] as const)('a %s', (standing) => {
    expect(vote(green, { standing })).toEqual({ ok: false, reason: 'not-eligible', standing });
  });

  it.each([
    ['guest', true],
    ['stranger', true],
    ['bot', false],
    ['deactivated', false],
  ] as const)('a %s, on a seat of which the plan says that a guest may hold it: %s', (standing, ok) => {
    const { gate } = review();
    const seats = gate.seats.map((seat) => ({ ...seat, guest: true }));
    expect(vote(green, { standing }, { gate: { ...gate, seats } }).ok).toBe(ok);
  });

  it('no seat', () => {
    expect(vote(green, { by: 'zoe' })).toEqual({ ok: false, reason: 'no-seat' });
  });

  it('a second click', () => {
    const first = vote(yellow);
    if (!first.ok || first.condition === null) throw new Error('the yellow was refused');
    const on = { ballots: [first.ballot], conditions: [first.condition] };
    expect(vote({ ...yellow, conditionId: 'K2' }, {}, on)).toMatchObject({ ok: false, reason: 'unchanged' });
    expect(vote(green, {}, { ballots: [ballot('ana', 'green')] })).toMatchObject({ reason: 'unchanged' });
  });

  it('a form that was opened on an older version', () => {
    const ballots = [ballot('ana', 'green', { version: 2 })];
    expect(vote(red, { onVersion: 1 }, { ballots })).toEqual({
      ok: false,
      reason: 'stale-version',
      current: 2,
    });
    expect(vote(red, { onVersion: 2 }, { ballots })).toMatchObject({ ok: true, ballot: { version: 3 } });
    expect(vote(red, { onVersion: 0 })).toMatchObject({ ok: true });
  });

  it('nothing to confirm', () => {
    expect(vote({ choice: 'confirm' })).toEqual({ ok: false, reason: 'nothing-to-confirm' });
    expect(vote({ choice: 'confirm' }, {}, { ballots: [ballot('ana', 'green')] })).toMatchObject({
      reason: 'unchanged',
    });
  });

  it.each([
    [{ ...yellow, risk: ' ', owner: '', due: '' }, ['risk-missing', 'owner-missing', 'due-missing']],
    [{ ...yellow, due: '2026-11-31' }, ['due-invalid']],
    [{ ...yellow, due: 'tomorrow' }, ['due-invalid']],
    [{ ...yellow, due: '2026-11-16' }, ['due-past']],
    [{ ...red, reason: '', wouldChange: '\n' }, ['reason-missing', 'would-change-missing']],
  ])('fields that are missing or wrong, all at once: %j', (choice, faults) => {
    expect(vote(choice)).toEqual({ ok: false, reason: 'incomplete', faults });
  });

  it('takes a condition that is due on the day itself, in the zone of the plan', () => {
    const justAfterMidnight = berlin('2026-11-17 00:30');
    expect(vote({ ...yellow, due: '2026-11-17' }, {}, {}, justAfterMidnight)).toMatchObject({ ok: true });
    expect(vote({ ...yellow, due: '2026-11-16' }, {}, {}, justAfterMidnight)).toMatchObject({ ok: false });
  });
});

describe('votes by delegates', () => {
  const lent = { seat: 'bo', delegate: 'dee', until: '2026-11-17', takenBack: false };

  it('count for the seat, through its last day', () => {
    const on = { delegations: [lent] };
    expect(vote(green, { by: 'dee' }, on)).toMatchObject({ ok: true, ballot: { seat: 'bo', castBy: 'dee' } });
    const nextDay = berlin('2026-11-18 09:00');
    expect(vote(green, { by: 'dee' }, on, nextDay)).toEqual({
      ok: false,
      reason: 'delegate-expired',
      seat: 'bo',
      until: '2026-11-17',
    });
    expect(vote(green, { by: 'bo' }, on, nextDay)).toMatchObject({ ok: true, ballot: { seat: 'bo' } });
  });

  it('keep the seat from its own person meanwhile', () => {
    expect(vote(green, { by: 'bo' }, { delegations: [lent] })).toEqual({
      ok: false,
      reason: 'delegated-away',
      holder: 'dee',
    });
  });

  it('end when the delegation is taken back', () => {
    const on = { delegations: [{ ...lent, takenBack: true }] };
    expect(vote(green, { by: 'dee' }, on)).toEqual({
      ok: false,
      reason: 'delegation-taken-back',
      seat: 'bo',
    });
    expect(vote(green, { by: 'bo' }, on)).toMatchObject({ ok: true });
  });

  it('pass to the next delegate', () => {
    const on = { delegations: [lent, { ...lent, delegate: 'eli', until: null }] };
    expect(vote(green, { by: 'eli' }, on)).toMatchObject({ ok: true, ballot: { seat: 'bo' } });
    expect(vote(green, { by: 'dee' }, on)).toEqual({
      ok: false,
      reason: 'delegation-taken-back',
      seat: 'bo',
    });
  });

  it('are refused for a seat that somebody else holds, as a forged button asks', () => {
    expect(vote(green, { by: 'ana', seat: 'chi' })).toEqual({
      ok: false,
      reason: 'seat-held-by',
      seat: 'chi',
      holder: 'chi',
    });
    expect(vote(green, { by: 'ana', seat: 'nobody' })).toEqual({ ok: false, reason: 'no-seat' });
  });

  it('bring conditions that lapse when the seat votes anew itself', () => {
    const first = vote(yellow, { by: 'dee' }, { delegations: [lent] });
    if (!first.ok || first.condition === null) throw new Error('the yellow was refused');
    const on = {
      delegations: [{ ...lent, takenBack: true }],
      ballots: [first.ballot],
      conditions: [first.condition],
    };
    expect(vote(green, { by: 'bo' }, on)).toMatchObject({ ok: true, lapsed: ['K1'] });
  });
});
