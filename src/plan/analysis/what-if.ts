import type { DateRange, Duration, IsoDate, Item, Plan } from '../plan.ts';
import type { ItemState, PlanState } from '../state.ts';

/** One thing that could be otherwise. */
export type Change =
  | { kind: 'estimate'; item: string; duration: Duration }
  | { kind: 'assign'; item: string; owner: string | null }
  | { kind: 'drop-dependency'; item: string; on: string }
  | { kind: 'not-before'; item: string; date: IsoDate | null }
  | { kind: 'parallel'; item: string; parallel: boolean }
  | { kind: 'start'; item: string; on: IsoDate }
  | { kind: 'finish'; item: string; on: IsoDate }
  | { kind: 'unblock'; item: string; on: IsoDate }
  | { kind: 'away'; person: string; range: DateRange };

interface Case {
  plan: Plan;
  state: PlanState;
}

const UNKNOWN: ItemState = {
  started: null,
  finished: null,
  progress: null,
  remaining: null,
  subtasksDone: [],
};

const withItem = ({ plan, state }: Case, id: string, change: (item: Item) => Partial<Item>): Case => ({
  plan: { ...plan, items: plan.items.map((item) => (item.id === id ? { ...item, ...change(item) } : item)) },
  state,
});

const withState = ({ plan, state }: Case, id: string, change: Partial<ItemState>): Case => {
  const items = new Map(state.items);
  items.set(id, { ...(items.get(id) ?? UNKNOWN), ...change });
  return { plan, state: { ...state, items } };
};

/** A new estimate also replaces what was said to remain. */
const estimated = (now: Case, id: string, duration: Duration): Case => {
  const reestimated = withItem(now, id, ({ actuals }) => ({
    duration,
    actuals: { ...actuals, remaining: null },
  }));
  return now.state.items.has(id) ? withState(reestimated, id, { remaining: null }) : reestimated;
};

const unblocked = (now: Case, id: string, on: IsoDate): Case => {
  const blockers = now.state.blockers.map((b) =>
    b.item === id && b.resolvedOn === null ? { ...b, resolvedOn: on } : b,
  );
  const cleared = withItem(now, id, ({ actuals }) => ({ actuals: { ...actuals, blocked: null } }));
  return { ...cleared, state: { ...now.state, blockers } };
};

const isAway = ({ plan, state }: Case, person: string, range: DateRange): Case => ({
  plan: {
    ...plan,
    people: plan.people.map((each) => (each.id === person ? { ...each, away: [...each.away, range] } : each)),
  },
  state,
});

const changed = (now: Case, change: Change): Case => {
  switch (change.kind) {
    case 'estimate':
      return estimated(now, change.item, change.duration);
    case 'assign':
      return withItem(now, change.item, () => ({ owner: change.owner }));
    case 'drop-dependency':
      return withItem(now, change.item, ({ dependencies }) => ({
        dependencies: dependencies.filter(({ item }) => item !== change.on),
      }));
    case 'not-before':
      return withItem(now, change.item, () => ({ notBefore: change.date }));
    case 'parallel':
      return withItem(now, change.item, () => ({ parallel: change.parallel }));
    case 'start':
      return withState(now, change.item, { started: change.on });
    case 'finish':
      return withState(now, change.item, { finished: change.on });
    case 'unblock':
      return unblocked(now, change.item, change.on);
    case 'away':
      return isAway(now, change.person, change.range);
  }
};

/** The plan and state with the changes made one after the other, to be analysed; the originals stay as they are. */
export const whatIf = (plan: Plan, state: PlanState, changes: readonly Change[]): Case =>
  changes.reduce(changed, { plan, state });
