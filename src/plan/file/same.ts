const sameLists = (a: readonly unknown[], b: readonly unknown[]): boolean => {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (!same(a[index], b[index])) return false;
  return true;
};

const sameMaps = (a: ReadonlyMap<unknown, unknown>, b: ReadonlyMap<unknown, unknown>): boolean => {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (!b.has(key) || !same(value, b.get(key))) return false;
  return true;
};

/** Whether two values of plain data (scalars, lists, objects, maps) say the same; order counts in lists alone. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && sameLists(a, b);
  if (a instanceof Map || b instanceof Map) return a instanceof Map && b instanceof Map && sameMaps(a, b);
  let left = 0;
  for (const _ in b) left++;
  for (const key in a) {
    const [own, other] = [a[key as keyof typeof a], b[key as keyof typeof b] as unknown];
    if (own !== other && !same(own, other)) return false;
    if (other === undefined && !Object.hasOwn(b, key)) return false;
    left--;
  }
  return left === 0;
}
