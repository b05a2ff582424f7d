import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyse } from '../../../src/plan/analysis/analyse.ts';
import { odds } from '../../../src/plan/odds/simulate.ts';
import type { Duration, Plan } from '../../../src/plan/plan.ts';
import { cases } from '../analysis/random-plans.ts';

/** Less than any rounding in the plan, more than the rounding of its sums. */
const HAIR = 1e-4;

const withDurations = (plan: Plan, change: (days: number) => Duration): Plan => ({
  ...plan,
  items: plan.items.map((item) =>
    item.duration?.kind === 'fixed' && item.duration.days > 0
      ? { ...item, duration: change(item.duration.days) }
      : item,
  ),
});

test.each<[string, (days: number) => Duration]>([
  ['ranges', (days) => ({ kind: 'range', low: days - HAIR, high: days })],
  [
    'three points',
    (days) => ({ kind: 'pert', optimistic: days - HAIR, likely: days - HAIR / 2, pessimistic: days }),
  ],
])('%s a hair wide lead to the dates of the forecast, in every run', (_, change) => {
  fc.assert(
    fc.property(cases({ whole: true, away: true, facts: true }), ({ plan, state, today }) => {
      const analysis = analyse(plan, state, today);
      const result = odds(withDurations(plan, change), state, today, { runs: 20 });
      const [point] = result.convergence;
      if (point && point.p50 !== null) {
        const forecast = analysis.convergence[0]?.forecast;
        expect([point.p50, point.p85]).toEqual([forecast, forecast]);
      }
      if (result.end.p50 !== null)
        expect([result.end.p50, result.end.p85]).toEqual([analysis.end, analysis.end]);
    }),
    { numRuns: 300 },
  );
});

test('the day of 85 % never comes before the day of 50 %', () => {
  fc.assert(
    fc.property(cases({ whole: false, away: true, facts: true }), ({ plan, state, today }) => {
      const wide = withDurations(plan, (days) => ({ kind: 'range', low: days / 2, high: days * 2 }));
      const { convergence, end } = odds(wide, state, today, { runs: 50 });
      for (const { p50, p85 } of [...convergence, end])
        if (p50 !== null && p85 !== null) expect(p50 <= p85 && p50 >= plan.start).toBe(true);
    }),
    { numRuns: 100 },
  );
});
