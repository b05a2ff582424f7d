import { describe, expect, it } from 'vitest';
import { type RehearsalInput, rehearse } from '../../src/gate/rehearsal.ts';
import { criterion } from './minutes.ts';
import { blocker, gate, item, person, plan, state, weekdaysBut } from './plans.ts';

const ours = plan({ items: [item('T1', { phase: 'foundation' })] });
const said = (id: string, given: 'met' | 'not met' | 'workaround') => ({
  criterion: id,
  version: 1,
  state: given,
  value: null,
  link: null,
  by: 'eve',
});

function rehearsal(more: Partial<RehearsalInput> = {}) {
  return rehearse({
    plan: ours,
    state: state(),
    gate: gate('GATE-1', 'foundation', { criteria: [criterion('C1', { critical: true }), criterion('C2')] }),
    given: [said('C1', 'met'), said('C2', 'met')],
    delegations: [],
    today: '2026-11-16',
    opensOn: '2026-11-19',
    calendar: weekdaysBut(),
    ...more,
  });
}

describe('a rehearsal', () => {
  it('shows the evidence colour of today and the window to come', () => {
    expect(rehearsal()).toMatchObject({
      colour: 'green',
      rule: 'all-met',
      best: 'green',
      missing: [],
      away: [],
      window: { from: '2026-11-19', to: '2026-11-24' },
    });
  });

  it('hopes for what is unknown, and for nothing that is known', () => {
    expect(rehearsal({ given: [] })).toMatchObject({ colour: 'yellow', best: 'green' });
    const given = [said('C1', 'met'), said('C2', 'workaround')];
    expect(rehearsal({ given })).toMatchObject({
      colour: 'yellow',
      best: 'yellow',
      missing: [{ criterion: 'C2', state: 'workaround', critical: false }],
    });
    expect(rehearsal({ given: [said('C1', 'not met')] })).toMatchObject({ colour: 'red', best: 'red' });
  });

  it('is red under an unresolvable blocker', () => {
    const stuck = state({ blockers: [blocker('T1', { unresolvable: true })] });
    expect(rehearsal({ state: stuck })).toMatchObject({ best: 'red', unresolvableBlocker: true });
  });

  const window = [{ from: '2026-11-18', to: '2026-11-24' }];
  const boAway = { ...ours, people: [person('ana'), person('bo', window), person('chi')] };

  it('names the seats that are away, and sees that a mandatory one leaves no decision', () => {
    expect(rehearsal({ plan: boAway })).toMatchObject({
      best: 'no decision',
      away: [
        {
          seat: 'bo',
          holder: 'bo',
          mandatory: true,
          days: ['2026-11-19', '2026-11-20', '2026-11-23', '2026-11-24'],
          throughout: true,
        },
      ],
    });
  });

  it('is saved by a delegate who is there', () => {
    const delegations = [{ seat: 'bo', delegate: 'dee', until: null, takenBack: false }];
    expect(rehearsal({ plan: boAway, delegations })).toMatchObject({ best: 'green', away: [] });
  });

  it('tells somebody who is away for a part from somebody who cannot vote', () => {
    const part = [{ from: '2026-11-20', to: '2026-11-20' }];
    const people = [person('ana'), person('bo', part), person('chi')];
    expect(rehearsal({ plan: { ...ours, people } })).toMatchObject({
      best: 'green',
      away: [{ seat: 'bo', days: ['2026-11-20'], throughout: false }],
    });
  });
});
