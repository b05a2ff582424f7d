import { describe, expect, it } from 'vitest';
import { composeDigest } from '../../src/digest/compose.ts';
import type { DigestInput } from '../../src/digest/input.ts';
import { digestText } from '../../src/digest/text.ts';
import type { DigestView } from '../../src/digest/view.ts';
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

/** The day after `compose('2026-11-03')` with something else. */
function nextDay(rest: Partial<DigestInput> = {}, actuals: Record<string, string> = started): DigestView {
  const { fingerprint } = compose('2026-11-03');
  return compose(
    '2026-11-04',
    { previous: { date: '2026-11-03', fingerprint, checkIns: null }, ...rest },
    actuals,
  );
}

describe('a day without news', () => {
  it.each(['short', 'skip', 'full'] as const)('is %s as it is wanted', (unchanged) => {
    expect(nextDay({ unchanged }).kind).toBe(unchanged);
  });

  it('says before days off when the next sync is', () => {
    const eve = { nextDate: '2027-01-01' };
    const { fingerprint } = compose('2026-12-23', eve);
    const view = compose('2026-12-23', {
      ...eve,
      previous: { date: '2026-12-22', fingerprint, checkIns: null },
    });
    expect(view.kind).toBe('short');
    expect(digestText(view)).toMatch(/ · no blockers · next sync Fri 1 Jan, after the days off$/);
    expect(digestText(nextDay())).not.toContain('next sync');
  });

  it('stays one while ages, floats and odds merely grow with the days', () => {
    const point = { id: 'CP-1', onTime: 0.5, p50: null, p85: null, tracks: [] };
    const odds = { seed: 1, runs: 1, gates: [], end: { p50: null, p85: null }, convergence: [point] };
    expect(nextDay({ odds }).kind).toBe('short');
    const blocked = compose('2026-11-03', {
      state: stateWith(blockerOn('TASK-004', { raisedOn: '2026-11-02' })),
    });
    const after = compose('2026-11-04', {
      state: stateWith(blockerOn('TASK-004', { raisedOn: '2026-11-02' })),
      previous: { date: '2026-11-03', fingerprint: blocked.fingerprint, checkIns: null },
    });
    expect([after.kind, after.blockers[0]?.ageDays]).toEqual(['short', 3]);
  });

  it('is over when a condition is missed, and still says so on the quiet day after', () => {
    const missed = ['COND-1 Run one at night'];
    const first = nextDay({ missed });
    expect(first.kind).toBe('full');
    const text = digestText(first).split('\n');
    expect(text).toContain('Condition missed · COND-1 Run one at night');
    expect(text.indexOf('Convergence')).toBe(text.indexOf('Condition missed · COND-1 Run one at night') + 1);
    const previous = { date: '2026-11-04', fingerprint: first.fingerprint, checkIns: null };
    const second = compose('2026-11-05', { missed, previous });
    expect(second.kind).toBe('short');
    expect(digestText(second)).toContain(' · no blockers · 1 condition missed');
    expect(compose('2026-11-05', { previous }).kind).toBe('full');
  });

  it('asks nobody for anything', () => {
    const overdue = { ...started, 'TASK-006': 'started: 2026-11-02' };
    expect(nextDay({}, overdue).kind).toBe('full');
    expect(nextDay().requests).toEqual([]);
  });
});

describe('news', () => {
  const skip = { unchanged: 'skip' as const };

  it.each<[string, Partial<DigestInput>, Record<string, string>?]>([
    ['the first digest', { previous: null }],
    ['a move of a date', { moves: [{ id: 'CP-2', days: 1, cause: null }] }],
    ['a decision', { decided: [{ gate: 'GATE-1', outcome: 'red', overridden: false }] }],
    ['a new blocker', { state: stateWith(blockerOn('TASK-004')) }],
    ['a finished item', {}, { ...started, 'TASK-004': 'started: 2026-11-02, finished: 2026-11-03' }],
    ['a started item', {}, { ...started, 'TASK-006': 'started: 2026-11-04' }],
    ['a later forecast', {}, { ...started, 'TASK-002': 'started: 2026-11-02, remaining: 9 days' }],
    ['a new phase', { state: { ...stateWith(), phase: 'core' } }],
    [
      'a gate whose evidence changed',
      {
        gate: {
          id: 'GATE-1',
          evidence: 'red',
          met: 0,
          criteria: 2,
          review: null,
          last: null,
          rehearsal: null,
        },
      },
    ],
    [
      'a ticked requirement',
      { state: { ...stateWith(), requirementsTicked: new Map([['CP-1', new Set(['Test data agreed'])]]) } },
    ],
  ])('is %s, and is never hidden', (_, rest, actuals) => {
    expect(nextDay({ ...skip, ...rest }, actuals ?? started).kind).toBe('full');
  });

  it('is told with the colour of a decision, whoever made it and whether there is one', () => {
    const decided = [
      { gate: 'GATE-0', outcome: 'no decision' as const, overridden: false },
      { gate: 'GATE-1', outcome: 'yellow' as const, overridden: true },
    ];
    expect(digestText(nextDay({ decided }))).toContain(
      'Since Tuesday\nGATE-0 closed: NO DECISION\nGATE-1 Foundation review overridden: YELLOW\n',
    );
  });

  it('is a blocker that somebody took or got rid of', () => {
    const before = compose('2026-11-03', { state: stateWith(blockerOn('TASK-004')) });
    const previous = { date: '2026-11-03', fingerprint: before.fingerprint, checkIns: null };
    const taken = stateWith(blockerOn('TASK-004', { claimedBy: 'bo' }));
    const resolved = stateWith(blockerOn('TASK-004', { resolvedOn: '2026-11-04' }));
    expect(compose('2026-11-04', { previous, ...skip, state: taken }).kind).toBe('full');
    expect(compose('2026-11-04', { previous, ...skip, state: resolved }).kind).toBe('full');
  });
});
