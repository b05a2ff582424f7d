import type { IsoDate, ItemKind } from '../plan.ts';

export type ItemStatus = 'not started' | 'in progress' | 'done';

export interface ItemAnalysis {
  id: string;
  kind: ItemKind;
  /** Summary items take status, dates and progress from their leaves. */
  summary: boolean;
  status: ItemStatus;
  /** First working day that the item occupies. */
  start: IsoDate;
  /** Last working day that the item occupies. */
  finish: IsoDate;
  latestStart: IsoDate;
  latestFinish: IsoDate;
  /** Working days that its estimate counts as; of a summary those of its leaves together. */
  estimateDays: number;
  /** Working days the item can slip before the plan's end moves; in halves. */
  floatDays: number;
  critical: boolean;
  /** 0 to 1; of a summary its leaves weighed by duration. */
  progress: number;
  /** An open blocker stands on the item. */
  blocked: boolean;
  /** Working days past its own due date by forecast; 0 where on time or without a due date. */
  lateDays: number;
  /** Handed down from the nearest ancestor that has one. */
  phase: string | null;
  track: string | null;
  owner: string | null;
}

export interface TrackReadiness {
  id: string;
  /** Leaves upstream of the convergence point in this track. */
  done: number;
  needed: number;
  /** Working days this track can slip before the convergence point moves. */
  floatDays: number;
}

export interface ConvergenceAnalysis {
  id: string;
  due: IsoDate | null;
  forecast: IsoDate;
  /** All items done and all requirements ticked. */
  reached: boolean;
  /** Working days past the due date; 0 where on time or without a due date. */
  lateDays: number;
  /** The item that sets the forecast; null where nothing is left to do. */
  driver: string | null;
  criticalPath: string[];
  tracks: TrackReadiness[];
  requirementsOpen: string[];
}

export interface GateAnalysis {
  id: string;
  phase: string;
  /** The day on which the gate's needs are reached. */
  forecast: IsoDate;
  /** The needs are reached today. */
  ready: boolean;
  driver: string | null;
  criticalPath: string[];
}

export interface SpanAnalysis {
  id: string;
  start: IsoDate | null;
  finish: IsoDate | null;
  progress: number;
  done: number;
  needed: number;
}

/** Result of analysing one plan on one day; dates are working days of the plan's calendar. */
export interface Analysis {
  plan: string;
  /** The day analysed from: today, or the plan's start where that is later. */
  date: IsoDate;
  start: IsoDate;
  end: IsoDate;
  /** 0 to 1, leaves weighed by duration. */
  progress: number;
  /** 1-based working day of the plan that `date` is, and how many the plan has to its end. */
  day: number;
  days: number;
  /** In the order of the file. */
  items: ItemAnalysis[];
  criticalPath: string[];
  convergence: ConvergenceAnalysis[];
  gates: GateAnalysis[];
  phases: SpanAnalysis[];
  tracks: SpanAnalysis[];
  /** Not started, every dependency done and its lag over, and nothing else in its track keeps it waiting. */
  ready: string[];
}
