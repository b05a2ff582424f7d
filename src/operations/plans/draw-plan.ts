import { altText } from '../../chart/alt-text.ts';
import { chartView } from '../../chart/chart-view.ts';
import { chartSvg } from '../../chart/svg/chart-svg.ts';
import type { Store } from '../../storage/database.ts';
import { loadSnapshot } from '../../storage/digests.ts';
import { loadAnalysedPlan, oddsOn } from '../analysed-plan.ts';
import { renderPng } from '../chart/render-png.ts';
import type { Actor, PlanRef } from '../deps.ts';
import { standingOutcomes } from '../gates/standing-outcomes.ts';
import type { Result } from '../refusal.ts';

/** A plan as a picture; `png` draws it, off the event loop. */
export interface DrawnPlan {
  planId: string;
  channel: string;
  name: string;
  altText: string;
  svg: string;
  png(): Promise<Uint8Array>;
}

/** The picture of a plan on the day that `now` (milliseconds) falls on in its zone. */
export function drawPlan(
  store: Store,
  actor: Actor,
  { plan: ref, theme }: { plan: PlanRef; theme: 'light' | 'dark' },
  now: number,
): Result<{ drawn: DrawnPlan }> {
  const loaded = loadAnalysedPlan(store, actor, ref, now);
  if (!loaded.ok) return loaded;
  const { stored, analysis, today } = loaded.analysed;
  const { plan, state, id, channel } = stored;
  const baseline = loadSnapshot(store, id, 'baseline');
  const chances = oddsOn(stored, today);
  const view = chartView(plan, state, analysis, baseline, chances, standingOutcomes(store, id));
  const svg = chartSvg(view, theme);
  return {
    ok: true,
    drawn: { planId: id, channel, name: plan.name, altText: altText(view), svg, png: () => renderPng(svg) },
  };
}
