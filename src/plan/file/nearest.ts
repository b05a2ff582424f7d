const cell = (row: readonly number[] | undefined, column: number): number => row?.[column] ?? 0;

/**
 * Letters to add, drop, change or swap with their neighbour to turn one word into the other
 * (optimal string alignment distance), or more than `limit` where it is more.
 */
const editsBetween = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i++) {
    const above = rows[i - 1];
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      let edits = cell(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      edits = Math.min(edits, cell(above, j) + 1, cell(row, j - 1) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        edits = Math.min(edits, cell(rows[i - 2], j - 2) + 1);
      row.push(edits);
    }
    if (Math.min(...row) > limit) return limit + 1;
    rows.push(row);
  }
  return cell(rows[a.length], b.length);
};

/**
 * The candidate that `word` was most likely meant to be, or null where none is near.
 * Case does not count; a third of the letters may differ, and a word that it begins is near too.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let fewest = Math.min(Math.max(1, Math.floor(Math.min(wanted.length, 30) / 3)), wanted.length - 1) + 1;
  let begun: string | null = null;
  for (const candidate of candidates) {
    const offered = candidate.toLowerCase();
    const edits = editsBetween(wanted, offered, fewest - 1);
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
    if (wanted.length >= 3 && offered.startsWith(wanted)) begun ??= candidate;
  }
  return best ?? begun;
}

/** The candidate that differs from `word` by the fewest letters, however many they are; null without candidates. */
export function closest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.slice(0, 60).toLowerCase();
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const name of candidates) {
    const edits = editsBetween(wanted, name.toLowerCase(), 60);
    if (edits < least) [best, least] = [name, edits];
  }
  return best;
}

/** The id that was most likely meant: the only one with the number that was typed, else the nearest. */
export function nearestId(typed: string, ids: readonly string[]): string | null {
  const numbered = /^\d+$/.test(typed)
    ? ids.filter((id) => Number(/\d+$/.exec(id)?.[0]) === Number(typed))
    : [];
  return numbered.length === 1 ? (numbered[0] ?? null) : nearest(typed, ids);
}

/** `; did you mean X?` or nothing, to end a sentence with. */
export const didYouMean = (word: string, candidates: Iterable<string>): string => {
  const near = nearest(word, candidates);
  return near === null ? '' : `; did you mean ${near}?`;
};
