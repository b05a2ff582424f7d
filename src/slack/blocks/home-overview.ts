import type { Outcome } from '../../gate/review.ts';
import type { GateStanding } from '../../gate/standing.ts';

export interface HomeItem {
  /** `planId/itemId` */
  key: string;
  id: string;
  name: string;
  plan: string;
  status: 'in progress' | 'not started';
  finish: string;
  due: string | null;
  lateDays: number;
  critical: boolean;
  blocked: boolean;
}

export interface HomeBallot {
  reviewId: string;
  gate: string;
  plan: string;
  timezone: string;
  closesAt: number;
  /** Voted before a criterion changed. */
  outdated: boolean;
}

/** A gate after which the reader, an owner of the plan, is to choose. */
export interface HomeChoice {
  reviewId: string;
  gate: string;
  plan: string;
  outcome: Outcome;
  /** Conditions were missed a second time or more, which is why. */
  missed: boolean;
}

export interface HomeBlocker {
  blockerId: string;
  item: string;
  plan: string;
  needed: string;
  critical: boolean;
  ageDays: number;
  /** `mine`: the reader has it; `asked`: it waits for them; `raised`: they raised it; `item`: nobody has it, and it stops their item. */
  why: 'mine' | 'asked' | 'raised' | 'item';
}

export interface HomePlan {
  planId: string;
  name: string;
  phase: string | null;
  progress: number;
  end: string;
  /** Working days later than the baseline; null without one. */
  laterDays: number | null;
  blockers: number;
  overdue: number;
  /** Missed conditions that are still to be kept, as `COND-1 Run one at night`. */
  missed: readonly string[];
  point: { id: string; name: string; forecast: string; lateDays: number } | null;
  gate: { id: string; name: string; forecast: string; open: boolean; last: GateStanding | null } | null;
  /** The reader is named in it or has a role. */
  mine: boolean;
}

/** What somebody's Home shows. */
export interface HomeOverview {
  today: string;
  items: HomeItem[];
  /** Further items that are not listed. */
  moreItems: number;
  choices: HomeChoice[];
  ballots: HomeBallot[];
  blockers: HomeBlocker[];
  plans: HomePlan[];
  /** The reader's example plan; null where they have none. */
  example: string | null;
}
