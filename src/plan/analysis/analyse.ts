import type { IsoDate, Plan } from '../plan.ts';
import type { PlanState } from '../state.ts';
import type { Analysis, ItemAnalysis, SpanAnalysis } from './analysis.ts';
import { itemAnalyses } from './items.ts';
import { type Model, modelOf } from './model.ts';
import { convergenceAnalysis, gateAnalysis } from './points.ts';
import { backward, criticalChain, emptyForward, endOf, forward, lastOpen } from './schedule.ts';
import { placeOf } from './structure.ts';
import { addLeaf, emptyTally, progressOf, type Tally } from './tally.ts';

const spanOf = (id: string, tally: Tally): SpanAnalysis => ({
  id,
  start: tally.start,
  finish: tally.finish,
  progress: progressOf(tally),
  done: tally.done,
  needed: tally.leaves,
});

const spansOf = (
  model: Model,
  items: readonly ItemAnalysis[],
  spans: readonly { id: string }[],
  of: (item: ItemAnalysis) => string | null,
): SpanAnalysis[] => {
  const tallies = new Map(spans.map(({ id }) => [id, emptyTally()]));
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as ItemAnalysis;
    const tally = item.summary ? undefined : tallies.get(of(item) ?? '');
    if (tally) addLeaf(tally, item, model.estimate[at] as number);
  }
  return [...tallies].map(([id, tally]) => spanOf(id, tally));
};

const wholeOf = (model: Model, items: readonly ItemAnalysis[]): Tally => {
  const whole = emptyTally();
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as ItemAnalysis;
    if (!item.summary) addLeaf(whole, item, model.estimate[at] as number);
  }
  return whole;
};

/** Leaves that could start today: their dependencies and those of their ancestors done, their date come, no blocker. */
const readyIds = (model: Model, items: readonly ItemAnalysis[]): string[] => {
  const { parent, topDown, index } = model.structure;
  const isFree = new Uint8Array(items.length);
  for (let position = 0; position < topDown.length; position++) {
    const node = topDown[position] as number;
    const above = parent[node] as number;
    const waitsFor = model.plan.items[node]?.dependencies ?? [];
    const isDone = (id: string) => items[placeOf(index, id)]?.status === 'done';
    if ((above < 0 || isFree[above] === 1) && waitsFor.every(({ item }) => isDone(item))) isFree[node] = 1;
  }
  return items.flatMap((item, node) =>
    isFree[node] === 1 &&
    !item.summary &&
    item.status === 'not started' &&
    !item.blocked &&
    (model.release[node] as number) <= model.now
      ? [item.id]
      : [],
  );
};

/**
 * Everything that follows from a plan, from what has happened to it, and from the day.
 * Throws where the plan names an unknown id or its dependencies go in a circle, which a plan that was read does not.
 */
export const analyse = (plan: Plan, state: PlanState, today: IsoDate): Analysis => {
  const model = modelOf(plan, state, today);
  const { calendar, date } = model;
  const ahead = forward(model, model.length, emptyForward(model.network.size));
  const back = backward(model, endOf(model, ahead));
  const blocked = new Set(state.blockers.flatMap((b) => (b.resolvedOn === null ? [b.item] : [])));
  const inOrder = Array.from(model.network.order).filter((node) => node < plan.items.length);
  const last = lastOpen(model, ahead, inOrder);
  const items = itemAnalyses(model, ahead, back, last, blocked);
  const convergence = plan.convergence.map((point) => convergenceAnalysis(model, ahead, items, state, point));
  const chain = criticalChain(model, ahead, back, last);
  const whole = wholeOf(model, items);
  const start = calendar.nextWorkday(plan.start);
  const end = whole.finish ?? start;
  const days = Math.max(1, calendar.workdaysBetween(start, end) + 1);
  return {
    plan: plan.name,
    date,
    start,
    end,
    progress: progressOf(whole),
    day: Math.min(days, Math.max(1, calendar.workdaysBetween(start, date) + 1)),
    days,
    items,
    criticalPath: chain.map((node) => plan.items[node]?.id ?? ''),
    convergence,
    gates: plan.gates.map((gate) => gateAnalysis(model, ahead, items, convergence, gate)),
    phases: spansOf(model, items, plan.phases, (item) => item.phase),
    tracks: spansOf(model, items, plan.tracks, (item) => item.track),
    ready: readyIds(model, items),
  };
};
