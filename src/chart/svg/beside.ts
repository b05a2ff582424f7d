import { LEFT, RIGHT, SMALL } from './layout.ts';
import { rect, text } from './marks.ts';
import { textWidth } from './measure.ts';
import type { Theme } from './theme.ts';

/** A horizontal stretch that is taken, in pixels. */
export interface Stretch {
  from: number;
  to: number;
}

export interface Beside {
  drawn: string;
  /** How far to the right the shape and its words reach. */
  to: number;
}

interface Spot {
  x: number;
  anchor: 'start' | 'end';
  /** From the shape to the words. */
  distance: number;
}

const GAP = 10;
/** Marks this near to words are not covered by them. */
const CLEAR = 3;
/** Words further away than this seem to belong to nothing. */
const FURTHEST = 260;
/** Words this near on the right are not put on the left. */
const NEAR = 70;

/** Where words have room without covering anything, the better side first. */
function freeSpot(width: number, shape: Stretch, inTheWay: readonly Stretch[]): Spot | undefined {
  const covered = (from: number) =>
    inTheWay.filter((other) => other.from < from + width + CLEAR && other.to > from - CLEAR);
  let right = shape.to + GAP;
  for (const other of covered(right)) right = Math.max(right, other.to + GAP);
  let left = shape.from - GAP;
  for (const other of covered(left - width)) left = Math.min(left, other.from - GAP);
  const spots: Spot[] = [];
  if (right + width <= RIGHT && covered(right).every((other) => other.to + GAP <= right))
    spots.push({ x: right, anchor: 'start', distance: right - shape.to });
  if (left - width >= LEFT && covered(left - width).every((other) => other.from - GAP >= left))
    spots.push({ x: left, anchor: 'end', distance: shape.from - left });
  const [first, second] = spots.filter(({ distance }) => distance <= FURTHEST);
  if (!first || !second || first.distance <= NEAR) return first;
  return first.distance <= second.distance ? first : second;
}

/** At a side of the shape with room to the picture's edge; over whatever is there. */
function anySpot(width: number, shape: Stretch): Spot {
  if (shape.to + GAP + width <= RIGHT) return { x: shape.to + GAP, anchor: 'start', distance: GAP };
  const left = shape.from - GAP;
  return { x: left - width >= LEFT ? left : RIGHT - 4, anchor: 'end', distance: GAP };
}

/**
 * Words next to a shape, beyond small marks that they would cover. `versions` go from long to short: the first is taken
 * that has room, and where none has, the last one covers what it must.
 */
export function beside(
  versions: readonly string[],
  shape: Stretch,
  inTheWay: readonly Stretch[],
  y: number,
  fill: string,
  theme: Theme,
): Beside {
  const sized = versions.map((words) => ({ words, width: textWidth(words, SMALL, true) }));
  const free = sized.flatMap(({ words, width }) => {
    const spot = freeSpot(width, shape, inTheWay);
    return spot ? [{ words, width, spot, isFree: true }] : [];
  });
  const last = sized.at(-1);
  const [best = last && { ...last, spot: anySpot(last.width, shape), isFree: false }] = free;
  if (!best || best.words === '') return { drawn: '', to: shape.to };
  const { words, width, spot, isFree } = best;
  const from = spot.anchor === 'start' ? spot.x : spot.x - width;
  const chip = isFree ? '' : rect(from - 5, y - 23, width + 10, 30, { rx: 4, fill: theme.page });
  const look = { y, size: SMALL, bold: true, fill, halo: theme.page };
  return {
    drawn: chip + text(words, { ...look, x: spot.x, anchor: spot.anchor }),
    to: Math.max(shape.to, from < shape.to ? shape.to : from + width),
  };
}
