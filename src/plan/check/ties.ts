import type { Item } from '../plan.ts';
import { ancestors, type CheckedPlan } from './checked-plan.ts';
import type { Finding } from './finding.ts';
import { found } from './found.ts';

/** Items looked at in one check for what ties mentions: enough for any plan that people write. */
const MOST_STEPS = 300_000;

/** Items that nothing ties to the plan: they wait for nothing, and nothing waits for them. */
export function looseItems(checked: CheckedPlan): Finding[] {
  if (checked.leaves.length < 2) return [];
  const wanted = wantedIds(checked);
  const tied = (item: Item) => item.dependencies.length > 0 || wanted.has(item.id);
  return checked.open
    .filter((item) => !tied(item) && !ancestors(checked, item).some(tied))
    .map((item) =>
      found('missing-dependency', item.id, `Nothing depends on ${item.id}, and it depends on nothing.`),
    );
}

function wantedIds({ plan }: CheckedPlan): Set<string> {
  const wanted = new Set<string>();
  for (const item of plan.items) for (const dependency of item.dependencies) wanted.add(dependency.item);
  for (const point of [...plan.convergence, ...plan.gates]) for (const id of point.needs) wanted.add(id);
  return wanted;
}

/** Items whose text names another item's id although no dependency ties the two, in either direction. */
export function unlinkedMentions(checked: CheckedPlan): Finding[] {
  const budget = { steps: MOST_STEPS };
  return checked.open.flatMap((item) => {
    const unlinked = namedItems(checked, item).filter(
      (other) => !waitsFor(checked, item, other, budget) && !waitsFor(checked, other, item, budget),
    );
    // A search that was cut short has shown nothing.
    if (unlinked.length === 0 || budget.steps <= 0) return [];
    const ids = unlinked.map(({ id }) => id).join(', ');
    return [
      found('unlinked-mention', item.id, `The text of ${item.id} names ${ids}, and nothing ties them.`),
    ];
  });
}

function namedItems(checked: CheckedPlan, item: Item): Item[] {
  const texts = [item.name, item.deliverable ?? '', ...item.subtasks.map(({ text }) => text)];
  for (const { metric, verify, edgeCases } of item.success) texts.push(metric, verify ?? '', ...edgeCases);
  const named = new Set<Item>();
  for (const word of texts.join(' ').match(/[\p{L}\p{N}][\p{L}\p{N}_.-]*/gu) ?? []) {
    const other = checked.items.get(word) ?? checked.items.get(word.replace(/[.-]+$/, ''));
    // An id without a digit ("login") is too likely to be an ordinary word.
    if (other && /\p{L}/u.test(other.id) && /\p{N}/u.test(other.id)) named.add(other);
  }
  named.delete(item);
  for (const ancestor of ancestors(checked, item)) named.delete(ancestor);
  return [...named];
}

/** Whether `other`, or something under it, has to be finished before `item` can start; nearest items first. */
function waitsFor(checked: CheckedPlan, item: Item, other: Item, budget: { steps: number }): boolean {
  const asked = new Set<Item>();
  const seen = new Set<Item>();
  const waiting: Item[] = [];
  const see = (node: Item | undefined) => {
    if (!node || seen.has(node)) return;
    seen.add(node);
    waiting.push(node);
  };
  const seeBefore = (node: Item) => {
    for (const at of [node, ...ancestors(checked, node)]) {
      if (asked.has(at)) return;
      asked.add(at);
      for (const dependency of at.dependencies) see(checked.items.get(dependency.item));
    }
  };
  seeBefore(item);
  for (let at = 0; at < waiting.length && budget.steps > 0; at++) {
    const node = waiting[at] as Item;
    budget.steps--;
    if (node === other || ancestors(checked, node).some((above) => above === other)) return true;
    seeBefore(node);
    for (const child of checked.childrenOf.get(node.id) ?? []) see(child);
  }
  return false;
}
