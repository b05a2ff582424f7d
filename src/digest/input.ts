import type { Colour, Outcome } from '../gate/review.ts';
import type { GateStanding } from '../gate/standing.ts';
import type { Analysis } from '../plan/analysis/analysis.ts';
import type { WorkCalendar } from '../plan/calendar/work-calendar.ts';
import type { Odds } from '../plan/odds/odds.ts';
import type { IsoDate, Plan } from '../plan/plan.ts';
import type { PlanState } from '../plan/state.ts';

/** How a digest names and reaches a person. */
export interface KnownPerson {
  name: string;
  /** Slack user id; null while the person is not known in Slack. */
  slack: string | null;
}

/** What one blocker holds up. */
export interface BlockerImpact {
  items: number;
  people: number;
  /** Working days by which it moves convergence points, gates or the `end`. */
  moves: { id: string; days: number }[];
}

/** A convergence point, a gate or the `end` that moved since the last digest, and the item that moved it most. */
export interface Move {
  id: string;
  /** Working days; later is positive. */
  days: number;
  /** `what` is said of the item, as `started 2 days late`; `owner` is a person's id, or the Slack user id of who finished it. */
  cause: { item: string; what: string; owner: string | null } | null;
}

/** A round that was decided, or whose decision an owner overrode, since the last digest. */
export interface DecidedGate {
  gate: string;
  /** What counts now. */
  outcome: Outcome;
  overridden: boolean;
}

export interface NextGate {
  id: string;
  evidence: Colour;
  met: number;
  criteria: number;
  review: { closesAt: number; answered: number; seats: number } | null;
  /** How its last round was decided; null where none was. */
  last: GateStanding | null;
  /** Shown only while the gate is within ten working days; `away` are people's ids, `missing` sentences. */
  rehearsal: { best: Outcome; missing: string[]; away: string[] } | null;
}

/** Everything that a digest is made from. */
export interface DigestInput {
  /** Id under which the plan is stored. */
  planId: string;
  plan: Plan;
  state: PlanState;
  analysis: Analysis;
  /** Asked for by a whole digest alone, so that a quiet day need not compute it. */
  odds: Odds | null;
  calendar: Pick<WorkCalendar, 'isWorkday' | 'workdaysBetween'>;
  /** The local day that the digest belongs to. */
  date: IsoDate;
  lateMinutes: number;
  /** `full` where somebody asked for the digest. */
  unchanged: 'short' | 'skip' | 'full';
  baselineEnd: IsoDate | null;
  /** The last digest that was posted. */
  previous: {
    date: IsoDate;
    fingerprint: string;
    checkIns: { answered: number; asked: number } | null;
    /** Ids of the convergence points that it named. */
    open?: readonly string[];
  } | null;
  moves: readonly Move[];
  /** Items that were finished since; `by` as the owner of a cause. */
  finished: readonly { item: string; by: string | null }[];
  decided: readonly DecidedGate[];
  /** By blocker id. */
  impacts: ReadonlyMap<string, BlockerImpact>;
  /** By person id, or Slack user id where the plan does not name the person. */
  names: ReadonlyMap<string, KnownPerson>;
  /** By item id: the day on which somebody last said something of it. */
  touched: ReadonlyMap<string, IsoDate>;
  gate: NextGate | null;
  /** Missed conditions that are still to be kept, as `COND-1 Run one at night`. */
  missed: readonly string[];
  /** The day of the next digest. */
  nextDate: IsoDate | null;
  /** Ids of people of whom something was asked today already. */
  askedToday: ReadonlySet<string>;
}
