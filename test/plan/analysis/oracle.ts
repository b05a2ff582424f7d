import type { IsoDate, Item, Plan } from '../../../src/plan/plan.ts';
import type { PlanState } from '../../../src/plan/state.ts';

// The rules of the schedule once more, by walking over half days one at a time. Slow on purpose: it shares no idea with
// the engine. A tick is half a calendar day; a time is a tick in which the plan works.

const DAY = 86_400_000;
const numberOf = (date: IsoDate): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const dateOf = (day: number): IsoDate => new Date(day * DAY).toISOString().slice(0, 10);

interface OracleTimes {
  start: IsoDate;
  finish: IsoDate;
}

export interface OracleResult {
  times: Map<string, OracleTimes>;
  end: IsoDate;
  /** Every pair of leaves of which the second waits for the first, also by exclusivity. */
  waits: Map<string, Set<string>>;
}

/** Leaves below an item, itself if it has no children. */
export const leavesOf = (plan: Plan, id: string): Item[] => {
  const children = plan.items.filter((item) => item.parent === id);
  return children.length === 0
    ? plan.items.filter((item) => item.id === id)
    : children.flatMap((child) => leavesOf(plan, child.id));
};

export const isLeaf = (plan: Plan, item: Item): boolean =>
  !plan.items.some((other) => other.parent === item.id);

const lineOf = (plan: Plan, item: Item): Item[] => {
  const above = plan.items.find((other) => other.id === item.parent);
  return above ? [item, ...lineOf(plan, above)] : [item];
};

export const handedDown = (plan: Plan, item: Item, key: 'track' | 'owner' | 'phase'): string | null =>
  lineOf(plan, item).find((each) => each[key] !== null)?.[key] ?? null;

/** Leaf -> (leaf it waits for -> greatest lag in days). */
export const expanded = (plan: Plan): Map<string, Map<string, number>> => {
  const waits = new Map<string, Map<string, number>>();
  for (const leaf of plan.items.filter((item) => isLeaf(plan, item))) {
    const own = new Map<string, number>();
    for (const each of lineOf(plan, leaf))
      for (const { item, lagDays } of each.dependencies)
        for (const { id } of leavesOf(plan, item)) own.set(id, Math.max(lagDays, own.get(id) ?? 0));
    waits.set(leaf.id, own);
  }
  return waits;
};

export const reaches = (waits: Map<string, Map<string, number>>, from: string, to: string): boolean => {
  const open = [from];
  const seen = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of waits.get(id)?.keys() ?? []) {
      if (next === to) return true;
      if (!seen.has(next)) open.push(next);
      seen.add(next);
    }
  }
  return false;
};

/**
 * Pairs that exclusivity orders, as [later, earlier]. Leaves are placed one by one: first whatever waits for nothing,
 * neither by dependency nor by the order of its track; when nothing is left but circles, the first of the file that
 * waits for its track alone.
 */
const apart = (
  plan: Plan,
  leaves: Item[],
  waits: Map<string, Map<string, number>>,
  isDone: (leaf: Item) => boolean,
  isWaiting: (leaf: Item) => boolean,
): [string, string][] => {
  const wishes: { later: string; earlier: string }[] = [];
  for (const track of new Set(leaves.map((leaf) => handedDown(plan, leaf, 'track')))) {
    if (track === null) continue;
    const open = leaves.filter((leaf) => handedDown(plan, leaf, 'track') === track && !isDone(leaf));
    const lane = [...open.filter((leaf) => !isWaiting(leaf)), ...open.filter(isWaiting)];
    for (const [at, later] of lane.entries())
      for (const earlier of lane.slice(0, at))
        if (isWaiting(later) && !(later.parallel && earlier.parallel))
          wishes.push({ later: later.id, earlier: earlier.id });
  }
  const open = wishes.filter(({ later, earlier }) => !reaches(waits, earlier, later));
  const placed: string[] = [];
  const isFree = ({ id }: Item) =>
    !placed.includes(id) && [...(waits.get(id)?.keys() ?? [])].every((b) => placed.includes(b));
  const isUnwished = ({ id }: Item) =>
    open.every(({ later, earlier }) => later !== id || placed.includes(earlier));
  while (placed.length < leaves.length) {
    const next = leaves.find((leaf) => isFree(leaf) && isUnwished(leaf)) ?? leaves.find(isFree);
    if (!next) break;
    placed.push(next.id);
  }
  return wishes.flatMap(({ later, earlier }): [string, string][] => {
    if (placed.indexOf(earlier) < placed.indexOf(later)) return [[later, earlier]];
    return leaves.some((leaf) => leaf.id === earlier && isWaiting(leaf)) ? [[earlier, later]] : [];
  });
};

/** `late` puts an item off by so many working days, or makes it longer by them where it is under way. */
export const oracle = (
  plan: Plan,
  state: PlanState,
  today: IsoDate,
  late: { item: string; days: number } | null = null,
): OracleResult => {
  const date = today < plan.start ? plan.start : today;
  const week = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
  const isOpen = (tick: number): boolean => {
    const day = dateOf(Math.floor(tick / 2));
    const weekday = week[new Date(`${day}T00:00:00Z`).getUTCDay()];
    return (
      plan.calendar.workdays.some((each) => each === weekday) &&
      !plan.calendar.closures.some(({ from, to }) => from <= day && day <= to)
    );
  };
  const isPresent = (owner: string | null, tick: number): boolean => {
    const day = dateOf(Math.floor(tick / 2));
    const away = plan.people.find(({ id }) => id === owner)?.away ?? [];
    return isOpen(tick) && !away.some(({ from, to }) => from <= day && day <= to);
  };
  const settle = (tick: number): number => {
    let at = tick;
    while (!isOpen(at)) at++;
    return at;
  };
  /** The time `ticks` half working days later. */
  const plus = (tick: number, ticks: number): number => {
    let at = settle(tick);
    for (let left = ticks; left > 0; left--) at = settle(at + 1);
    return at;
  };
  const morning = (day: IsoDate): number => settle(numberOf(day) * 2);

  /** The n-th working day after a day. */
  const daysAfter = (day: IsoDate, n: number): IsoDate => {
    let at = numberOf(day);
    for (let left = n; left > 0; ) if (isOpen(++at * 2)) left--;
    return dateOf(at);
  };

  const factOf = (item: Item) => {
    const own = state.items.get(item.id);
    return {
      started: own?.started ?? item.actuals.started,
      finished: own?.finished ?? item.actuals.finished,
      remaining: own?.remaining ?? item.actuals.remaining,
    };
  };
  const isWaiting = (item: Item) => factOf(item).started === null && factOf(item).finished === null;

  const halves = (item: Item): number => {
    if (item.duration === null) return 2;
    if (item.duration.kind === 'fixed') return item.duration.days * 2;
    if (item.duration.kind === 'range') return item.duration.low + item.duration.high;
    return Math.ceil((item.duration.optimistic + 4 * item.duration.likely + item.duration.pessimistic) / 3);
  };
  /** Half days of work left, counted off one by one. */
  const left = (item: Item): number => {
    const { started, remaining } = factOf(item);
    if (remaining !== null) return Math.max(isWaiting(item) ? 0 : 1, remaining * 2);
    if (started === null) return halves(item);
    let rest = halves(item);
    if (rest === 0) return 0;
    for (let tick = numberOf(started) * 2; tick < numberOf(date) * 2; tick++) {
      const day = dateOf(Math.floor(tick / 2));
      const isBlocked = state.blockers.some(
        (b) => b.item === item.id && b.raisedOn <= day && (b.resolvedOn === null || day < b.resolvedOn),
      );
      if (isPresent(handedDown(plan, item, 'owner'), tick) && !isBlocked) rest--;
    }
    return Math.max(1, rest);
  };

  const waits = expanded(plan);
  const leaves = plan.items.filter((item) => isLeaf(plan, item));
  for (const [later, earlier] of apart(
    plan,
    leaves,
    waits,
    (leaf) => factOf(leaf).finished !== null,
    isWaiting,
  )) {
    const own = waits.get(later);
    if (!own?.has(earlier)) own?.set(earlier, 0);
  }

  interface Node extends OracleTimes {
    free: number;
  }
  const nodes = new Map<string, Node>();
  const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);
  const dayOfTick = (tick: number): IsoDate => dateOf(Math.floor(tick / 2));

  const nodeOf = (id: string): Node => {
    const ready = nodes.get(id);
    if (ready) return ready;
    const item = plan.items.find((each) => each.id === id) as Item;
    const { started, finished } = factOf(item);
    const slip = late?.item === id ? late.days * 2 : 0;
    let node: Node;
    if (finished !== null) {
      node = { start: started ?? finished, finish: finished, free: settle((numberOf(finished) + 1) * 2) };
    } else {
      let bound =
        started !== null ? morning(later(date, started)) : morning(later(date, item.notBefore ?? date));
      let seen = dayOfTick(bound);
      if (started === null) {
        for (const [before, lag] of waits.get(id) ?? []) {
          const other = nodeOf(before);
          bound = Math.max(bound, plus(other.free, lag * 2));
          seen = later(seen, daysAfter(other.finish, lag));
        }
        bound = plus(bound, slip);
      }
      const work = left(item) + (started !== null ? slip : 0);
      if (work === 0) {
        const day = dayOfTick(plus(numberOf(seen) * 2, slip));
        node = { start: day, finish: day, free: bound };
      } else {
        const owner = handedDown(plan, item, 'owner');
        let tick = bound;
        while (!isPresent(owner, tick)) tick++;
        const first = tick;
        let last = tick;
        for (let rest = work; rest > 0; tick++) {
          if (!isPresent(owner, tick)) continue;
          last = tick;
          rest--;
        }
        node = { start: started ?? dayOfTick(first), finish: dayOfTick(last), free: settle(last + 1) };
      }
    }
    nodes.set(id, node);
    return node;
  };

  for (const leaf of leaves) nodeOf(leaf.id);
  return {
    times: nodes,
    end: [...nodes.values()].reduce((end, node) => later(end, node.finish), ''),
    waits: new Map([...waits].map(([id, before]) => [id, new Set(before.keys())])),
  };
};
