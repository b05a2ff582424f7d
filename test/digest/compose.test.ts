import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/digest/compose.ts';
import type { DigestInput } from '../../src/digest/input.ts';
import { digestText } from '../../src/digest/text.ts';
import type { DigestView } from '../../src/digest/view.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { stateFromPlan } from '../../src/plan/state-from-plan.ts';
import { blockerOn, checkout, inputOf } from './checkout.ts';

const started = {
  'TASK-001': 'started: 2026-11-02',
  'TASK-002': 'started: 2026-11-02',
  'TASK-004': 'started: 2026-11-02',
};
const stateWith = (...blockers: ReturnType<typeof blockerOn>[]) => ({
  ...stateFromPlan(checkout(started)),
  blockers,
});

/** The digest of a day of the plan on which its three first items run. */
function compose(
  date: string,
  rest: Partial<DigestInput> = {},
  actuals: Record<string, string> = started,
): DigestView {
  return composeDigest(inputOf(checkout(actuals), date, rest));
}

describe('blockers', () => {
  it('of one item stand together, and what it holds up is said once', () => {
    const state = stateWith(
      blockerOn('TASK-001', { id: 'one', critical: true }),
      blockerOn('TASK-002', { id: 'two', critical: true }),
      blockerOn('TASK-001', { id: 'three' }),
    );
    const impacts = new Map(['one', 'two', 'three'].map((id) => [id, { items: 2, people: 1, moves: [] }]));
    const view = compose('2026-11-05', { state, impacts });
    expect(view.blockers.map(({ id }) => id)).toEqual(['one', 'three', 'two']);
    const said = digestText(view)
      .split('\n')
      .filter((line) => line.includes('holds up'));
    expect(said).toEqual([
      '   holds up 2 items and 1 person',
      '   holds up the same',
      '   holds up 2 items and 1 person',
    ]);
  });

  it('come in the order of what they move, then critical, items held, age', () => {
    const state = stateWith(
      blockerOn('A', { raisedOn: '2026-11-03' }),
      blockerOn('B', { raisedOn: '2026-11-02' }),
      blockerOn('C', { critical: true }),
      blockerOn('D'),
      blockerOn('E'),
      blockerOn('GONE', { resolvedOn: '2026-11-03' }),
    );
    const impacts = new Map([
      ['blocker-D', { items: 4, people: 1, moves: [] }],
      [
        'blocker-E',
        {
          items: 1,
          people: 1,
          moves: [
            { id: 'CP-1', days: 1 },
            { id: 'end', days: 2 },
          ],
        },
      ],
    ]);
    const { blockers } = compose('2026-11-05', { state, impacts });
    expect(blockers.map(({ item }) => item)).toEqual(['E', 'C', 'D', 'B', 'A']);
    expect(blockers[0]?.moves).toEqual([
      { id: 'end', days: 2, isGate: false },
      { id: 'CP-1', days: 1, isGate: false },
    ]);
  });

  it.each([
    ['the day on which it was raised', '2026-11-05', '2026-11-05', 1],
    ['the next working day', '2026-11-05', '2026-11-06', 2],
    ['over a weekend', '2026-11-05', '2026-11-09', 3],
    ['raised on a Saturday, seen on Monday', '2026-11-07', '2026-11-09', 1],
    ['seen on the Sunday on which it was raised', '2026-11-08', '2026-11-08', 1],
    ['over a closure', '2026-12-23', '2027-01-01', 2],
  ])('age in working days: %s', (_, raisedOn, date, age) => {
    expect(
      compose(date, { state: stateWith(blockerOn('TASK-004', { raisedOn })) }).blockers[0]?.ageDays,
    ).toBe(age);
  });

  it('say the name of the item where nobody said what is needed', () => {
    const { blockers } = compose('2026-11-05', { state: stateWith(blockerOn('TASK-004', { needed: ' ' })) });
    expect(blockers[0]?.needed).toBe('Audit trail');
  });
});

describe('convergence points', () => {
  it('tell readiness, who sets the date and each float', () => {
    const [point] = compose(
      '2026-11-05',
      {},
      { ...started, 'TASK-001': 'started: 2026-11-02, finished: 2026-11-04' },
    ).convergence;
    expect(point?.tracks).toEqual([
      { name: 'API', done: 1, needed: 1, floatDays: expect.any(Number), setsDate: false },
      { name: 'UI', done: 0, needed: 2, floatDays: 0, setsDate: true },
      { name: 'Data', done: 0, needed: 1, floatDays: expect.any(Number), setsDate: false },
    ]);
    expect(point).toMatchObject({
      id: 'CP-1',
      forecast: '2026-11-13',
      lateDays: 0,
      onTime: null,
      requirementsOpen: 1,
    });
  });

  it('come in the order of their due dates and leave out those that are reached', () => {
    const late = { ...started, 'TASK-006': 'started: 2026-11-02, remaining: 30 days' };
    expect(compose('2026-11-05', {}, late).convergence.map(({ id }) => id)).toEqual(['CP-1', 'CP-2']);
    const done = Object.fromEntries(
      ['TASK-001', 'TASK-003', 'TASK-004'].map((id) => [id, 'started: 2026-11-02, finished: 2026-11-04']),
    );
    const state = {
      ...stateFromPlan(checkout(done)),
      requirementsTicked: new Map([['CP-1', new Set(['Test data agreed'])]]),
    };
    expect(compose('2026-11-05', { state }, done).convergence.map(({ id }) => id)).toEqual(['CP-2']);
    const before = { date: '2026-11-04', fingerprint: 'other', checkIns: null };
    const reached = (open: string[]) =>
      compose('2026-11-05', { state, previous: { ...before, open } }, done).reached;
    expect(reached(['CP-1', 'CP-2'])).toEqual([{ id: 'CP-1', name: 'Cards work' }]);
    expect(reached(['CP-2'])).toEqual([]);
    const text = digestText(
      compose('2026-11-05', { state, previous: { ...before, open: ['CP-1', 'CP-2'] } }, done),
    );
    expect(text).toContain('Since Wednesday\nCP-1 Cards work reached');
  });
});

describe('items', () => {
  it('are overdue from the working day after their due date', () => {
    expect(compose('2026-11-06').overdue).toEqual([]);
    expect(compose('2026-11-07').overdue).toEqual([]);
    expect(compose('2026-11-09').overdue).toEqual([
      { id: 'TASK-001', name: 'Tokenise cards', owner: 'Ana', due: '2026-11-06', lateDays: 1 },
    ]);
  });

  it('are stale after five working days without a word, unless a blocker explains it', () => {
    const touched = new Map([['TASK-001', '2026-11-06']]);
    expect(compose('2026-11-06', { touched }).stale).toEqual([]);
    expect(compose('2026-11-09', { touched }).stale.map(({ id, idleDays }) => [id, idleDays])).toEqual([
      ['TASK-002', 5],
      ['TASK-004', 5],
    ]);
    const state = stateWith(blockerOn('TASK-002'));
    expect(compose('2026-11-09', { touched, state }).stale.map(({ id }) => id)).toEqual(['TASK-004']);
  });

  it('stand by their track in the thread', () => {
    const tracks = compose(
      '2026-11-05',
      {},
      { ...started, 'TASK-004': 'started: 2026-11-02, finished: 2026-11-04' },
    ).tracks;
    expect(tracks.map(({ name, lead, done, needed }) => [name, lead, done, needed])).toEqual([
      ['API', 'Ana', 0, 1],
      ['UI', 'Bo', 0, 3],
      ['Data', null, 1, 2],
    ]);
    expect(tracks[1]?.inProgress.map(({ id }) => id)).toEqual(['TASK-002']);
    expect(tracks[2]?.next.map(({ id }) => id)).toEqual(['TASK-006']);
  });
});

describe('moves', () => {
  it('that no item explains name the requirement that keeps a point open', () => {
    const done = Object.fromEntries(
      ['TASK-001', 'TASK-002', 'TASK-003', 'TASK-004'].map((id) => [
        id,
        'started: 2026-11-02, finished: 2026-11-06',
      ]),
    );
    const moves = ['CP-1', 'GATE-1', 'CP-2'].map((id) => ({ id, days: 1, cause: null }));
    const previous = { date: '2026-11-09', fingerprint: 'other', checkIns: null };
    const said = digestText(compose('2026-11-10', { moves, previous }, done)).split('\n');
    expect(said).toContain('CP-1, GATE-1 +1 day: “Test data agreed” is not ticked off (Ana)');
    expect(said).toContain('CP-2 +1 day');
  });
});

describe('requests', () => {
  const waiting = blockerOn('TASK-004', { neededFrom: 'bo' });
  const asks = (view: DigestView) => view.requests.map(({ person, ask, about }) => [person, ask, about]);

  it('are one a person, the weightiest', () => {
    expect(asks(compose('2026-11-09', { state: stateWith(waiting) }))).toEqual([
      ['bo', 'blocker', 'TASK-004'],
      ['ana', 'overdue', 'TASK-001'],
    ]);
  });

  it('leave alone who is away and who was asked today', () => {
    expect(asks(compose('2026-11-09', { state: stateWith(), askedToday: new Set(['ana']) }))).toEqual([
      ['bo', 'stale', 'TASK-002'],
    ]);
    expect(asks(compose('2026-11-11', { state: stateWith(), askedToday: new Set(['ana', 'bo']) }))).toEqual([
      ['chi', 'stale', 'TASK-004'],
    ]);
  });

  it('ask somebody about the blocker that stands first, whichever way they are asked', () => {
    const worst = blockerOn('TASK-001', { id: 'B-worst', critical: true });
    const lesser = blockerOn('TASK-004', { id: 'B-lesser', neededFrom: 'ana' });
    const view = compose('2026-11-04', { state: stateWith(lesser, worst) });
    expect(view.blockers.map(({ id }) => id)).toEqual(['B-worst', 'B-lesser']);
    expect(asks(view)).toEqual([['ana', 'taker', 'TASK-001']]);
  });

  it('ask nothing where somebody has the blocker', () => {
    const taken = blockerOn('TASK-004', { neededFrom: 'bo', claimedBy: 'bo' });
    expect(asks(compose('2026-11-04', { state: stateWith(taken) }))).toEqual([]);
  });

  it('ask the owner of a blocked item where nobody who is known can give what is needed', () => {
    const outside = blockerOn('TASK-004', { neededFrom: 'The payment provider' });
    expect(asks(compose('2026-11-04', { state: stateWith(outside) }))).toEqual([
      ['chi', 'taker', 'TASK-004'],
    ]);
  });

  it('ask the lead of the track where the owner of a blocked item is away', () => {
    const plan = checkout(started);
    const people = plan.people.map((person) => ({ ...person, away: [] as { from: string; to: string }[] }));
    const without = (id: string) =>
      people.map((person) =>
        person.id === id ? { ...person, away: [{ from: '2026-11-01', to: '2026-11-30' }] } : person,
      );
    const item = { ...plan, items: plan.items.map((one) => ({ ...one, track: 'ui' })) };
    const state = { ...stateFromPlan(item), blockers: [blockerOn('TASK-004')] };
    const asked = (away: Plan['people']) =>
      composeDigest(inputOf({ ...item, people: away }, '2026-11-04', { state })).requests.find(
        ({ ask }) => ask === 'taker',
      )?.person;
    expect(asked(people)).toBe('chi');
    expect(asked(without('chi'))).toBe('bo');
  });

  it('know a person by the Slack id too, and do not press an item that is blocked', () => {
    const bySlack = blockerOn('TASK-001', { neededFrom: 'U0BO' });
    const { requests } = compose('2026-11-09', { state: stateWith(bySlack) });
    expect(requests.map(({ person, ask }) => [person, ask])).toEqual([['bo', 'blocker']]);
  });

  it('ask the owner of a point whose items are done to tick its requirements', () => {
    const done = Object.fromEntries(
      ['TASK-001', 'TASK-002', 'TASK-003', 'TASK-004'].map((id) => [
        id,
        'started: 2026-11-02, finished: 2026-11-04',
      ]),
    );
    const [request] = compose('2026-11-05', {}, done).requests;
    expect(request).toMatchObject({
      person: 'ana',
      ask: 'requirement',
      about: 'CP-1',
      detail: 'Test data agreed',
      slack: 'U0ANA',
    });
  });

  it('name at most six people', () => {
    const people = Array.from({ length: 20 }, (_, at) => ({
      id: `p${at}`,
      slack: null,
      email: null,
      roles: [],
      away: [],
    }));
    const blockers = people.map(({ id }, at) => blockerOn(`TASK-${at}`, { neededFrom: id }));
    const view = composeDigest(
      inputOf({ ...checkout(), people }, '2026-11-05', { state: { ...stateFromPlan(checkout()), blockers } }),
    );
    expect(view.requests).toHaveLength(6);
  });
});

describe('the next gate', () => {
  const rehearsal = { best: 'green' as const, missing: ['C1 unknown'], away: ['chi'] };
  const gate = {
    id: 'GATE-1',
    evidence: 'yellow' as const,
    met: 1,
    criteria: 2,
    review: null,
    last: null,
    rehearsal,
  };

  it('is rehearsed within ten working days', () => {
    expect(compose('2026-11-04', { gate }).gate?.rehearsal).toEqual({ ...rehearsal, away: ['Chi'] });
    const far = { ...started, 'TASK-002': 'started: 2026-11-02, remaining: 20 days' };
    expect(compose('2026-11-04', { gate }, far).gate?.rehearsal).toBeNull();
  });

  it('has what is missing on lines of their own where they are long', () => {
    const missing = [
      'C1 Pull requests of tracked enhancements still open: unknown',
      'C2 Green boards: unknown',
    ];
    const view = compose('2026-11-04', { gate: { ...gate, rehearsal: { ...rehearsal, missing } } });
    expect(digestText(view)).toContain(`   missing: ${missing[0]}\n   ${missing[1]}\n`);
    expect(digestText(view, 1)).toContain(`   missing: ${missing[0]}\n   +1 more\n`);
  });

  it('that was reached and is not open can be opened; no day is named that is over', () => {
    const done = Object.fromEntries(
      ['TASK-001', 'TASK-002', 'TASK-003', 'TASK-004'].map((id) => [
        id,
        'started: 2026-11-02, finished: 2026-11-06',
      ]),
    );
    const state = {
      ...stateFromPlan(checkout(done)),
      requirementsTicked: new Map([['CP-1', new Set(['Test data agreed'])]]),
    };
    const said = digestText(compose('2026-11-10', { gate, state }, done));
    expect(said).toContain('Next gate: GATE-1 Foundation review, can be opened · evidence today');
  });

  it('says how its last review ended, and what it waits for since', () => {
    const red = { ...gate, last: { outcome: 'red' as const, waits: 'choice' as const } };
    expect(digestText(compose('2026-11-04', { gate: red }))).toContain(
      'Next gate: GATE-1 Foundation review, last review RED, the owner chooses: rework, pivot or stop · evidence today',
    );
    const again = { ...gate, last: { outcome: 'red' as const, waits: 'new round' as const } };
    expect(digestText(compose('2026-11-04', { gate: again }))).toContain(
      'Next gate: GATE-1 Foundation review, last review RED, a new round is due · evidence today',
    );
  });

  it('is not rehearsed while its review is open', () => {
    const review = { closesAt: 0, answered: 1, seats: 3 };
    expect(compose('2026-11-04', { gate: { ...gate, review } }).gate).toMatchObject({
      rehearsal: null,
      review,
    });
  });
});

describe('a line below another', () => {
  it('is broken between its facts, so that it keeps its indentation', () => {
    const said = (...ids: string[]) => {
      const moves = ids.map((id) => ({ id, days: 1 }));
      const impacts = new Map([['blocker-TASK-001', { items: 21, people: 6, moves }]]);
      return digestText(compose('2026-11-05', { state: stateWith(blockerOn('TASK-001')), impacts }));
    };
    expect(said('CP-1', 'end')).toContain(
      '   holds up 21 items and 6 people · moves CP-1 and the end by 1 day\n',
    );
    expect(said('CP-1', 'CP-2', 'CP-3', 'CP-4', 'end')).toContain(
      '   holds up 21 items and 6 people\n   moves CP-1, CP-2, CP-3, CP-4 and the end by 1 day\n',
    );
  });
});

describe('days off ahead', () => {
  it.each([
    ['a weekend alone is not worth a word', '2026-11-06', '2026-11-09', null],
    ['a closure is', '2026-12-23', '2027-01-01', '2027-01-01'],
    ['nothing is said where no digest follows', '2026-12-23', null, null],
  ])('%s', (_, date, nextDate, expected) => {
    expect(compose(date, { nextDate }).pausedUntil).toBe(expected);
  });
});
