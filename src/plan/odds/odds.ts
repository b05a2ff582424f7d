import type { IsoDate } from '../plan.ts';

/** Chances from 0 to 1; null where nothing upstream still has a range (or there is no due date). */
export interface PointOdds {
  id: string;
  onTime: number | null;
  /** The day by which half, and 85 %, of the runs reach the point; null where nothing has a range. */
  p50: IsoDate | null;
  p85: IsoDate | null;
}

export interface ConvergenceOdds extends PointOdds {
  /** Each track's own part of the point. */
  tracks: { id: string; onTime: number | null }[];
}

export interface Odds {
  seed: number;
  runs: number;
  convergence: ConvergenceOdds[];
  gates: PointOdds[];
  end: { p50: IsoDate | null; p85: IsoDate | null };
}
