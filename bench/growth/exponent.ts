/** A size and what work of that size cost. */
export interface Cost {
  size: number;
  cost: number;
}

/**
 * The k of cost = c * size^k that fits best (least squares on the logarithms): 1 grows as the work does, 2 with
 * its square.
 */
export function exponentOf(costs: readonly Cost[]): number {
  const points = costs.map(({ size, cost }) => ({ x: Math.log(size), y: Math.log(cost) }));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middle, level] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const along = points.reduce((sum, { x, y }) => sum + (x - middle) * (y - level), 0);
  const spread = points.reduce((sum, { x }) => sum + (x - middle) ** 2, 0);
  return along / spread;
}
