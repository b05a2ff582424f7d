import type { Actor } from '../../operations/deps.ts';
import { dayOf as dayIn, ownerOf, personOf } from '../../operations/find.ts';
import { dateOf, dayOf } from '../../plan/calendar/day.ts';
import type { IsoDate, Item } from '../../plan/plan.ts';
import type { StoredPlan } from '../../storage/plans.ts';
import type { SlackContext } from '../context.ts';

/** Ids of the reader's own plan that stand for those of the help table. */
export interface ExampleIds {
  item: string | null;
  otherItem: string | null;
  point: string | null;
  gate: string | null;
  criterion: string | null;
  /** A day soon. */
  day: IsoDate;
}

/** The reader's own next item, and the next convergence point and gate. */
function exampleIds(
  { plan, state }: Pick<StoredPlan, 'plan' | 'state'>,
  { user, today }: { user: string; today: IsoDate },
): ExampleIds {
  const parents = new Set(plan.items.map(({ parent }) => parent));
  const open = plan.items.filter(
    ({ id }) => !parents.has(id) && (state.items.get(id)?.finished ?? null) === null,
  );
  const me = personOf(plan, user)?.id ?? null;
  const isMine = (item: Item) => me !== null && ownerOf(plan, item) === me;
  const item = open.find(isMine) ?? open[0] ?? plan.items[0];
  const gate = plan.gates.find(({ phase }) => phase === state.phase) ?? plan.gates[0];
  const isAhead = ({ needs }: { needs: string[] }) => needs.some((id) => open.some((one) => one.id === id));
  return {
    item: item?.id ?? null,
    otherItem: (open.find(waitsFor(item)) ?? open.find(({ id }) => id !== item?.id))?.id ?? null,
    point: (plan.convergence.find(isAhead) ?? plan.convergence[0])?.id ?? null,
    gate: gate?.id ?? null,
    criterion: gate?.criteria[0]?.id ?? null,
    day: dateOf(dayOf(today) + 7),
  };
}

/** Those for somebody who looks at a plan now. */
export function idsFor({ deps }: SlackContext, stored: StoredPlan, { user }: Actor): ExampleIds {
  return exampleIds(stored, { user, today: dayIn(stored, deps.clock.now()) });
}

function waitsFor(item: Item | undefined): (other: Item) => boolean {
  return ({ dependencies }) => dependencies.some((dependency) => dependency.item === item?.id);
}

/** An example of the help table with those ids put in. */
export function withIds(
  example: string,
  { item, otherItem, point, gate, criterion, day }: ExampleIds,
): string {
  return example
    .replaceAll(/\bTASK-001\b/g, item ?? 'TASK-001')
    .replaceAll(/\bTASK-002\b/g, otherItem ?? item ?? 'TASK-002')
    .replaceAll(/\bCP-1\b/g, point ?? 'CP-1')
    .replaceAll(/\bGATE-1\b/g, gate ?? 'GATE-1')
    .replaceAll(/\bC1\b/g, criterion ?? 'C1')
    .replaceAll(/\b20\d\d-\d\d-\d\d\b/g, day);
}
