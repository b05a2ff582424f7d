import type { AnalysedPlan } from '../../operations/analysed-plan.ts';
import { namesOf } from '../../operations/names.ts';
import type { ItemAnalysis } from '../../plan/analysis/analysis.ts';
import type { Store } from '../../storage/database.ts';
import type { CriticalLine, CriticalView } from '../blocks/critical.ts';

/** Items off the chain that are shown. */
const NEAR = 5;

/** What is left of the critical path, and the items with the least float beside it. */
export function criticalView(store: Store, { stored, analysis }: AnalysedPlan): CriticalView {
  const names = namesOf(store, stored);
  const titles = new Map(stored.plan.items.map(({ id, name }) => [id, name]));
  const byId = new Map(analysis.items.map((item) => [item.id, item]));
  const nameOf = (person: string) => names.get(person)?.name ?? person;
  const line = (item: ItemAnalysis): CriticalLine => ({
    id: item.id,
    name: titles.get(item.id) ?? item.id,
    owner: item.owner === null ? null : nameOf(item.owner),
    start: item.start,
    finish: item.finish,
    state: item.status,
    blocked: item.blocked,
  });
  const chain = analysis.criticalPath.flatMap((id) => byId.get(id) ?? []);
  const left = chain.filter(({ status }) => status !== 'done');
  const onChain = new Set(analysis.criticalPath);
  const near = analysis.items
    .filter((item) => !item.summary && item.status !== 'done' && !onChain.has(item.id))
    .sort((a, b) => a.floatDays - b.floatDays || (a.start < b.start ? -1 : 1))
    .slice(0, NEAR);
  return {
    planName: stored.plan.name,
    date: analysis.date,
    end: analysis.end,
    chain: left.map(line),
    done: chain.length - left.length,
    near: near.map((item) => ({ ...line(item), floatDays: item.floatDays })),
    most: busiest(left, nameOf),
  };
}

function busiest(left: readonly ItemAnalysis[], nameOf: (person: string) => string): CriticalView['most'] {
  const byOwner = Map.groupBy(
    left.filter(({ owner }) => owner !== null),
    ({ owner }) => owner,
  );
  const [most] = [...byOwner].sort(([, a], [, b]) => b.length - a.length);
  if (most?.[0] == null || most[1].length < 2) return null;
  return { name: nameOf(most[0]), items: most[1].length };
}
