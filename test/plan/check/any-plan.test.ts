import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODES } from '../../../src/plan/check/codes.ts';
import type { Item, Plan } from '../../../src/plan/plan.ts';
import { findingsOf } from './findings-of.ts';
import { following, soundPlan, task } from './sound-plan.ts';

const EPICS = ['E-1', 'E-2'];
const epics = EPICS.map((id) => task(id, { kind: 'epic', owner: null, track: null, duration: null }));

const anyItem = (at: number): fc.Arbitrary<Item> =>
  fc
    .record({
      kind: fc.constantFrom('story' as const, 'task' as const, 'subtask' as const),
      parent: fc.constantFrom(null, ...EPICS),
      name: fc.oneof(fc.string(), fc.constantFrom('Fix T-0', 'Stuff', 'E-1 released')),
      track: fc.constantFrom(null, 'api', 'web'),
      owner: fc.constantFrom(null, 'ana', 'bo'),
      priority: fc.constantFrom(null, 'critical' as const, 'low' as const),
      duration: fc.constantFrom(
        null,
        { kind: 'fixed' as const, days: 0 },
        { kind: 'range' as const, low: 2, high: 9 },
      ),
      dependencies: fc
        .subarray(Array.from({ length: at }, (_, before) => `T-${before}`))
        .map((ids) => following(...ids)),
      parallel: fc.boolean(),
      deliverable: fc.constantFrom(null, 'As in T-1.'),
      success: fc.constantFrom<Item['success'][]>([], [{ metric: 'fine', verify: null, edgeCases: [] }]),
    })
    .map((over) => task(`T-${at}`, over));

const anyPlan: fc.Arbitrary<Plan> = fc
  .integer({ min: 0, max: 8 })
  .chain((size) => fc.tuple(...Array.from({ length: size }, (_, at) => anyItem(at))))
  .map((items) => soundPlan({ items: [...epics, ...items], convergence: [], gates: [] }));

describe('the check of any plan', () => {
  it('gives findings of known codes about things that the plan has, and the same each time', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const findings = findingsOf(plan);
        const known = new Set(
          [...plan.items, ...plan.people, ...plan.phases, ...plan.tracks].map(({ id }) => id),
        );
        for (const { code, item, message } of findings) {
          expect(Object.keys(CODES)).toContain(code);
          expect(item === null || known.has(item)).toBe(true);
          expect(message).not.toMatch(/undefined|NaN|null/);
        }
        expect(findingsOf(plan)).toEqual(findings);
      }),
      { numRuns: 200 },
    );
  });

  it('asks nothing of what an item says once it is done', () => {
    const said = [
      'vague-description',
      'no-deliverable',
      'no-success-criteria',
      'no-metric',
      'no-verification',
      'no-edge-case',
    ];
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const first = plan.items.find(({ id }) => id === 'T-0');
        fc.pre(first !== undefined);
        const done = {
          started: '2026-11-02',
          finished: '2026-11-02',
          progress: 1,
          remaining: 0,
          subtasksDone: [],
        };
        const about = (findings: ReturnType<typeof findingsOf>) =>
          findings.filter(({ code, item }) => said.includes(code) && item === 'T-0');
        expect(about(findingsOf(plan, { items: new Map([['T-0', done]]) }))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
