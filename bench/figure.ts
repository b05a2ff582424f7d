import type { Timing } from './race.ts';

/** `ratio` is value over floor; a goal is a bound on it, or on the value itself where there is no floor. */
export interface Goal {
  of: 'ratio' | 'value';
  is: 'at most' | 'at least';
  bound: number;
}

/** One measured figure; all values of a benchmark's figures come from the same run. */
export interface Figure {
  name: string;
  unit: string;
  value: Timing;
  /** What it is compared with, measured in the same run. */
  floor: { name: string; value: Timing } | null;
  goal: Goal | null;
}

export interface Benchmark {
  name: string;
  /** One sentence: what is measured against what. */
  about: string;
  /** Why it cannot be run here, as where another program is not installed; null where it can. */
  absent?(): string | null;
  run(): Promise<Figure[]> | Figure[];
}

export const ratioOf = ({ value, floor }: Figure): number | null =>
  floor === null ? null : value.median / floor.value.median;

/** null where the figure has no goal. */
export function isMet(figure: Figure): boolean | null {
  const { goal } = figure;
  if (goal === null) return null;
  const reached = goal.of === 'ratio' ? ratioOf(figure) : figure.value.median;
  if (reached === null) return false;
  return goal.is === 'at most' ? reached <= goal.bound : reached >= goal.bound;
}
