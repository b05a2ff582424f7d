/**
 * Divides `limit` rows among lanes that want some: nobody gets more than wanted, small wants are met whole, and
 * what is left is the same for all, one more for the first ones.
 */
export function shares(wanted: readonly number[], limit: number): number[] {
  const given = wanted.map(() => 0);
  let left = limit;
  const order = wanted.map((_, at) => at).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || b - a);
  order.forEach((at, place) => {
    const fair = Math.floor(left / (order.length - place));
    given[at] = Math.min(wanted[at] ?? 0, fair);
    left -= given[at];
  });
  return given;
}
