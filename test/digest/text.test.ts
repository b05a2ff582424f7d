import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/digest/compose.ts';
import type { DigestInput, NextGate } from '../../src/digest/input.ts';
import { digestText } from '../../src/digest/text.ts';
import { stateFromPlan } from '../../src/plan/state-from-plan.ts';
import { blockerOn, checkout, inputOf } from './checkout.ts';

const text = (input: DigestInput, room = 5) => digestText(composeDigest(input), room);
const gate: NextGate = {
  id: 'GATE-1',
  evidence: 'yellow',
  met: 1,
  criteria: 2,
  review: null,
  last: null,
  rehearsal: null,
};

describe('the digest of', () => {
  it('the first day', () => {
    expect(
      text(inputOf(checkout(), '2026-11-02', { gate, baselineEnd: '2026-11-20' })),
    ).toMatchInlineSnapshot(`
      "Daily sync · Checkout relaunch · Mon 2 Nov
      Day 1 of 15 · Foundation · forecast Fri 20 Nov, as in the baseline
      Convergence
      CP-1 Cards work · Fri 13 Nov, on time
         API 0 of 1, 5 days of float · UI 0 of 2, sets the date
         Data 0 of 1, 7 days of float · 1 requirement to tick off
      CP-2 Checkout works · Fri 20 Nov, on time
         API 0 of 1, 5 days of float · UI 0 of 3, sets the date
         Data 0 of 2, 2 days of float
      On the critical path today: TASK-002 (Bo)
      Ready to start: TASK-002 (Bo), TASK-004 (Chi), TASK-001 (Ana)
      Next gate: GATE-1 Foundation review, opens Fri 13 Nov · evidence today: YELLOW, 1 of 2 met
      Bo: TASK-002 is critical and can start"
    `);
  });

  it('an ordinary day', () => {
    const plan = checkout({
      'TASK-001': 'started: 2026-11-02',
      'TASK-002': 'started: 2026-11-02',
      'TASK-004': 'started: 2026-11-02, finished: 2026-11-04',
    });
    const input = inputOf(plan, '2026-11-05', {
      gate,
      baselineEnd: '2026-11-20',
      previous: { date: '2026-11-04', fingerprint: 'other', checkIns: { answered: 2, asked: 3 } },
      finished: [{ item: 'TASK-004', by: 'chi' }],
    });
    expect(text(input)).toMatchInlineSnapshot(`
      "Daily sync · Checkout relaunch · Thu 5 Nov
      Day 4 of 15 · Foundation · forecast Fri 20 Nov, as in the baseline
      Convergence
      CP-1 Cards work · Fri 13 Nov, on time
         API 0 of 1, 5 days of float · UI 0 of 2, sets the date · Data ready
         1 requirement to tick off
      CP-2 Checkout works · Fri 20 Nov, on time
         API 0 of 1, 5 days of float · UI 0 of 3, sets the date
         Data 1 of 2, 2 days of float
      Since Wednesday
      Finished: TASK-004 (Chi)
      On the critical path today: TASK-002 (Bo)
      Ready to start: TASK-006 (Chi)
      Next gate: GATE-1 Foundation review, opens Fri 13 Nov · evidence today: YELLOW, 1 of 2 met
      Checked in last time: 2 of 3"
    `);
  });

  it('a quiet day', () => {
    const plan = checkout({
      'TASK-001': 'started: 2026-11-02',
      'TASK-002': 'started: 2026-11-02',
      'TASK-004': 'started: 2026-11-02',
    });
    const before = composeDigest(inputOf(plan, '2026-11-03', { baselineEnd: '2026-11-20' }));
    const previous = { date: '2026-11-03', fingerprint: before.fingerprint, checkIns: null };
    expect(text(inputOf(plan, '2026-11-04', { previous, baselineEnd: '2026-11-20' }))).toMatchInlineSnapshot(
      `"Daily sync · Checkout relaunch · Wed 4 Nov · nothing changed since Tuesday · forecast Fri 20 Nov, as in the baseline · no blockers"`,
    );
  });

  it('a bad day', () => {
    const plan = checkout({
      'TASK-001': 'started: 2026-11-03',
      'TASK-002': 'started: 2026-11-04',
      'TASK-004': 'started: 2026-11-02',
    });
    const state = {
      ...stateFromPlan(plan),
      blockers: [
        blockerOn('TASK-004', { raisedOn: '2026-11-06', claimedBy: 'bo', workaround: 'Read the old log' }),
        blockerOn('TASK-001', { raisedOn: '2026-11-06', critical: true, neededFrom: 'bo' }),
        blockerOn('TASK-002', {
          neededFrom: 'The payment provider',
          unresolvable: true,
          needed: 'Their style guide',
        }),
      ],
    };
    const input = inputOf(plan, '2026-11-11', {
      state,
      lateMinutes: 125,
      baselineEnd: '2026-11-20',
      impacts: new Map([
        [
          'blocker-TASK-001',
          {
            items: 2,
            people: 2,
            moves: [
              { id: 'CP-1', days: 1 },
              { id: 'end', days: 3 },
            ],
          },
        ],
        ['blocker-TASK-002', { items: 1, people: 1, moves: [{ id: 'CP-1', days: 1 }] }],
      ]),
      previous: { date: '2026-11-10', fingerprint: 'other', checkIns: { answered: 0, asked: 3 } },
      moves: [
        { id: 'CP-1', days: 2, cause: { item: 'TASK-002', what: 'started 2 days late', owner: 'bo' } },
        { id: 'end', days: 3, cause: { item: 'TASK-001', what: 'is blocked', owner: 'ana' } },
        { id: 'CP-2', days: -1, cause: null },
      ],
      odds: {
        seed: 1,
        runs: 2_000,
        gates: [],
        end: { p50: null, p85: null },
        convergence: [{ id: 'CP-1', onTime: 0.004, p50: null, p85: null, tracks: [] }],
      },
      gate: {
        ...gate,
        evidence: 'red',
        met: 0,
        rehearsal: { best: 'yellow', missing: ['C1 Design reviewed: unknown'], away: ['chi'] },
      },
    });
    expect(text(input)).toMatchInlineSnapshot(`
      "Daily sync · Checkout relaunch · Wed 11 Nov
      Day 8 of 19 · Foundation · forecast Thu 26 Nov, 4 days later than baseline
      Posted 2 hours 5 minutes late
      Blockers (3)
      1  TASK-001 Sandbox keys · critical · day 4 · waits for Bo
         holds up 2 items and 2 people · moves the end by 3 days, CP-1 by 1 day
      2  TASK-002 Their style guide · day 3 · cannot be resolved · waits for The payment provider
         holds up 1 item and 1 person · moves CP-1 by 1 day
      3  TASK-004 Sandbox keys · day 4 · has a workaround · Bo has it
      Convergence
      CP-1 Cards work · Thu 19 Nov, due Fri 13 Nov, 4 days late · on\u00a0time\u00a01\u00a0%
         API 0 of 1, 5 days of float · UI 0 of 2, sets the date
         Data 0 of 1, 6.5 days of float · 1 requirement to tick off
      CP-2 Checkout works · Thu 26 Nov, on time
         API 0 of 1, 5 days of float · UI 0 of 3, sets the date
         Data 0 of 2, 3.5 days of float
      Since Tuesday
      Plan’s end +3 days: TASK-001 is blocked (Ana)
      CP-1 +2 days: TASK-002 started 2 days late (Bo)
      CP-2 −1 day
      On the critical path today: TASK-002 (Bo)
      Overdue: TASK-001 (Ana) 3 days
      Next gate: GATE-1 Foundation review, opens Thu 19 Nov · evidence today: RED, 0 of 2 met
         best outcome still possible: YELLOW
         missing: C1 Design reviewed: unknown
         away in the window: Chi
      Checked in last time: 0 of 3
      Bo: TASK-001 waits for you: Sandbox keys"
    `);
  });

  it('the last day', () => {
    const done = Object.fromEntries(
      ['TASK-001', 'TASK-002', 'TASK-003', 'TASK-004', 'TASK-006'].map((id) => [
        id,
        'started: 2026-11-02, finished: 2026-11-13',
      ]),
    );
    const plan = checkout({ ...done, 'TASK-005': 'started: 2026-11-16' });
    const state = {
      ...stateFromPlan(plan),
      phase: 'core',
      requirementsTicked: new Map([['CP-1', new Set(['Test data agreed'])]]),
    };
    expect(
      text(
        inputOf(plan, '2026-11-20', {
          state,
          baselineEnd: '2026-11-20',
          previous: { date: '2026-11-19', fingerprint: 'other', checkIns: null },
        }),
      ),
    ).toMatchInlineSnapshot(`
      "Daily sync · Checkout relaunch · Fri 20 Nov
      Day 15 of 15, the last · Core · forecast Fri 20 Nov, as in the baseline
      Convergence
      CP-2 Checkout works · Fri 20 Nov, on time
         API ready · UI 2 of 3, sets the date · Data ready
      On the critical path today: TASK-005 (nobody)"
    `);
  });

  it('a plan whose items are all done', () => {
    const plan = checkout(
      Object.fromEntries(
        ['TASK-001', 'TASK-002', 'TASK-003', 'TASK-004', 'TASK-005', 'TASK-006'].map((id) => [
          id,
          'started: 2026-11-02, finished: 2026-11-13',
        ]),
      ),
    );
    const review = { closesAt: 0, answered: 1, seats: 3 };
    expect(
      text(inputOf(plan, '2026-11-16', { baselineEnd: '2026-11-20', gate: { ...gate, review } })),
    ).toMatchInlineSnapshot(`
      "Daily sync · Checkout relaunch · Mon 16 Nov
      Foundation · All done Fri 13 Nov, 5 days earlier than baseline
      Convergence
      CP-1 Cards work · Mon 16 Nov, due Fri 13 Nov, 1 day late
         API ready · UI ready · Data ready · 1 requirement to tick off
      Next gate: GATE-1 Foundation review, open now · 1 of 3 answered · evidence today: YELLOW, 1 of 2 met
      Ana: CP-1 waits for you to tick off “Test data agreed”"
    `);
  });
});
