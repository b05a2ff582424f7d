import type { IsoDate } from '../plan/plan.ts';
import type { Blocker } from '../plan/state.ts';
import type { Indexed } from './index-input.ts';
import type { BlockerLine } from './view.ts';

/** The open blockers, those first that move dates most; those of one item stand together. */
export function blockerLines(indexed: Indexed): BlockerLine[] {
  const lines = indexed.input.state.blockers
    .filter((blocker) => blocker.resolvedOn === null)
    .map((blocker) => blockerLine(indexed, blocker))
    .sort(byWeight);
  return [...Map.groupBy(lines, ({ item }) => item).values()].flat();
}

function blockerLine({ input, lineOf, nameOf }: Indexed, blocker: Blocker): BlockerLine {
  const gates = new Set(input.plan.gates.map(({ id }) => id));
  const impact = input.impacts.get(blocker.id) ?? { items: 0, people: 0, moves: [] };
  return {
    id: blocker.id,
    item: blocker.item,
    needed: blocker.needed.trim() === '' ? lineOf(blocker.item).name : blocker.needed,
    critical: blocker.critical,
    ageDays: blockerAge(blocker.raisedOn, input.date, input.calendar),
    claimedBy: nameOf(blocker.claimedBy),
    from: nameOf(blocker.neededFrom),
    hasWorkaround: blocker.workaround !== null,
    unresolvable: blocker.unresolvable,
    itemsHeld: impact.items,
    peopleHeld: impact.people,
    moves: impact.moves
      .filter((move) => move.days > 0)
      .map((move) => ({ ...move, isGate: gates.has(move.id) }))
      .sort((a, b) => b.days - a.days),
  };
}

/** Working days that it stands, the day on which it was raised among them. */
export function blockerAge(raisedOn: IsoDate, date: IsoDate, calendar: Indexed['input']['calendar']): number {
  const first = calendar.isWorkday(raisedOn) ? 1 : 0;
  return Math.max(1, calendar.workdaysBetween(raisedOn, date) + first);
}

function byWeight(a: BlockerLine, b: BlockerLine): number {
  return (
    daysMoved(b) - daysMoved(a) ||
    Number(b.critical) - Number(a.critical) ||
    b.itemsHeld - a.itemsHeld ||
    b.ageDays - a.ageDays
  );
}

function daysMoved(line: BlockerLine): number {
  return line.moves[0]?.days ?? 0;
}
