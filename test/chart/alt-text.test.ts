import { describe, expect, it } from 'vitest';
import { altText } from '../../src/chart/alt-text.ts';
import { planOf, task } from '../plan/analysis/plans.ts';
import { everyState, viewOf } from './views.ts';

describe('the alt text of a chart', () => {
  it('says what the picture shows', () => {
    expect(altText(viewOf(everyState(), '2026-11-16'))).toBe(
      'Chart of the plan Checkout relaunch on Mon 16 Nov 2026: day 11 of 21, phase Core, 45\u00a0% done. ' +
        'Forecast end Mon 30 Nov 2026, as in the baseline. ' +
        'Late: CP-1 API meets UI, Fri 20 Nov, 4 days late. ' +
        'Blocked: U-1 Screens. ' +
        'Overdue: U-2 Forms, 2 days late. ' +
        'Gates: GATE-1 GATE-1, not ready, 4 days late; GATE-2 GATE-2, to come. ' +
        'Lanes: api 1 of 3 done; ui 0 of 3 done; Papers 0 of 1 done.',
    );
  });

  it('is short enough for Slack whatever the plan holds, and counts what it leaves out', () => {
    const items = Array.from({ length: 300 }, (_, at) =>
      task(`T-${at}`, 2, {
        name: '😀'.repeat(3000),
        track: `track ${at % 40} ${'long '.repeat(1000)}`,
        due: '2026-11-02',
        actuals: { started: '2026-11-02', finished: null, progress: null, remaining: null, blocked: 'x' },
      }),
    );
    const said = altText(viewOf(planOf(items, { name: 'n'.repeat(5000) }), '2026-11-16'));
    expect(said.length).toBeLessThanOrEqual(2000);
    expect(said).toContain('+295 more');
    expect(said.isWellFormed()).toBe(true);
  });
});
