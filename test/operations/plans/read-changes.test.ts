import { describe, expect, it } from 'vitest';
import { readChanges } from '../../../src/operations/plans/read-changes.ts';
import { smallPlan } from '../small-plan.ts';

const read = (text: string) => readChanges(text, smallPlan(), '2026-11-09');

describe('what can be tried', () => {
  it.each([
    ['TASK-1 +3 days', { kind: 'estimate', item: 'TASK-1', duration: { kind: 'fixed', days: 5 } }],
    ['task-1 -1 day', { kind: 'estimate', item: 'TASK-1', duration: { kind: 'fixed', days: 1 } }],
    ['TASK-1 -9 days', { kind: 'estimate', item: 'TASK-1', duration: { kind: 'fixed', days: 0 } }],
    ['TASK-1 +1 week', { kind: 'estimate', item: 'TASK-1', duration: { kind: 'fixed', days: 7 } }],
    ['TASK-1 5 days', { kind: 'estimate', item: 'TASK-1', duration: { kind: 'fixed', days: 5 } }],
    [
      'TASK-1 takes 2-4 days',
      { kind: 'estimate', item: 'TASK-1', duration: { kind: 'range', low: 2, high: 4 } },
    ],
    ['drop TASK-1 from TASK-3', { kind: 'drop-dependency', item: 'TASK-3', on: 'TASK-1' }],
    ['TASK-1 not before 2026-12-01', { kind: 'not-before', item: 'TASK-1', date: '2026-12-01' }],
    ['TASK-1 starts 2026-12-01', { kind: 'not-before', item: 'TASK-1', date: '2026-12-01' }],
    ['TASK-1 done', { kind: 'finish', item: 'TASK-1', on: '2026-11-09' }],
    ['TASK-1 done 2026-11-06', { kind: 'finish', item: 'TASK-1', on: '2026-11-06' }],
    ['unblock TASK-1', { kind: 'unblock', item: 'TASK-1', on: '2026-11-09' }],
    [
      'ana away 2026-11-10..2026-11-12',
      { kind: 'away', person: 'ana', range: { from: '2026-11-10', to: '2026-11-12' } },
    ],
    ['away @bo 2026-11-10', { kind: 'away', person: 'bo', range: { from: '2026-11-10', to: '2026-11-10' } }],
    ['assign TASK-1 to <@UBO|bo>', { kind: 'assign', item: 'TASK-1', owner: 'bo' }],
    ['TASK-1 not parallel', { kind: 'parallel', item: 'TASK-1', parallel: false }],
  ])('%s', (text, change) => {
    expect(read(text)).toEqual({ ok: true, changes: [change] });
  });

  it('takes several, with a comma, a semicolon or and between', () => {
    const result = read('TASK-1 +1 day, TASK-2 done; drop TASK-1 from TASK-3 and TASK-3 4 days');
    expect(result.ok && result.changes.map(({ kind }) => kind)).toEqual([
      'estimate',
      'finish',
      'drop-dependency',
      'estimate',
    ]);
  });

  it.each([
    ['make it faster', 'bad-what-if'],
    ['', 'bad-what-if'],
    ['TASK-9 +1 day', 'unknown-item'],
    ['TASK-1 + soon', 'bad-estimate'],
    ['TASK-1 not before tomorrow', 'bad-date'],
    ['TASK-1 done 2026-02-30', 'bad-date'],
    ['ana away someday', 'bad-date'],
    ['zoe away 2026-11-10', 'unknown-person'],
  ])('refuses “%s”: %s', (text, reason) => {
    expect(read(text)).toMatchObject({ ok: false, reason });
  });
});
