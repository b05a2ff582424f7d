import { describe, expect, it } from 'vitest';
import { type DelegateCommand, decideDelegation, decideTakingBack } from '../../src/gate/delegate.ts';
import type { Delegation } from '../../src/gate/review.ts';
import { eligibleBallots, holderOf } from '../../src/gate/seats.ts';
import { ballot } from './minutes.ts';
import { review } from './plans.ts';

const today = '2026-11-17';
const toDee: Delegation = { seat: 'bo', delegate: 'dee', until: '2026-11-20', takenBack: false };

function delegate(more: Partial<DelegateCommand>, delegations: Delegation[] = []) {
  const command: DelegateCommand = { seat: 'bo', delegate: 'dee', standing: 'member', until: null, ...more };
  return decideDelegation(review({ delegations }), command, today);
}

describe('handing a seat to somebody', () => {
  it('is until a date, or until it is taken back', () => {
    expect(delegate({ until: '2026-11-20' })).toEqual({ ok: true, delegation: toDee });
    expect(delegate({})).toEqual({ ok: true, delegation: { ...toDee, until: null } });
    expect(delegate({ until: today })).toMatchObject({ ok: true });
  });

  it.each([
    [{ seat: 'zoe' }, { reason: 'no-seat' }],
    [{ delegate: 'chi' }, { reason: 'delegate-has-seat', seat: 'chi' }],
    [{ delegate: 'bo' }, { reason: 'delegate-has-seat', seat: 'bo' }],
    [{ standing: 'guest' as const }, { reason: 'not-eligible', standing: 'guest' }],
    [{ until: '2026-11-16' }, { reason: 'until-past' }],
    [{ until: 'Friday' }, { reason: 'until-invalid' }],
  ])('%j is refused', (command, refusal) => {
    expect(delegate(command)).toEqual({ ok: false, ...refusal });
  });

  it('never gives one person two seats', () => {
    expect(delegate({ seat: 'ana' }, [toDee])).toEqual({
      ok: false,
      reason: 'delegate-has-seat',
      seat: 'bo',
    });
    const over = { ...toDee, until: '2026-11-16' };
    expect(delegate({ seat: 'ana' }, [over])).toMatchObject({ ok: true });
  });

  it('replaces the delegation before it, and is refused where nothing changes', () => {
    expect(delegate({ delegate: 'eli' }, [toDee])).toMatchObject({ ok: true });
    expect(delegate({ until: '2026-11-25' }, [toDee])).toMatchObject({ ok: true });
    expect(delegate({ until: '2026-11-20' }, [toDee])).toEqual({ ok: false, reason: 'unchanged' });
  });
});

describe('the holder of a seat', () => {
  it('is the delegate through the last day, then the person again', () => {
    const holders = ['2026-11-20', '2026-11-21'].map((day) => holderOf('bo', [toDee], day));
    expect(holders).toEqual(['dee', 'bo']);
  });

  it('is always one: the last delegation counts, also after it was taken back', () => {
    const toEli = { ...toDee, delegate: 'eli' };
    expect(holderOf('bo', [toDee, toEli], today)).toBe('eli');
    expect(holderOf('bo', [toDee, { ...toEli, takenBack: true }], today)).toBe('bo');
    expect(holderOf('ana', [toDee, toEli], today)).toBe('ana');
  });

  it('is the person again once the delegation is taken back', () => {
    expect(decideTakingBack([toDee], 'bo', today)).toEqual({ ...toDee, takenBack: true });
    expect(decideTakingBack([toDee], 'bo', '2026-11-21')).toBeNull();
    expect(decideTakingBack([toDee], 'ana', today)).toBeNull();
  });
});

it('leaves out, at the close, the ballots of people who may not vote any more', () => {
  const ballots = [ballot('ana', 'green'), ballot('bo', 'green', { castBy: 'dee' })];
  const standingOf = (person: string) => (person === 'dee' ? 'guest' : 'member');
  expect(eligibleBallots(ballots, [], standingOf)).toEqual([ballots[0]]);
  const seats = [{ person: 'bo', mandatory: true, guest: true }];
  expect(eligibleBallots(ballots, seats, standingOf)).toEqual(ballots);
});
