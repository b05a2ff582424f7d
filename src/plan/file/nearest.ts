/** Edits that turn one word into the other (Levenshtein), or `limit + 1` where they are more. */
const editsBetween = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const swap = (above[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(swap, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    if (Math.min(...current) > limit) return limit + 1;
    above = current;
  }
  return above[b.length] ?? limit + 1;
};

/**
 * The candidate that `word` was most likely meant to be, or null where none is near.
 * Case does not count; a third of the letters may differ, and a prefix of three letters is near too.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let fewest = Math.max(1, Math.floor(Math.min(wanted.length, 30) / 3)) + 1;
  let prefixed: string | null = null;
  for (const candidate of candidates) {
    const offered = candidate.toLowerCase();
    const edits = editsBetween(wanted, offered, fewest - 1);
    if (edits < fewest) {
      best = candidate;
      fewest = edits;
    }
    if (wanted.length >= 3 && offered.startsWith(wanted)) prefixed ??= candidate;
  }
  return best ?? prefixed;
}

/** `; did you mean X?` or nothing, to end a sentence with. */
export const didYouMean = (word: string, candidates: Iterable<string>): string => {
  const near = nearest(word, candidates);
  return near === null ? '' : `; did you mean ${near}?`;
};
