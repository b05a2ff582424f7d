import sharp from 'sharp';
import { chartView } from '../src/chart/chart-view.ts';
import { chartSvg } from '../src/chart/svg/chart-svg.ts';
import { renderPng } from '../src/operations/chart/render-png.ts';
import { analyse } from '../src/plan/analysis/analyse.ts';
import { snapshotOf } from '../src/plan/analysis/snapshot-of.ts';
import { stateFromPlan } from '../src/plan/state-from-plan.ts';
import type { Benchmark } from './figure.ts';
import { generatedPlan } from './plan/generated-plan.ts';
import { timed } from './plan/timed.ts';
import { race } from './race.ts';

/** Items enough to fill all 60 rows. */
const SIZE = 200;
const TODAY = '2026-01-19';

function sixtyRows() {
  const plan = generatedPlan(SIZE);
  const state = stateFromPlan(plan);
  const baseline = snapshotOf(analyse(plan, state, plan.start), plan);
  const analysis = analyse(plan, state, TODAY);
  return () => chartView(plan, state, analysis, baseline);
}

export const chart: Benchmark = {
  name: 'chart',
  about:
    'A plan of 60 rows drawn as PNG in its own process, against a bare sharp render of the same SVG; and its SVG alone, which is made on the event loop.',
  async run() {
    const view = sixtyRows();
    const svg = chartSvg(view(), 'light');
    const pictures = await race([
      { name: 'ours', run: () => renderPng(svg) },
      { name: 'bare', run: () => sharp(Buffer.from(svg)).png().toBuffer() },
    ]);
    const words = await race([{ name: 'svg', run: () => chartSvg(view(), 'light') }]);
    return [
      {
        name: 'PNG of 60 rows',
        unit: 'ms',
        value: timed(pictures, 'ours'),
        floor: { name: 'bare sharp', value: timed(pictures, 'bare') },
        goal: { of: 'ratio', is: 'at most', bound: 1.5 },
      },
      {
        name: 'SVG of 60 rows, on the event loop',
        unit: 'ms',
        value: timed(words, 'svg'),
        floor: null,
        goal: { of: 'value', is: 'at most', bound: 20 },
      },
    ];
  },
};
