import { describe, expect, it } from 'vitest';
import { CODES, type FindingCode } from '../../../src/plan/check/codes.ts';
import type { Item, Plan } from '../../../src/plan/plan.ts';
import { findingsOf, type Moment } from './findings-of.ts';
import { adding, changing, following, point, soundPlan, task } from './sound-plan.ts';

const days = (count: number) => ({ kind: 'fixed' as const, days: count });
const success = (metric: string, verify: string | null = 'test report', edgeCases: string[] = []) => [
  { metric, verify, edgeCases },
];
const story = (low: number, high: number): Plan => {
  const plan = changing({ 'T-1': { parent: 'S-1' }, 'T-2': { parent: 'S-1' } });
  const summary: Item = task('S-1', {
    kind: 'story',
    name: 'Card payments',
    owner: null,
    duration: { kind: 'range', low, high },
  });
  return { ...plan, items: [summary, ...plan.items] };
};
/** The sound plan with further tracks, whose items all have to be there at CP-1. */
const withTracks = (...ids: string[]): Plan => {
  const items = ids.map((id) => task(`T-${id}`, { track: id, owner: null }));
  return adding(items, {
    tracks: [...soundPlan().tracks, ...ids.map((id) => ({ id, name: id, lead: 'chi' }))],
    convergence: [
      point('CP-1', ['T-2', 'T-4', ...items.map((item) => item.id)], '2026-11-13'),
      point('CP-2', ['T-5'], '2026-11-20'),
    ],
  });
};

interface Case {
  has: Plan;
  hasNot: Plan;
  /** What the finding is about. */
  item: string | null;
  at?: Moment;
  nearAt?: Moment;
}

const ship = point('CP-2', ['T-5'], '2026-11-20');
const { gates, allocation } = soundPlan();
const unstaffed = allocation.map((cell) => ({ ...cell, people: [] }));

const CASES: Record<FindingCode, Case> = {
  'missing-dependency': {
    has: adding([task('T-6', { owner: null })]),
    hasNot: adding([task('T-6', { owner: null, dependencies: following('T-5') })]),
    item: 'T-6',
  },
  'unlinked-mention': {
    has: changing({ 'T-2': { deliverable: 'Tokens stored (see T-3).' } }),
    hasNot: changing({ 'T-5': { deliverable: 'Tokens stored (see T-3).' } }),
    item: 'T-2',
  },
  'tracks-meet-unguarded': {
    has: soundPlan({ convergence: [point('CP-1', ['T-2'], '2026-11-13'), ship] }),
    hasNot: soundPlan({ convergence: [point('CP-1', ['T-2', 'T-3'], '2026-11-13'), ship] }),
    item: 'T-5',
  },
  'convergence-gap': {
    has: soundPlan({
      convergence: [point('CP-2', ['T-5'], '2026-11-28'), point('CP-1', ['T-2', 'T-4'], '2026-11-13')],
    }),
    hasNot: soundPlan({
      convergence: [point('CP-1', ['T-2', 'T-4'], '2026-11-13'), point('CP-2', ['T-5'], '2026-11-27')],
    }),
    item: 'CP-2',
  },
  'double-booked': {
    has: changing({ 'T-1': { owner: 'bo' } }),
    hasNot: changing({ 'T-2': { owner: 'bo' } }),
    item: 'bo',
  },
  'single-owner': {
    has: changing({ 'T-3': { duration: days(2) }, 'T-4': { duration: days(5) }, 'T-5': { owner: 'chi' } }),
    hasNot: changing({ 'T-3': { duration: days(2) }, 'T-4': { duration: days(5) }, 'T-5': { owner: 'bo' } }),
    item: 'chi',
  },
  'unstaffed-track': {
    has: changing({ 'T-3': { owner: null }, 'T-4': { owner: null } }),
    hasNot: changing(
      { 'T-3': { owner: null }, 'T-4': { owner: null } },
      { tracks: soundPlan().tracks.map((track) => ({ ...track, lead: 'bo' })) },
    ),
    item: 'web',
  },
  'unstaffed-role': {
    has: soundPlan({ allocation: unstaffed }),
    hasNot: soundPlan({ allocation: unstaffed }),
    item: 'build',
    nearAt: { phase: 'ship' },
  },
  'phase-without-gate': {
    has: soundPlan({ gates: gates.slice(0, 1) }),
    hasNot: soundPlan({ gates: gates.slice(1) }),
    item: 'ship',
    nearAt: { phase: 'ship' },
  },
  'sequential-only': {
    has: changing({ 'T-2': { owner: 'chi' }, 'T-3': { dependencies: following('T-2') } }),
    hasNot: changing({ 'T-2': { owner: null }, 'T-3': { dependencies: following('T-1') } }),
    item: null,
  },
  'too-many-tracks': { has: withTracks('6', '7', '8'), hasNot: withTracks('6', '7'), item: null },
  'unrealistic-duration': {
    has: changing({ 'T-4': { duration: days(6) } }),
    hasNot: changing({ 'T-4': { duration: { kind: 'range', low: 4, high: 7 } } }),
    item: 'T-4',
  },
  'duration-against-children': { has: story(3, 5), hasNot: story(3, 6), item: 'S-1' },
  'vague-description': {
    has: changing({ 'T-2': { name: 'Fix the API' } }),
    hasNot: changing({ 'T-2': { name: 'Fix declined cards in the API' } }),
    item: 'T-2',
  },
  'no-deliverable': {
    has: changing({ 'T-2': { deliverable: null } }),
    hasNot: changing({ 'T-2': { deliverable: null, name: 'Card tokens stored in two regions' } }),
    item: 'T-2',
  },
  'no-success-criteria': {
    has: changing({ 'T-2': { success: [] } }),
    hasNot: changing({ 'T-2': { success: [], duration: days(1) } }),
    item: 'T-2',
  },
  'no-metric': {
    has: changing({ 'T-2': { success: success('customers like it') } }),
    hasNot: changing({ 'T-2': { success: success('all customers of the pilot stay') } }),
    item: 'T-2',
  },
  'no-verification': {
    has: changing({ 'T-2': { success: success('p95 below 300 ms', ' ') } }),
    hasNot: changing({ 'T-2': { success: success('p95 below 300 ms', 'dashboard') } }),
    item: 'T-2',
  },
  'no-edge-case': {
    has: changing({ 'T-2': { priority: 'critical' } }),
    hasNot: changing({
      'T-2': { priority: 'critical', success: success('p95 below 300 ms', 'report', ['time-out']) },
    }),
    item: 'T-2',
  },
  'nothing-updated': {
    has: soundPlan(),
    hasNot: soundPlan(),
    item: null,
    at: { today: '2026-11-09', lastUpdate: '2026-11-02' },
    nearAt: { today: '2026-11-09', lastUpdate: '2026-11-03' },
  },
  'no-sync': { has: soundPlan({ sync: null }), hasNot: soundPlan(), item: null },
};

describe('the plan check', () => {
  it('finds nothing in a sound plan', () => {
    expect(findingsOf(soundPlan())).toEqual([]);
  });

  it.each(Object.entries(CASES))(
    '%s: finds it, and nothing else, in the plan that has it',
    (code, { has, item, at }) => {
      expect(findingsOf(has, at).map((finding) => [finding.code, finding.item])).toEqual([[code, item]]);
    },
  );

  it.each(Object.entries(CASES))(
    '%s: finds nothing in the near plan that has it not',
    (_, { hasNot, nearAt }) => {
      expect(findingsOf(hasNot, nearAt)).toEqual([]);
    },
  );

  it.each(Object.entries(CASES))('%s: says why in a sentence, and how to mend it', (code, { has, at }) => {
    const [finding] = findingsOf(has, at);
    expect(finding?.message).toMatch(/^\S.*\.$/);
    expect(finding?.mend).toBe(CODES[code as FindingCode].mend);
  });
});
