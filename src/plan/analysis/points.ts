import type { ConvergencePoint, Gate, IsoDate, Plan } from '../plan.ts';
import type { PlanState } from '../state.ts';
import type { ConvergenceAnalysis, GateAnalysis, ItemAnalysis, TrackReadiness } from './analysis.ts';
import { SLOTS_PER_DAY } from './estimate.ts';
import { DONE, FAR, type Model } from './model.ts';
import { backwardTo, criticalChain, type Forward, floatOf, lastOpen, type Upstream } from './schedule.ts';
import { placeOf } from './structure.ts';

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);

const idsOf = (model: Model, nodes: readonly number[]): string[] =>
  nodes.map((node) => model.plan.items[node]?.id ?? '');

/** The last item of a chain that takes time, since a milestone sets no date of its own; else its last. */
const driverOf = (model: Model, chain: readonly number[]): string | null => {
  const driver = chain.findLast((node) => (model.length[node] as number) > 0) ?? chain.at(-1);
  return driver === undefined ? null : (model.plan.items[driver]?.id ?? null);
};

export const nodesOfPoint = (model: Model, point: ConvergencePoint): number[] =>
  point.needs.map((id) => placeOf(model.structure.index, id));

/**
 * The nodes that a gate needs: those of its convergence points, and its items. A gate that names nothing needs every
 * item of its phase.
 */
export const nodesOfGate = (model: Model, gate: Gate): number[] => {
  const { plan, structure } = model;
  if (gate.needs.length === 0) {
    return plan.items.flatMap((_, node) =>
      structure.summary[node] === 0 && structure.phase[node] === gate.phase ? [node] : [],
    );
  }
  return gate.needs.flatMap((id) => {
    const point = plan.convergence.find((candidate) => candidate.id === id);
    return point ? nodesOfPoint(model, point) : [placeOf(structure.index, id)];
  });
};

/** The gates of phases that were left: they are decided, and what they wait for moves them no more. */
export const decidedGates = ({ gates, phases }: Plan, phase: string | null): ReadonlySet<string> => {
  const placeOfPhase = (id: string | null) => phases.findIndex((each) => each.id === id);
  const current = placeOfPhase(phase);
  return new Set(gates.flatMap((gate) => (placeOfPhase(gate.phase) < current ? [gate.id] : [])));
};

interface TrackCount {
  done: number;
  needed: number;
  openFloat: number;
  doneFloat: number;
}

/**
 * What only items under way waited for can no longer move the point, however late it is: it has all the time up to the
 * point, more than anything that can.
 */
const floatTo = (model: Model, node: number, ahead: Forward, upstream: Upstream): number =>
  upstream.latestFinish[node] === FAR
    ? Math.max(0, upstream.end - Math.min(model.now, ahead.reach[node] as number))
    : floatOf(node, ahead, upstream);

const readiness = (model: Model, ahead: Forward, upstream: Upstream): TrackReadiness[] => {
  const { plan, structure } = model;
  const counts = plan.tracks.map((): TrackCount => ({ done: 0, needed: 0, openFloat: FAR, doneFloat: FAR }));
  for (const node of upstream.nodes) {
    const count = node < plan.items.length ? counts[structure.trackPlace[node] as number] : undefined;
    if (count === undefined || structure.summary[node] === 1) continue;
    const float = floatTo(model, node, ahead, upstream);
    count.needed++;
    if (model.status[node] === DONE) {
      count.done++;
      count.doneFloat = Math.min(count.doneFloat, float);
    } else count.openFloat = Math.min(count.openFloat, float);
  }
  return plan.tracks.flatMap(({ id }, place) => {
    const { done, needed, openFloat, doneFloat } = counts[place] as TrackCount;
    if (needed === 0) return [];
    return [{ id, done, needed, floatDays: (done < needed ? openFloat : doneFloat) / SLOTS_PER_DAY }];
  });
};

export const convergenceAnalysis = (
  model: Model,
  ahead: Forward,
  items: readonly ItemAnalysis[],
  state: PlanState,
  point: ConvergencePoint,
): ConvergenceAnalysis => {
  const { calendar, date } = model;
  const needs = nodesOfPoint(model, point);
  const ticked = state.requirementsTicked.get(point.id);
  const requirementsOpen = point.requirements.filter((text) => !ticked?.has(text));
  const isReached = requirementsOpen.length === 0 && needs.every((node) => items[node]?.status === 'done');
  const finished = needs.reduce((latest, node) => later(latest, items[node]?.finish ?? ''), '');
  const today = calendar.nextWorkday(date);
  const forecast = isReached ? finished || today : later(finished, today);
  const upstream = backwardTo(model, ahead, needs);
  const chain = criticalChain(model, ahead, upstream, lastOpen(model, ahead, needs));
  return {
    id: point.id,
    due: point.due,
    forecast,
    reached: isReached,
    lateDays: point.due === null ? 0 : Math.max(0, calendar.workdaysBetween(point.due, forecast)),
    driver: driverOf(model, chain),
    criticalPath: idsOf(model, chain),
    tracks: readiness(model, ahead, upstream),
    requirementsOpen,
  };
};

export const gateAnalysis = (
  model: Model,
  ahead: Forward,
  items: readonly ItemAnalysis[],
  points: readonly ConvergenceAnalysis[],
  gate: Gate,
): GateAnalysis => {
  const nodes = nodesOfGate(model, gate);
  const named = points.filter((point) => gate.needs.includes(point.id));
  const isReady =
    nodes.length > 0 &&
    named.every((point) => point.reached) &&
    nodes.every((node) => items[node]?.status === 'done');
  const dates = [...named.map((point) => point.forecast), ...nodes.map((node) => items[node]?.finish ?? '')];
  const today = model.calendar.nextWorkday(model.date);
  const upstream = backwardTo(model, ahead, nodes);
  const chain = criticalChain(model, ahead, upstream, lastOpen(model, ahead, nodes));
  return {
    id: gate.id,
    phase: gate.phase,
    forecast: dates.reduce(later, isReady ? '' : today),
    ready: isReady,
    driver: driverOf(model, chain),
    criticalPath: idsOf(model, chain),
  };
};
