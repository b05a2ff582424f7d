import { alg, Graph } from '@dagrejs/graphlib';
import { DirectedGraph } from 'graphology';
import type { FloorItem } from './compact-graph.ts';

/** What people would write on graphology: build, order by Kahn, pass forward and backward; gives the end. */
export function graphologyPass(items: readonly FloorItem[]): number {
  const graph = new DirectedGraph<{ days: number; finish: number; latest: number }>();
  for (const { id, days } of items) graph.addNode(id, { days, finish: 0, latest: 0 });
  for (const { id, dependencies } of items) for (const { item } of dependencies) graph.mergeEdge(item, id);
  const open = new Map<string, number>();
  const order: string[] = [];
  graph.forEachNode((id) => {
    open.set(id, graph.inDegree(id));
    if (graph.inDegree(id) === 0) order.push(id);
  });
  let end = 0;
  for (let taken = 0; taken < order.length; taken++) {
    const id = order[taken] as string;
    let start = 0;
    graph.forEachInNeighbor(id, (_, before) => {
      start = Math.max(start, before.finish);
    });
    const finish = start + graph.getNodeAttribute(id, 'days');
    graph.setNodeAttribute(id, 'finish', finish);
    end = Math.max(end, finish);
    graph.forEachOutNeighbor(id, (next) => {
      const left = (open.get(next) ?? 0) - 1;
      open.set(next, left);
      if (left === 0) order.push(next);
    });
  }
  for (const id of order.reverse()) {
    let latest = end;
    graph.forEachOutNeighbor(id, (_, next) => {
      latest = Math.min(latest, next.latest - next.days);
    });
    graph.setNodeAttribute(id, 'latest', latest);
  }
  return end;
}

/** The same on @dagrejs/graphlib, with its own topological sort. */
export function graphlibPass(items: readonly FloorItem[]): number {
  const graph = new Graph({ directed: true });
  for (const { id, days } of items) graph.setNode(id, days);
  for (const { id, dependencies } of items) for (const { item } of dependencies) graph.setEdge(item, id);
  const order = alg.topsort(graph);
  const finishes = new Map<string, number>();
  let end = 0;
  for (const id of order) {
    let start = 0;
    for (const before of graph.predecessors(id) ?? []) start = Math.max(start, finishes.get(before) ?? 0);
    const finish = start + Number(graph.node(id));
    finishes.set(id, finish);
    end = Math.max(end, finish);
  }
  const latest = new Map<string, number>();
  for (const id of order.reverse()) {
    let limit = end;
    for (const next of graph.successors(id) ?? []) {
      limit = Math.min(limit, (latest.get(next) ?? 0) - Number(graph.node(next)));
    }
    latest.set(id, limit);
  }
  return end;
}
