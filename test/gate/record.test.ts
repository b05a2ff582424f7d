import { expect, it } from 'vitest';
import { decide } from '../../src/gate/decide.ts';
import { type GateRecord, recordJson } from '../../src/gate/record.ts';
import { recordMarkdown } from '../../src/gate/record-markdown.ts';
import { ballot, conditionAgainst, criterion, known } from './minutes.ts';
import { berlin, review } from './plans.ts';

const at = berlin('2026-11-17 11:00');

function record(more: Partial<GateRecord> = {}): GateRecord {
  const { gate } = review();
  const criteria = [
    criterion('C1', { kind: 'metric', text: 'p95 | <b>fast</b>', target: '< 300', unit: 'ms' }),
  ];
  const ballots = [
    { ...ballot('ana', 'green'), at },
    { ...ballot('ana', 'red', { version: 2, reason: 'data\nloss', wouldChange: 'a restore' }), at },
    { ...ballot('bo', 'green', { castBy: 'dee' }), at },
  ];
  const evidence = [{ ...known('C1', 'met'), value: '280', version: 1, at }];
  return {
    version: 1,
    plan: { id: 'P1', name: 'Checkout *relaunch*', timezone: 'Europe/Berlin' },
    review: {
      id: 'R2',
      round: 2,
      kind: 'round',
      follows: 'R1',
      presenter: 'eve',
      openedAt: berlin('2026-11-16 10:00'),
      closesAt: berlin('2026-11-19 17:00'),
      extended: true,
      closedAt: berlin('2026-11-19 17:00'),
      closedBy: null,
    },
    gate: { ...gate, criteria },
    evidence,
    ballots,
    conditions: [{ ...conditionAgainst('ana', []), at, withdrawnAt: null }],
    delegations: [{ seat: 'bo', delegate: 'dee', until: '2026-11-20', takenBack: false, at }],
    decision: decide({
      ...gate,
      criteria,
      evidence,
      unresolvableBlocker: false,
      ballots,
      conditions: [],
    }),
    override: null,
    after: null,
    log: [
      {
        seq: 7,
        workspace: 'T1',
        planId: 'P1',
        at,
        actor: 'ana',
        level: 'info',
        verb: 'ballot-cast',
        subject: 'R2',
        data: '{"choice":"red"}',
        previous: '0a',
        hash: '1b',
      },
    ],
    head: '1b',
    ...more,
  };
}

const person = (id: string) => id.toUpperCase();

it('tells the whole review in Markdown', () => {
  const text = recordMarkdown(record(), person);
  const lines = text.split('\n');
  expect(lines.slice(0, 7)).toEqual([
    '# foundation review (GATE-1), round 2',
    '',
    '- Plan: Checkout \\*relaunch\\*, times in Europe/Berlin',
    '- Presented by EVE',
    '- Opened 2026-11-16 10:00, window to 2026-11-19 17:00, extended once',
    '- Closed 2026-11-19 17:00',
    '- Follows review R1',
  ]);
  expect(lines).toEqual(
    expect.arrayContaining([
      '- Outcome: RED, because more than a third of the colours are red',
      '- Head of the log: `1b`',
      '| C1 | metric | p95 \\| \\<b\\>fast\\</b\\> | \\< 300 ms | no |',
      'Seats: ANA, BO (mandatory), CHI. Quorum: 2/3.',
      '| C1 | 1 | met | 280 |  | ANA | 2026-11-17 11:00 |',
      '| ANA | 1 | green |  |  | ANA | 2026-11-17 11:00 |',
      '| ANA | 2 | red | data loss | a restore | ANA | 2026-11-17 11:00 |',
      '| BO | 1 | green |  |  | DEE | 2026-11-17 11:00 |',
      '| the vote of ANA | mend it | ANA | 2026-12-01 | ANA | 2026-11-17 11:00 |',
      '| BO | DEE | 2026-11-20 | 2026-11-17 11:00 |',
      '3. Evidence is green: every criterion is met.',
      '| 7 | 2026-11-17 11:00 | ANA | ballot-cast | R2 | `1b` |',
    ]),
  );
});

it('names an override, and says where nothing was decided', () => {
  const override = {
    from: 'red',
    to: 'yellow',
    reason: 'the board knows',
    by: 'chi',
    head: '2c',
    at,
  } as const;
  const against = { kind: 'ballot', seat: 'bo' } as const;
  const added = { id: 'K9', against, text: 'try it', owner: 'dee', due: '2026-12-02', offeredBy: 'chi' };
  const told = recordMarkdown(record({ override: { ...override, conditions: [added] } }), person);
  expect(told).toContain(
    '- Overridden to YELLOW by CHI on 2026-11-17 11:00: the board knows\n- Head of the log after the override: `2c`',
  );
  expect(told).toContain('| the vote of BO | try it | DEE | 2026-12-02 | CHI | 2026-11-17 11:00 |');
  const open = recordMarkdown(record({ decision: null, head: null, log: [], ballots: [] }), person);
  expect(open).toContain('## Decision\n\nNone was made.');
  expect(open).toContain('## Ballots, every version\n\nNone.');
});

it('is the same again when its JSON is read back', () => {
  expect(JSON.parse(recordJson(record()))).toEqual(record());
});
