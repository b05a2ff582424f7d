import type { MoveLine } from './view.ts';
import { counted, cut } from './words.ts';

/** So many of one group are named; the others are counted. */
const mostNamed = 4;
const mostGroups = 3;

/** Convergence points, gates and the `end` that move alike, and why; `ids` points before gates, otherwise in the order in which they came. */
export interface MoveGroup {
  ids: string[];
  /** How many of them are gates. */
  gates: number;
  days: number;
  cause: MoveLine['cause'];
}

/** Moves of the same days for the same reason as one group, in the order of the first of each. */
export function groupMoves(moves: readonly MoveLine[]): MoveGroup[] {
  const groups = Map.groupBy(moves, ({ days, cause }) => JSON.stringify([days, cause]));
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const gates = alike.filter(({ isGate }) => isGate);
    const ids = [...alike.filter(({ isGate }) => !isGate), ...gates].map(({ id }) => id);
    return [{ days: first.days, cause: first.cause, ids, gates: gates.length }];
  });
}

/** `CP-1, CP-2, 4 gates and the end`; where there is room for all, gates are named too. */
function movedNames({ ids, gates }: Pick<MoveGroup, 'ids' | 'gates'>): string {
  const all = ids.filter((id) => id !== 'end').map((id) => cut(id, 40));
  const named = all.length > mostNamed ? counts(all, gates) : all;
  const list = named.join(', ');
  if (all.length === ids.length) return list;
  return list === '' ? 'the end' : `${list} and the end`;
}

/** Gates come last in `all`. */
function counts(all: readonly string[], gates: number): string[] {
  const points = all.length - gates;
  const rest = points - mostNamed;
  return [
    ...all.slice(0, Math.min(points, mostNamed)),
    ...(rest > 0 ? [`${counted(rest, 'more point')}`] : []),
    ...(gates > 0 ? [counted(gates, 'gate')] : []),
  ];
}

/** `CP-1, CP-2 and the end by 2 days, GATE-1 by 1 day`, the largest first; empty where nothing moves. */
export function movesWords(moves: readonly { id: string; days: number; isGate?: boolean }[]): string {
  const groups = groupMoves(moves.map((move) => ({ isGate: false, ...move, cause: null }))).sort(
    (a, b) => b.days - a.days,
  );
  const shown = groups
    .slice(0, mostGroups)
    .map((group) => `${movedNames(group)} by ${counted(group.days, 'day')}`);
  const rest = groups.slice(mostGroups).flatMap(({ ids }) => ids).length;
  return [...shown, ...(rest > 0 ? [`+${rest} more by less`] : [])].join(', ');
}

/** `CP-1, CP-2 and the end +1 day: TASK-021 started 2 days late (Ana)` */
export function groupWords({ ids, gates, days, cause }: MoveGroup): string {
  const span = counted(Math.abs(days), 'day');
  const names = movedNames({ ids, gates });
  const what = `${names === 'the end' ? 'Plan’s end' : names} ${days > 0 ? '+' : '−'}${span}`;
  if (cause === null) return what;
  const why = cause.what.replace(new RegExp(`, ${span} (?:later|earlier)$`), '');
  const owner = cause.owner === null ? '' : ` (${cut(cause.owner, 40)})`;
  return `${what}: ${cut(cause.item, 40)} ${cut(why, 100)}${owner}`;
}
