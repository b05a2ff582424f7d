import { altText } from '../../chart/alt-text.ts';
import { chartView } from '../../chart/chart-view.ts';
import { chartSvg } from '../../chart/svg/chart-svg.ts';
import type { Store } from '../../storage/database.ts';
import { loadSnapshot } from '../../storage/digests.ts';
import type { AnalysedPlan } from '../analysed-plan.ts';
import { renderPng } from '../chart/render-png.ts';
import { standingOutcomes } from '../gates/standing-outcomes.ts';
import { comeOdds } from '../odds.ts';

/** A plan as a picture; `png` draws it, off the event loop. */
export interface DrawnPlan {
  planId: string;
  channel: string;
  name: string;
  altText: string;
  svg: string;
  png(): Promise<Uint8Array>;
}

/** The picture of an analysed plan. */
export async function drawPlan(
  store: Store,
  { stored, analysis, today }: AnalysedPlan,
  theme: 'light' | 'dark',
): Promise<DrawnPlan> {
  const { plan, state, id, channel } = stored;
  const chances = await comeOdds(stored, today);
  const baseline = loadSnapshot(store, id, 'baseline');
  const view = chartView(plan, state, analysis, baseline, chances, standingOutcomes(store, id));
  const svg = chartSvg(view, theme);
  return { planId: id, channel, name: plan.name, altText: altText(view), svg, png: () => renderPng(svg) };
}
