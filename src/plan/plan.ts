/** A calendar day as `YYYY-MM-DD`; compares correctly as text. */
export type IsoDate = string;

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
export type ItemKind = 'epic' | 'story' | 'task' | 'subtask';
export type Priority = 'critical' | 'high' | 'medium' | 'low';
export type CriterionKind = 'metric' | 'blockers' | 'resources' | 'judgment';

/** Both ends belong to the range. */
export interface DateRange {
  from: IsoDate;
  to: IsoDate;
}

/** An estimate in working days, in multiples of 0.5 once evaluated; 0 is a milestone. */
export type Duration =
  | { kind: 'fixed'; days: number }
  | { kind: 'range'; low: number; high: number }
  | { kind: 'pert'; optimistic: number; likely: number; pessimistic: number };

/** Finish-to-start; `lagDays` are working days after the finish of `item`. */
export interface Dependency {
  item: string;
  lagDays: number;
}

export interface SuccessMetric {
  metric: string;
  verify: string | null;
  edgeCases: string[];
}

/** One line of an item's checklist; it is not scheduled (an item of kind `subtask` is). */
export interface Subtask {
  text: string;
  done: boolean;
}

/** What a file says has happened to an item; null where it says nothing. */
export interface Actuals {
  started: IsoDate | null;
  finished: IsoDate | null;
  /** 0 to 1 */
  progress: number | null;
  /** Working days still to do. */
  remaining: number | null;
  /** Why the item stands still. */
  blocked: string | null;
}

export interface Item {
  id: string;
  kind: ItemKind;
  parent: string | null;
  name: string;
  phase: string | null;
  track: string | null;
  owner: string | null;
  priority: Priority | null;
  /** null on summary items, whose dates come from their children, and where the file gives none. */
  duration: Duration | null;
  notBefore: IsoDate | null;
  due: IsoDate | null;
  dependencies: Dependency[];
  /** false: no other item of the same track overlaps this one. */
  parallel: boolean;
  deliverable: string | null;
  success: SuccessMetric[];
  subtasks: Subtask[];
  actuals: Actuals;
}

export interface Person {
  id: string;
  /** Slack user id; null while the person is not known in Slack. */
  slack: string | null;
  email: string | null;
  roles: string[];
  away: DateRange[];
}

export interface Phase {
  id: string;
  name: string;
}

export interface Track {
  id: string;
  name: string;
  lead: string | null;
}

export interface ConvergencePoint {
  id: string;
  name: string;
  needs: string[];
  requirements: string[];
  due: IsoDate | null;
  owner: string | null;
}

export interface Criterion {
  id: string;
  kind: CriterionKind;
  text: string;
  critical: boolean;
  /** A comparison such as `< 300`; metric criteria alone. */
  target: string | null;
  unit: string | null;
  /** `phase`: computed from the success results of the phase's items. */
  items: 'phase' | null;
}

export interface Seat {
  person: string;
  mandatory: boolean;
  /** The plan lets a guest or somebody of another workspace hold it; left out where it does not. */
  guest?: boolean;
}

/** A share of seats, kept as the two whole numbers that were written. */
export interface Share {
  numerator: number;
  denominator: number;
}

export interface Gate {
  id: string;
  name: string;
  phase: string;
  /** Ids of convergence points or items. */
  needs: string[];
  criteria: Criterion[];
  seats: Seat[];
  quorum: Share;
  /** Working days; the review closes at 17:00 of the last one. */
  windowDays: number;
  blind: boolean;
  presenter: string | null;
}

/** One cell of the phase x role matrix. */
export interface Allocation {
  phase: string;
  role: string;
  areas: string[];
  people: string[];
}

export interface Calendar {
  workdays: Weekday[];
  /** `DE` or `DE-BE`; null for no public holidays. */
  holidays: string | null;
  closures: DateRange[];
}

export interface Sync {
  /** Local time `HH:MM` in the plan's zone. */
  at: string;
  days: 'workdays' | Weekday[];
  unchanged: 'short' | 'skip';
}

/** A plan as its file states it; lists keep the order of the file. */
export interface Plan {
  name: string;
  /** IANA name. */
  timezone: string;
  start: IsoDate;
  calendar: Calendar;
  people: Person[];
  phases: Phase[];
  tracks: Track[];
  items: Item[];
  convergence: ConvergencePoint[];
  gates: Gate[];
  allocation: Allocation[];
  sync: Sync | null;
}
