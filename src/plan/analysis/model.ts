import { compileCalendar, type WorkCalendar } from '../calendar/work-calendar.ts';
import type { IsoDate, Item, Plan } from '../plan.ts';
import type { PlanState } from '../state.ts';
import { type Away, awayOf, awayWithin, endOfDay, merged, startOfDay } from './away.ts';
import { dependenciesOf, entriesOf, linksOf, sizeOf } from './dependency-links.ts';
import { estimatedSlots, slotsOf } from './estimate.ts';
import { connectApart } from './exclusivity.ts';
import { blockersByItem, type Facts, factsOf } from './facts.ts';
import { isCyclic, type Network } from './network.ts';
import { type Structure, structureOf } from './structure.ts';

export const WAITING = 0;
export const RUNNING = 1;
export const DONE = 2;

/** Earlier than any slot, with room to add to it. */
export const UNBOUND = -(2 ** 29);
/** Later than any slot. */
export const FAR = 2 ** 29;

/**
 * A plan on one day, as numbers. Node i is the i-th item of the file: a leaf's work, or the finish of a summary item,
 * which takes no time. Further nodes are the starts of summary items that wait for something.
 */
export interface Model {
  plan: Plan;
  calendar: WorkCalendar;
  /** Today, or the plan's start where that is later; `now` is its first slot. */
  date: IsoDate;
  now: number;
  structure: Structure;
  network: Network;
  /** The places of what items depend on, in the order in which the file's items name them. */
  dependsOn: Int32Array;
  /** By item; null for summary items. */
  facts: (Facts | null)[];
  /** By item: slots of its estimate. */
  estimate: Int32Array;
  status: Uint8Array;
  /** Slots of work still to do. */
  length: Int32Array;
  /** The slot before which a node cannot start; of a node that is done, the slot after it. */
  release: Int32Array;
  away: (Away | null)[];
  /** 0 for what is done, summary items with their leaves. */
  open: Uint8Array;
}

const estimatesOf = (items: readonly Item[]): Int32Array => {
  const slots = new Int32Array(items.length);
  for (let at = 0; at < items.length; at++) slots[at] = estimatedSlots((items[at] as Item).duration);
  return slots;
};

const awayByPerson = (plan: Plan, calendar: WorkCalendar, date: IsoDate): ReadonlyMap<string, Away> => {
  const known = new Map<string, Away>();
  for (const person of plan.people) {
    const away = awayOf(person.away, calendar, date);
    if (away) known.set(person.id, away);
  }
  return known;
};

/** Working slots since an item was started; those in which it was blocked or its owner away do not count. */
export const elapsedSlots = (
  { calendar, now }: Pick<Model, 'calendar' | 'now'>,
  { started, blockers }: Facts,
  away: Away | null,
): number => {
  if (started === null) return 0;
  const from = startOfDay(calendar, started);
  const blocked = blockers.map(
    ({ raisedOn, resolvedOn }) =>
      [startOfDay(calendar, raisedOn), resolvedOn === null ? now : startOfDay(calendar, resolvedOn)] as const,
  );
  const gone = (away?.from ?? []).map((start, at) => [start, away?.to[at] ?? start] as const);
  return Math.max(0, now - from) - awayWithin(merged([...blocked, ...gone]), from, now);
};

/** Slots still to do of an item under way. */
const remainingSlots = (model: Model, facts: Facts, estimate: number, away: Away | null): number => {
  if (facts.remaining !== null) return Math.max(1, slotsOf(facts.remaining));
  if (estimate === 0) return 0;
  if (facts.started === null) return Math.max(1, Math.ceil(estimate * (1 - (facts.progress ?? 0))));
  return Math.max(1, estimate - elapsedSlots(model, facts, away));
};

/** Sets what a leaf's facts say of its node. */
const place = (model: Model, node: number, item: Item, facts: Facts): void => {
  const { calendar, now, status, length, release, estimate } = model;
  const slots = estimate[node] as number;
  if (facts.finished !== null) {
    status[node] = DONE;
    release[node] = endOfDay(calendar, facts.finished);
  } else if (facts.status === 'in progress') {
    status[node] = RUNNING;
    length[node] = remainingSlots(model, facts, slots, model.away[node] ?? null);
    release[node] = Math.max(now, facts.started === null ? now : startOfDay(calendar, facts.started));
  } else {
    length[node] = facts.remaining === null ? slots : slotsOf(facts.remaining);
    release[node] = item.notBefore === null ? now : Math.max(now, startOfDay(calendar, item.notBefore));
  }
};

/** A summary item is open while one of its leaves is. */
const openNodes = ({ structure, status }: Model): Uint8Array => {
  const { parent, summary, topDown } = structure;
  const open = new Uint8Array(status.length).fill(1);
  for (let at = 0; at < topDown.length; at++) if (summary[at] === 1 || status[at] === DONE) open[at] = 0;
  for (let position = topDown.length - 1; position >= 0; position--) {
    const at = topDown[position] as number;
    const above = parent[at] as number;
    if (above >= 0 && open[at] === 1) open[above] = 1;
  }
  return open;
};

/**
 * Throws where an id is unknown or dependencies go in a circle: a plan that was read has neither.
 * An item under way or done no longer waits for its dependencies.
 */
export const modelOf = (plan: Plan, state: PlanState, today: IsoDate): Model => {
  const { items } = plan;
  const calendar = compileCalendar(plan);
  const date = today < plan.start ? plan.start : today;
  const structure = structureOf(plan);
  const entry = entriesOf(items, structure);
  const size = sizeOf(entry);
  const blockers = blockersByItem(state);
  const facts = items.map((item, at) =>
    structure.summary[at] === 1 ? null : factsOf(item, state, blockers),
  );
  const dependsOn = dependenciesOf(items, structure);
  const links = linksOf(items, structure, entry, dependsOn);
  const network = connectApart(size, links, items, structure, (at) => facts[at]?.status ?? 'not started');
  if (isCyclic(network)) throw new Error('dependencies go in a circle');

  const people = awayByPerson(plan, calendar, date);
  const model: Model = {
    plan,
    calendar,
    date,
    now: startOfDay(calendar, date),
    structure,
    network,
    dependsOn,
    facts,
    estimate: estimatesOf(items),
    status: new Uint8Array(size),
    length: new Int32Array(size),
    release: new Int32Array(size).fill(UNBOUND),
    away: structure.owner.map((owner) => (owner === null ? null : (people.get(owner) ?? null))),
    open: new Uint8Array(0),
  };
  for (let at = 0; at < items.length; at++) {
    const known = facts[at];
    if (known) place(model, at, items[at] as Item, known);
  }
  model.open = openNodes(model);
  return model;
};
