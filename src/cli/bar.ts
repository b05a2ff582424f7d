const FULL = '█';
const EMPTY = '░';

/** `share` (0 to 1) as a bar of `width` characters; full only where all is done, empty only where nothing is. */
export function bar(share: number, width: number): string {
  const rounded = Math.round(share * width);
  const filled = share >= 1 ? width : share <= 0 ? 0 : Math.min(width - 1, Math.max(1, rounded));
  return FULL.repeat(filled) + EMPTY.repeat(width - filled);
}
