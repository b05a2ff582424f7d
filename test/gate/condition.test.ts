import { describe, expect, it } from 'vitest';
import { type ConditionCommand, decideCondition } from '../../src/gate/condition.ts';
import type { Review } from '../../src/gate/review.ts';
import { conditionsInForce } from '../../src/gate/shortfalls.ts';
import { ballot, conditionAgainst, factsFrom, known } from './minutes.ts';
import { berlin, review } from './plans.ts';

const tuesday = berlin('2026-11-17 11:00');
const command: ConditionCommand = {
  id: 'K1',
  by: 'ana',
  standing: 'member',
  against: { kind: 'criterion', criterion: 'C1' },
  text: ' Load test ',
  owner: 'chi',
  due: '2026-11-25',
};
const short: Partial<Review> = {
  evidence: [known('C1', 'not met')],
  ballots: [ballot('bo', 'red'), ballot('chi', 'green')],
};

function offer(more: Partial<ConditionCommand> = {}, on: Partial<Review> = {}) {
  return decideCondition(review({ ...short, ...on }), { ...command, ...more }, tuesday);
}

describe('a condition', () => {
  const taken = {
    id: 'K1',
    against: { kind: 'criterion', criterion: 'C1' },
    text: 'Load test',
    owner: 'chi',
    due: '2026-11-25',
    offeredBy: 'ana',
  } as const;

  it('can be offered by any seat against a criterion or against a ballot of another seat', () => {
    expect(offer()).toEqual({ ok: true, condition: taken });
    expect(offer({ against: { kind: 'ballot', seat: 'bo' } })).toMatchObject({ ok: true });
  });

  it('can be offered by a delegate, and not by whoever gave the seat away', () => {
    const delegations = [{ seat: 'ana', delegate: 'dee', until: null, takenBack: false }];
    expect(offer({ by: 'dee' }, { delegations })).toMatchObject({ ok: true });
    expect(offer({}, { delegations })).toMatchObject({ ok: false, reason: 'delegated-away' });
  });

  it.each([
    [{ by: 'zoe' }, {}, { reason: 'no-seat' }],
    [{ standing: 'guest' as const }, {}, { reason: 'not-eligible', standing: 'guest' }],
    [{}, { closedAt: tuesday }, { reason: 'review-closed' }],
    [{}, { closesAt: tuesday }, { reason: 'window-over', closedAt: tuesday }],
    [{}, { evidence: [known('C1', 'met')] }, { reason: 'not-a-shortfall' }],
    [{ against: { kind: 'ballot' as const, seat: 'chi' } }, {}, { reason: 'not-a-shortfall' }],
    [{ against: { kind: 'criterion' as const, criterion: 'C9' } }, {}, { reason: 'not-a-shortfall' }],
    [{ owner: '', due: '2026-11-16' }, {}, { reason: 'incomplete', faults: ['owner-missing', 'due-past'] }],
    [{ text: ' ', due: '' }, {}, { reason: 'incomplete', faults: ['text-missing', 'due-missing'] }],
    [
      {},
      { conditions: [{ ...taken, id: 'K0' }] },
      { reason: 'unchanged', condition: { ...taken, id: 'K0' } },
    ],
  ])('%j on %j is refused', (more, on, refusal) => {
    expect(offer(more, on)).toEqual({ ok: false, ...refusal });
  });

  it('is in force as long as what it answers is a shortfall', () => {
    const facts = factsFrom({
      seats: 'ana, bo, chi',
      evidence: 'C1 met, C2 not met',
      votes: 'ana green, bo red, chi outdated red',
      conditions: 'C1, C2, ana, bo, chi',
    });
    expect(conditionsInForce(facts)).toEqual([
      conditionAgainst('C2', facts.criteria),
      conditionAgainst('bo', facts.criteria),
    ]);
  });
});
