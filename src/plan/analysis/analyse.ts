import type { IsoDate, Plan } from '../plan.ts';
import type { PlanState } from '../state.ts';
import type { Analysis, ItemAnalysis, SpanAnalysis } from './analysis.ts';
import { slotsOf } from './estimate.ts';
import { itemAnalyses } from './items.ts';
import { type Model, modelOf } from './model.ts';
import { convergenceAnalysis, gateAnalysis } from './points.ts';
import { backward, criticalChain, emptyForward, endOf, type Forward, forward, lastOpen } from './schedule.ts';
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
  placeOf: Int32Array,
): SpanAnalysis[] => {
  const tallies = spans.map(() => emptyTally());
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as ItemAnalysis;
    const tally = item.summary ? undefined : tallies[placeOf[at] as number];
    if (tally) addLeaf(tally, item, model.estimate[at] as number);
  }
  return spans.map(({ id }, place) => spanOf(id, tallies[place] ?? emptyTally()));
};

const wholeOf = (model: Model, items: readonly ItemAnalysis[]): Tally => {
  const whole = emptyTally();
  for (let at = 0; at < items.length; at++) {
    const item = items[at] as ItemAnalysis;
    if (!item.summary) addLeaf(whole, item, model.estimate[at] as number);
  }
  return whole;
};

/** What holds a place before the item in its track: under way or before it in line, where not both are `parallel`. */
const isHeldByTrack = ({ network, plan, open, now }: Model, ahead: Forward, node: number): boolean => {
  for (let at = network.inAt[node] as number; at < (network.inAt[node + 1] as number); at++) {
    const before = network.inFrom[at] as number;
    const isItem = before < plan.items.length;
    if (isItem && open[before] === 1 && (ahead.finish[before] as number) > now) return true;
  }
  return false;
};

/**
 * Leaves that could start today: their dependencies and those of their ancestors done and the lags over, their turn in
 * their track and their date come, no blocker of their own or of an ancestor.
 */
const readyIds = (
  model: Model,
  ahead: Forward,
  items: readonly ItemAnalysis[],
  blocked: ReadonlySet<string>,
): string[] => {
  const { dependsOn, plan, now } = model;
  const { parent, topDown } = model.structure;
  const isFree = new Uint8Array(items.length).fill(1);
  let named = 0;
  for (let node = 0; node < items.length; node++) {
    if (blocked.has(items[node]?.id ?? '')) isFree[node] = 0;
    for (const { lagDays } of plan.items[node]?.dependencies ?? []) {
      const before = dependsOn[named++] as number;
      const isOver = lagDays === 0 || (ahead.finish[before] as number) + slotsOf(lagDays) <= now;
      if (items[before]?.status !== 'done' || !isOver) isFree[node] = 0;
    }
  }
  for (let position = 0; position < topDown.length; position++) {
    const node = topDown[position] as number;
    const above = parent[node] as number;
    if (above >= 0 && isFree[above] === 0) isFree[node] = 0;
  }
  return items
    .filter(
      (item, node) =>
        isFree[node] === 1 &&
        !item.summary &&
        item.status === 'not started' &&
        !item.blocked &&
        (model.release[node] as number) <= now &&
        !isHeldByTrack(model, ahead, node),
    )
    .map(({ id }) => id);
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
  const last = lastOpen(model, ahead, model.network.order);
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
    phases: spansOf(model, items, plan.phases, model.structure.phasePlace),
    tracks: spansOf(model, items, plan.tracks, model.structure.trackPlace),
    ready: readyIds(model, ahead, items, blocked),
  };
};
