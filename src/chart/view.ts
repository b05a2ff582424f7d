import type { DateRange, IsoDate } from '../plan/plan.ts';

/** How a bar is told apart; a blocked item that is overdue is drawn as blocked and says both. */
export type BarState = 'done' | 'in progress' | 'not started' | 'blocked' | 'overdue';

export interface ChartRow {
  id: string;
  name: string;
  state: BarState;
  start: IsoDate;
  finish: IsoDate;
  due: IsoDate | null;
  /** The due date has passed and the item is not done. */
  overdue: boolean;
  /** Working days past the due date by forecast. */
  lateDays: number;
  /** 0 to 1 */
  progress: number;
  critical: boolean;
  /** An item without duration. */
  milestone: boolean;
  /** The dates of the baseline where they differ from today's. */
  baseline: { start: IsoDate; finish: IsoDate } | null;
}

/** The items of a lane that have no row of their own. */
export interface ChartMore {
  /** Such as `+12 more`, then what they are. */
  words: string;
  start: IsoDate;
  finish: IsoDate;
  /** Share of the items that is done, 0 to 1. */
  progress: number;
}

/** A track; an epic where its items have no track. */
export interface ChartLane {
  name: string;
  done: number;
  needed: number;
  /** By start. */
  rows: ChartRow[];
  more: ChartMore | null;
}

export interface ChartPoint {
  kind: 'convergence';
  id: string;
  name: string;
  forecast: IsoDate;
  due: IsoDate | null;
  baseline: IsoDate | null;
  reached: boolean;
  lateDays: number;
  /** 0 to 1; null where no odds are known. */
  onTime: number | null;
  /** Ids of the items that meet here. */
  needs: string[];
}

/**
 * The last decision on a gate; without one, `passed` where its phase lies behind, `ready` or `not ready`
 * where it is current, `to come` where that is a later one.
 */
export type GateState =
  | 'green'
  | 'yellow'
  | 'red'
  | 'no decision'
  | 'passed'
  | 'ready'
  | 'not ready'
  | 'to come';

export interface ChartGate {
  kind: 'gate';
  id: string;
  name: string;
  forecast: IsoDate;
  baseline: IsoDate | null;
  state: GateState;
  /** Working days that the latest of what it needs lies behind its own due date; 0 once the gate is passed. */
  lateDays: number;
}

/** Everything that a picture of a plan shows, in words and dates. */
export interface ChartView {
  plan: string;
  date: IsoDate;
  /** 1-based working day that `date` is, of how many. */
  day: number;
  days: number;
  /** Name of the current phase. */
  phase: string | null;
  /** 0 to 1 */
  progress: number;
  end: IsoDate;
  /** Working days that the end lies behind the baseline's; negative where ahead; null without a baseline. */
  behindDays: number | null;
  /** The day by which 85 % of the runs end; null where nothing has a range. */
  likelyEnd: IsoDate | null;
  /** First and last day of the picture. */
  from: IsoDate;
  to: IsoDate;
  /** Runs of days that are not worked. */
  closed: DateRange[];
  /** Convergence points and gates by forecast. */
  meetings: (ChartPoint | ChartGate)[];
  /** How many further ones have no row. */
  moreMeetings: number;
  lanes: ChartLane[];
  /** Pairs of item ids that follow each other on the critical path. */
  critical: (readonly [before: string, after: string])[];
  /** All of the plan, also those without a row. */
  blocked: { id: string; name: string }[];
  overdue: { id: string; name: string; lateDays: number }[];
}
