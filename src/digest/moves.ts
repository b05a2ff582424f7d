import type { MoveLine } from './view.ts';
import { counted, cut } from './words.ts';

/** So many of one group are named; the others are counted. */
const mostNamed = 4;
const mostGroups = 3;

/** Convergence points, gates and the `end` that move alike, and why; `ids` in the order in which they came. */
export interface MoveGroup {
  ids: string[];
  days: number;
  cause: MoveLine['cause'];
}

/** Moves of the same days for the same reason as one group, in the order of the first of each. */
export function groupMoves(moves: readonly MoveLine[]): MoveGroup[] {
  const groups = Map.groupBy(moves, ({ days, cause }) => JSON.stringify([days, cause]));
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    return first === undefined ? [] : [{ ...first, ids: alike.map(({ id }) => id) }];
  });
}

/** `CP-1, CP-2, +3 more and the end` */
function movedNames(ids: readonly string[]): string {
  const points = ids.filter((id) => id !== 'end').map((id) => cut(id, 40));
  const rest = points.length - mostNamed;
  const named = rest > 0 ? [...points.slice(0, mostNamed), `+${rest} more`] : points;
  const list = named.join(', ');
  if (points.length === ids.length) return list;
  return list === '' ? 'the end' : `${list} and the end`;
}

/** `CP-1, CP-2 and the end by 2 days, GATE-1 by 1 day`, the largest first; empty where nothing moves. */
export function movesWords(moves: readonly { id: string; days: number }[]): string {
  const groups = groupMoves(moves.map((move) => ({ ...move, cause: null }))).sort((a, b) => b.days - a.days);
  const shown = groups
    .slice(0, mostGroups)
    .map(({ ids, days }) => `${movedNames(ids)} by ${counted(days, 'day')}`);
  const rest = groups.slice(mostGroups).flatMap(({ ids }) => ids).length;
  return [...shown, ...(rest > 0 ? [`+${rest} more by less`] : [])].join(', ');
}

/** `CP-1, CP-2 and the end +1 day: TASK-021 started 2 days late (Ana)` */
export function groupWords({ ids, days, cause }: MoveGroup): string {
  const span = counted(Math.abs(days), 'day');
  const names = movedNames(ids);
  const what = `${names === 'the end' ? 'Plan’s end' : names} ${days > 0 ? '+' : '−'}${span}`;
  if (cause === null) return what;
  const why = cause.what.replace(new RegExp(`, ${span} (?:later|earlier)$`), '');
  const owner = cause.owner === null ? '' : ` (${cut(cause.owner, 40)})`;
  return `${what}: ${cut(cause.item, 40)} ${cut(why, 100)}${owner}`;
}
