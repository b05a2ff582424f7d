import { endOfDay } from '../analysis/away.ts';
import { type Model, UNBOUND, WAITING } from '../analysis/model.ts';
import { nodesOfGate, nodesOfPoint } from '../analysis/points.ts';
import type { IsoDate } from '../plan.ts';
import { type Uncertain, upstreamOf } from './uncertain.ts';

/** Something that is reached when all of its nodes are, and is on time when that is by its deadline. */
export interface Target {
  id: string;
  /** The varying nodes alone; without any, nothing about the target is uncertain. */
  nodes: Int32Array;
  /** When the others are reached. */
  fixed: number;
  /** The slot after the due date; null without one. */
  deadline: number | null;
}

export interface PointTarget extends Target {
  tracks: Target[];
}

/** A gate is on time when each of its needs that has a due date keeps it. */
export interface GateTarget extends Target {
  dues: Target[];
}

const targetOf = (
  model: Model,
  { varies, fixed }: Uncertain,
  id: string,
  nodes: readonly number[],
  due: IsoDate | null,
): Target => {
  const settled = nodes.filter((node) => varies[node] === 0);
  return {
    id,
    nodes: Int32Array.from(nodes.filter((node) => varies[node] === 1)),
    fixed: settled.reduce((latest, node) => Math.max(latest, fixed.reach[node] as number), UNBOUND),
    deadline: due === null ? null : endOfDay(model.calendar, due),
  };
};

/** Of some nodes those that no other of them waits for: the rest is reached before them. */
const lastOf = (model: Model, nodes: readonly number[]): number[] => {
  const { inAt, inFrom, inLag } = model.network;
  const isFollowed = new Set<number>();
  for (const node of nodes) {
    if (model.status[node] !== WAITING) continue;
    for (let at = inAt[node] as number; at < (inAt[node + 1] as number); at++)
      if ((inLag[at] as number) >= 0) isFollowed.add(inFrom[at] as number);
  }
  return nodes.filter((node) => !isFollowed.has(node));
};

export const pointTargets = (model: Model, uncertain: Uncertain): PointTarget[] =>
  model.plan.convergence.map((point) => {
    const needs = nodesOfPoint(model, point);
    const within = upstreamOf(model, needs);
    const { track, summary } = model.structure;
    const byTrack = Map.groupBy(
      model.plan.items.keys().filter((node) => within[node] === 1 && summary[node] === 0),
      (node) => track[node] ?? null,
    );
    const tracks = model.plan.tracks.flatMap(({ id }) => {
      const nodes = byTrack.get(id);
      return nodes ? [targetOf(model, uncertain, id, lastOf(model, nodes), point.due)] : [];
    });
    return { ...targetOf(model, uncertain, point.id, needs, point.due), tracks };
  });

export const gateTargets = (model: Model, uncertain: Uncertain): GateTarget[] =>
  model.plan.gates.map((gate) => {
    const dues = gate.needs.flatMap((id) => {
      const point = model.plan.convergence.find((each) => each.id === id);
      const item = model.structure.index.get(id);
      if (point)
        return point.due === null
          ? []
          : [targetOf(model, uncertain, id, nodesOfPoint(model, point), point.due)];
      const due = item === undefined ? null : (model.plan.items[item]?.due ?? null);
      return item === undefined || due === null ? [] : [targetOf(model, uncertain, id, [item], due)];
    });
    return { ...targetOf(model, uncertain, gate.id, nodesOfGate(model, gate), null), dues };
  });

export const endTarget = (model: Model, uncertain: Uncertain): Target => {
  const leaves = [...model.plan.items.keys()].filter((node) => model.structure.summary[node] === 0);
  return targetOf(model, uncertain, 'end', lastOf(model, leaves), null);
};
