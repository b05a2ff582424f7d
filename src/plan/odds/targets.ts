import { endOfDay } from '../analysis/away.ts';
import { type Model, UNBOUND, WAITING } from '../analysis/model.ts';
import { nodesOfGate, nodesOfPoint } from '../analysis/points.ts';
import type { ConvergencePoint, IsoDate } from '../plan.ts';
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

const WORD = 32;

/** The leaves of a plan by group: by track, or all in one. */
interface Groups {
  count: number;
  /** By item; -1 in none. */
  placeOf: Int32Array;
}

/**
 * By group, of the leaves in it that are marked in `within`, those that no other of them waits for, straight or through
 * others: the rest is reached before them. Row `node` of `later` tells as bits which groups follow a node.
 */
const lastOf = (model: Model, within: Uint8Array, { count, placeOf }: Groups): number[][] => {
  const { order, inAt, inFrom, size } = model.network;
  const last = Array.from({ length: count }, (): number[] => []);
  const words = Math.ceil(count / WORD);
  const later = new Int32Array(size * words);
  for (let position = size - 1; position >= 0; position--) {
    const node = order[position] as number;
    if (within[node] === 0) continue;
    const row = node * words;
    const group = model.structure.summary[node] === 0 ? (placeOf[node] as number) : -1;
    if (group >= 0) {
      const word = row + (group >> 5);
      const bit = 1 << (group & 31);
      if (((later[word] as number) & bit) === 0) last[group]?.push(node);
      later[word] = (later[word] as number) | bit;
    }
    if (model.status[node] !== WAITING) continue;
    for (let at = inAt[node] as number; at < (inAt[node + 1] as number); at++) {
      const before = (inFrom[at] as number) * words;
      for (let word = 0; word < words; word++)
        later[before + word] = (later[before + word] as number) | (later[row + word] as number);
    }
  }
  return last;
};

export const pointTarget = (model: Model, uncertain: Uncertain, point: ConvergencePoint): PointTarget => {
  const needs = nodesOfPoint(model, point);
  const groups = { count: model.plan.tracks.length, placeOf: model.structure.trackPlace };
  const last = lastOf(model, upstreamOf(model, needs), groups);
  const tracks = model.plan.tracks.flatMap(({ id }, place) => {
    const nodes = last[place] ?? [];
    return nodes.length > 0 ? [targetOf(model, uncertain, id, nodes, point.due)] : [];
  });
  return { ...targetOf(model, uncertain, point.id, needs, point.due), tracks };
};

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
  const everything = new Uint8Array(model.network.size).fill(1);
  const inOne = { count: 1, placeOf: new Int32Array(model.plan.items.length) };
  return targetOf(model, uncertain, 'end', lastOf(model, everything, inOne)[0] ?? [], null);
};
