import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../../src/plan/analysis/analysis.ts';
import { diffDates } from '../../../src/plan/file/diff-dates.ts';
import { diffLines } from '../../../src/plan/file/diff-lines.ts';
import { diffPlans } from '../../../src/plan/file/diff-plans.ts';
import { readPlan } from '../../../src/plan/file/read-plan.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { arbitraryPlan } from '../arbitrary-plan.ts';

const read = (text: string): Plan => {
  const parsed = readPlan(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};
const HEAD = 'version: 1\nname: Plan\ntimezone: UTC\nstart: 2026-01-05\n';
const before = read(`${HEAD}people: [{id: ana}, {id: bo}]
items:
  - {id: A, name: One, owner: ana, duration: 3 days, subtasks: [x, y]}
  - {id: B, name: Two, duration: 2-5 days, dependencies: [A]}
  - {id: C, name: Three}
convergence: [{id: CP-1, name: Meet, needs: [A]}]
sync: {at: "09:30"}
`);
const after = read(`${HEAD.replace('UTC', 'Europe/Berlin')}people: [{id: ana}, {id: bo}]
items:
  - {id: B, name: Two, duration: 1 week}
  - {id: A, name: First, owner: bo, duration: 3 days, subtasks: [x, {text: y, done: true}, z], due: 2026-01-09}
  - {id: D, name: Four, dependencies: [A + 1 day]}
convergence: [{id: CP-1, name: Meet, needs: [A, B]}]
sync: {at: "10:00"}
`);

describe('diffPlans', () => {
  it('says what was added, removed and changed, field by field', () => {
    expect(diffLines(diffPlans(before, after))).toEqual([
      'Changed plan: timezone UTC -> Europe/Berlin',
      'Changed plan: sync at 09:30 -> 10:00',
      'Added item D Four',
      'Removed item C Three',
      'Changed item B Two: duration 2-5 days -> 5 days; dependencies - A',
      'Changed item A First: name One -> First; owner ana -> bo; subtasks + text: y, done: true, + z, - y; due is now 2026-01-09',
      'Reordered items',
      'Changed convergence point CP-1 Meet: needs + B',
    ]);
  });

  it('finds nothing between a plan and itself, and something between plans that differ', () => {
    fc.assert(
      fc.property(arbitraryPlan, arbitraryPlan, (one, other) => {
        expect(diffPlans(one, structuredClone(one)).empty).toBe(true);
        expect(diffLines(diffPlans(one, one))).toEqual([]);
        const diff = diffPlans(one, other);
        expect(diffLines(diff).length === 0).toBe(diff.empty);
        const added = diffPlans(other, one).lists.items.removed.map(({ id }) => id);
        expect(diff.lists.items.added.map(({ id }) => id)).toEqual(added);
      }),
      { numRuns: 50 },
    );
  });
});

describe('diffDates', () => {
  const analysis = (end: string, point: string, gate: string) =>
    ({
      end,
      convergence: [{ id: 'CP-1', forecast: point }],
      gates: [{ id: 'GATE-1', forecast: gate }],
    }) as Analysis;

  it('tells what moved and by how much, in days of the caller', () => {
    const [a, b] = [
      analysis('2026-01-30', '2026-01-09', '2026-01-09'),
      analysis('2026-02-02', '2026-01-08', '2026-01-09'),
    ];
    expect(diffDates(a, b)).toEqual([
      { what: 'end', id: null, from: '2026-01-30', to: '2026-02-02', days: 3 },
      { what: 'convergence point', id: 'CP-1', from: '2026-01-09', to: '2026-01-08', days: -1 },
    ]);
    expect(diffDates(a, b, () => 1).map(({ days }) => days)).toEqual([1, 1]);
    expect(diffDates(a, a)).toEqual([]);
  });
});
