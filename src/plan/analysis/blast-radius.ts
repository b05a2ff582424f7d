import type { Gate, Plan } from '../plan.ts';
import type { PlanState } from '../state.ts';
import type { Analysis } from './analysis.ts';
import { startOfDay } from './away.ts';
import { SLOTS_PER_DAY, slotsOf } from './estimate.ts';
import { DONE, type Model, modelOf, RUNNING, WAITING } from './model.ts';
import { decidedGates, nodesOfGate, nodesOfPoint } from './points.ts';
import { backward, emptyForward, endOf, type Forward, floatOf, forward, lastOpen } from './schedule.ts';
import { placeOf } from './structure.ts';

export interface BlastRadius {
  item: string;
  /** The slip that the rest answers for, in working days. */
  slipDays: number;
  /** Unstarted items downstream, without the item itself, in the order of the file; and their owners. */
  items: string[];
  people: string[];
  /** Float that the item had before the slip, and how much of it the slip takes. */
  floatHad: number;
  floatUsed: number;
  /** Working days by which convergence points, gates and the `end` move; those that do not move are left out. */
  moves: { id: string; days: number }[];
}

/** Working days for which an item has been blocked up to and including today: its oldest open blocker's. */
const blockedDays = (model: Model, item: string, state: PlanState): number => {
  const raised = state.blockers
    .flatMap((b) => (b.item === item && b.resolvedOn === null ? [b.raisedOn] : []))
    .sort();
  const [first] = raised;
  if (first === undefined) return 0;
  return Math.max(0, model.calendar.ordinalOf(model.date) - model.calendar.ordinalOf(first)) + 1;
};

/** Everything that has not started and waits for the node, straight or through others. */
const downstreamOf = (model: Model, from: number): number[] => {
  const { outAt, outTo } = model.network;
  const seen = new Uint8Array(model.network.size);
  const open = [from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const last = outAt[node + 1] as number;
    for (let at = outAt[node] as number; at < last; at++) {
      const next = outTo[at] as number;
      if (seen[next] === 1 || model.status[next] !== WAITING) continue;
      seen[next] = 1;
      open.push(next);
    }
  }
  const { summary } = model.structure;
  return model.plan.items.flatMap((_, node) => (seen[node] === 1 && summary[node] === 0 ? [node] : []));
};

/** The same day with an item put off by some slots. */
const putOff = (model: Model, node: number, slots: number): Model => {
  const { inAt, inLag } = model.network;
  if (model.status[node] === RUNNING) {
    const length = model.length.slice();
    length[node] = (length[node] as number) + slots;
    return { ...model, length };
  }
  const release = model.release.slice();
  const lags = inLag.slice();
  release[node] = (release[node] as number) + slots;
  for (let at = inAt[node] as number; at < (inAt[node + 1] as number); at++)
    lags[at] = (lags[at] as number) + slots;
  return { ...model, release, network: { ...model.network, inLag: lags } };
};

/** The same day had an item not lost some slots: it and what waits for it could have started so much earlier. */
const withoutLoss = (model: Model, node: number, downstream: readonly number[], slots: number): Model => {
  const release = model.release.slice();
  for (const each of [node, ...downstream]) {
    const notBefore = model.plan.items[each]?.notBefore ?? null;
    const given = notBefore === null ? 0 : startOfDay(model.calendar, notBefore);
    release[each] = Math.max(0, given, model.now - slots);
  }
  return { ...model, release };
};

/** The day on which each convergence point and gate that still waits for something, and the end, is reached, as an ordinal. */
const days = (
  model: Model,
  gates: readonly Gate[],
  { reach }: Forward,
  end: number,
): { id: string; day: number }[] => {
  const dayOf = (slot: number) => Math.floor((slot - 1) / SLOTS_PER_DAY);
  const reached = (id: string, nodes: readonly number[]) =>
    nodes.every((node) => model.status[node] === DONE)
      ? []
      : [{ id, day: dayOf(nodes.reduce((slot, node) => Math.max(slot, reach[node] as number), 0)) }];
  return [
    ...model.plan.convergence.flatMap((point) => reached(point.id, nodesOfPoint(model, point))),
    ...gates.flatMap((gate) => reached(gate.id, nodesOfGate(model, gate))),
    { id: 'end', day: dayOf(end) },
  ];
};

const leafOf = (model: Model, ahead: Forward, id: string): number => {
  const { index, parent, summary } = model.structure;
  const item = placeOf(index, id);
  if (summary[item] === 0) return item;
  const isBelow = (node: number): boolean => {
    for (let at = node; at >= 0; at = parent[at] as number) if (at === item) return true;
    return false;
  };
  const leaves = model.plan.items.flatMap((_, node) => (summary[node] === 0 && isBelow(node) ? [node] : []));
  return lastOpen(model, ahead, leaves);
};

/**
 * What a slip of an item does. Without `slipDays`, an item with an open blocker slips by the working days since it was
 * raised, today included, of which those before today are in the forecast already; any other item slips by one day.
 * Of a summary item its last open leaf slips. What is done cannot slip.
 */
export const blastRadius = (
  plan: Plan,
  state: PlanState,
  analysis: Pick<Analysis, 'date'>,
  slip: { item: string; slipDays?: number },
): BlastRadius => {
  const model = modelOf(plan, state, analysis.date);
  const size = model.network.size;
  const today = forward(model, model.length, emptyForward(size));
  const node = leafOf(model, today, slip.item);
  const blocked = blockedDays(model, slip.item, state);
  const slipDays = slip.slipDays ?? Math.max(1, blocked);
  if (node < 0 || model.open[node] === 0)
    return { item: slip.item, slipDays: 0, items: [], people: [], floatHad: 0, floatUsed: 0, moves: [] };

  const downstream = downstreamOf(model, node);
  const lost = slip.slipDays === undefined && blocked > 0 ? (blocked - 1) * SLOTS_PER_DAY : 0;
  const before = lost > 0 ? withoutLoss(model, node, downstream, lost) : model;
  const then = forward(before, before.length, emptyForward(size));
  const after = putOff(model, node, slotsOf(slipDays) - lost);
  const later = forward(after, after.length, emptyForward(size));
  const endThen = endOf(before, then);
  const had = Math.max(0, floatOf(node, then, backward(before, endThen))) / SLOTS_PER_DAY;
  const behind = decidedGates(plan, state.phase);
  const gates = plan.gates.filter(({ id }) => !behind.has(id));
  const now = days(before, gates, then, endThen);
  return {
    item: slip.item,
    slipDays,
    items: downstream.map((at) => plan.items[at]?.id ?? ''),
    people: [...new Set(downstream.flatMap((at) => model.structure.owner[at] ?? []))],
    floatHad: had,
    floatUsed: Math.min(slipDays, had),
    moves: days(after, gates, later, endOf(after, later)).flatMap(({ id, day }, at) => {
      const moved = day - (now[at]?.day ?? day);
      return moved === 0 ? [] : [{ id, days: moved }];
    }),
  };
};
