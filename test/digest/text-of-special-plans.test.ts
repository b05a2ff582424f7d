import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/digest/compose.ts';
import type { DigestInput, NextGate } from '../../src/digest/input.ts';
import { digestText } from '../../src/digest/text.ts';
import { checkout, hugePlan, inputOf, planOf } from './checkout.ts';

const text = (input: DigestInput, room = 5) => digestText(composeDigest(input), room);
const _gate: NextGate = {
  id: 'GATE-1',
  evidence: 'yellow',
  met: 1,
  criteria: 2,
  review: null,
  last: null,
  rehearsal: null,
};

describe('the digest of', () => {
  it('a plan without tracks, phases, points or people', () => {
    const plan = planOf(`
version: 1
name: Move house
timezone: Asia/Kathmandu
start: 2026-11-09
items:
  - {id: BOX, kind: task, name: Pack the boxes, duration: 2 days}
  - {id: VAN, kind: task, name: Load the van, duration: 1 day, dependencies: [BOX]}
`);
    expect(text(inputOf(plan, '2026-11-09'))).toMatchInlineSnapshot(`
      "Daily sync · Move house · Mon 9 Nov
      Day 1 of 3 · forecast Wed 11 Nov
      On the critical path today: BOX (nobody)
      Ready to start: BOX (nobody)"
    `);
  });

  it('a plan without tracks but with a convergence point', () => {
    const plan = planOf(`
version: 1
name: Move house
timezone: Asia/Kathmandu
start: 2026-11-09
people: [{id: ana}]
items:
  - {id: BOX, kind: task, name: Pack the boxes, owner: ana, duration: 2 days}
  - {id: VAN, kind: task, name: Load the van, duration: 1 day, dependencies: [BOX]}
convergence: [{id: GO, name: Off we go, needs: [VAN]}]
`);
    expect(text(inputOf(plan, '2026-11-09', { names: new Map() }))).toMatchInlineSnapshot(`
      "Daily sync · Move house · Mon 9 Nov
      Day 1 of 3 · forecast Wed 11 Nov
      Convergence
      GO Off we go · Wed 11 Nov
         waits for VAN
      On the critical path today: BOX (ana)
      Ready to start: BOX (ana)
      ana: BOX is critical and can start"
    `);
  });

  it('the eve of a holiday', () => {
    const plan = checkout({ 'TASK-001': 'started: 2026-12-21' });
    expect(text(inputOf(plan, '2026-12-23', { nextDate: '2027-01-01' }))).toMatchInlineSnapshot(`
      "Daily sync · Checkout relaunch · Wed 23 Dec
      Day 38 of 52 · Foundation · forecast Wed 20 Jan
      Convergence
      CP-1 Cards work · Wed 13 Jan, due Fri 13 Nov, 37 days late
         API 0 of 1, 7 days of float · UI 0 of 2, sets the date
         Data 0 of 1, 7 days of float · 1 requirement to tick off
      CP-2 Checkout works · Wed 20 Jan, due Fri 27 Nov, 32 days late
         API 0 of 1, 7 days of float · UI 0 of 3, sets the date
         Data 0 of 2, 4 days of float
      On the critical path today: TASK-002 (Bo)
      Ready to start: TASK-002 (Bo), TASK-004 (Chi)
      Overdue: TASK-001 (Ana) 33 days
      Next sync Fri 1 Jan, after the days off
      Ana: TASK-001 was due Fri 6 Nov: finish it, or say what is left
      Bo: TASK-002 is critical and can start"
    `);
  });

  it('a day before the plan starts', () => {
    expect(text(inputOf(checkout(), '2026-10-30'))).toMatchInlineSnapshot(`
      "Daily sync · Checkout relaunch · Fri 30 Oct
      Starts Mon 2 Nov · Foundation · forecast Fri 20 Nov
      Convergence
      CP-1 Cards work · Fri 13 Nov, on time
         API 0 of 1, 5 days of float · UI 0 of 2, sets the date
         Data 0 of 1, 7 days of float · 1 requirement to tick off
      CP-2 Checkout works · Fri 20 Nov, on time
         API 0 of 1, 5 days of float · UI 0 of 3, sets the date
         Data 0 of 2, 2 days of float
      Ready to start: TASK-002 (Bo), TASK-004 (Chi), TASK-001 (Ana)"
    `);
  });

  it('a huge plan', () => {
    expect(text(inputOf(...hugePlan()))).toMatchInlineSnapshot(`
      "Daily sync · Checkout relaunch · Tue 10 Nov
      Day 7 of 11 · Foundation · forecast Mon 16 Nov
      Blockers (300)
      1  TASK-0 Sandbox keys · day 3 · nobody has it
      2  TASK-1 Sandbox keys · day 3 · nobody has it
      3  TASK-2 Sandbox keys · day 3 · nobody has it
      4  TASK-3 Sandbox keys · day 3 · nobody has it
      5  TASK-4 Sandbox keys · day 3 · nobody has it
      +295 more
      Convergence
      CP-0 Point 0 · Mon 16 Nov, due Sun 1 Nov, 11 days late
         Track 0 0 of 1, no float · Track 1 0 of 1, sets the date
      CP-6 Point 6 · Mon 16 Nov, due Sun 1 Nov, 11 days late
         Track 0 0 of 1, no float · Track 1 0 of 1, sets the date
      CP-12 Point 12 · Mon 16 Nov, due Sun 1 Nov, 11 days late
         Track 0 0 of 1, no float · Track 1 0 of 1, sets the date
      CP-18 Point 18 · Mon 16 Nov, due Sun 1 Nov, 11 days late
         Track 0 0 of 1, no float · Track 1 0 of 1, sets the date
      CP-24 Point 24 · Mon 16 Nov, due Sun 1 Nov, 11 days late
         Track 0 0 of 1, no float · Track 1 0 of 1, sets the date
      +35 more
      On the critical path today: TASK-9999 (Ana)
      Ready to start: TASK-300 (Ana), TASK-301 (Bo), TASK-302 (nobody), TASK-303 (Ana), TASK-304 (Bo), TASK-305 (nobody), TASK-306 (Ana), TASK-307 (Bo), TASK-308 (nobody), TASK-309 (Ana), +9690 more
      Overdue: TASK-0 (Ana) 6 days, TASK-7 (Bo) 6 days, TASK-14 (nobody) 6 days, TASK-21 (Ana) 6 days, TASK-28 (Bo) 6 days, TASK-35 (nobody) 6 days, TASK-42 (Ana) 6 days, TASK-49 (Bo) 6 days, TASK-56 (nobody) 6 days, TASK-63 (Ana) 6 days, +9990 more
      Ana: nobody has the blocker of TASK-0 yet: take it, or hand it on
      Bo: nobody has the blocker of TASK-1 yet: take it, or hand it on"
    `);
  });
});
