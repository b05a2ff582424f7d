import type { Colour, Outcome } from '../gate/review.ts';
import type { GateStanding } from '../gate/standing.ts';
import type { IsoDate } from '../plan/plan.ts';
import type { DecidedGate } from './input.ts';

/** An item with the name of who has it; null where nobody has. */
export interface ItemLine {
  id: string;
  name: string;
  owner: string | null;
}

export interface BlockerLine {
  id: string;
  item: string;
  /** What is needed; the item's name where nothing is said. */
  needed: string;
  critical: boolean;
  /** 1 on the working day on which it was raised. */
  ageDays: number;
  claimedBy: string | null;
  from: string | null;
  hasWorkaround: boolean;
  unresolvable: boolean;
  itemsHeld: number;
  peopleHeld: number;
  /** Working days by which it moves a convergence point, a gate or the end; the largest first. */
  moves: { id: string; days: number; isGate: boolean }[];
}

export interface TrackLine {
  name: string;
  done: number;
  needed: number;
  floatDays: number;
  /** The item that sets the date of the point is of this track. */
  setsDate: boolean;
}

export interface ConvergenceLine {
  id: string;
  name: string;
  forecast: IsoDate;
  due: IsoDate | null;
  /** Working days past its due date; 0 where on time; null where it has none. */
  lateDays: number | null;
  /** 0 to 1; null where nothing upstream has a range. */
  onTime: number | null;
  tracks: TrackLine[];
  driver: ItemLine | null;
  requirementsOpen: number;
}

export interface MoveLine {
  /** A convergence point or gate, or `end`. */
  id: string;
  isGate: boolean;
  /** Working days; later is positive. */
  days: number;
  cause: { item: string; what: string; owner: string | null } | null;
}

export interface OverdueLine extends ItemLine {
  due: IsoDate;
  lateDays: number;
}

export interface StaleLine extends ItemLine {
  idleDays: number;
}

export interface GateLine {
  id: string;
  name: string;
  /** The day on which its needs are reached. */
  opens: IsoDate;
  evidence: Colour;
  met: number;
  criteria: number;
  review: { closesAt: number; answered: number; seats: number } | null;
  /** How its last round was decided; missing in digests of before. */
  last?: GateStanding | null;
  rehearsal: { best: Outcome; missing: string[]; away: string[] } | null;
}

/**
 * What somebody is asked: a blocker waits for them, nobody has their item's blocker, an item is past its due date, a requirement can be ticked, an
 * item was not touched for days, a critical item can start.
 */
export type Ask = 'blocker' | 'taker' | 'overdue' | 'requirement' | 'stale' | 'start';

/** One thing asked of one person, who may be mentioned for it and for nothing else. */
export interface RequestLine {
  person: string;
  /** Slack user id; null where the person is not known in Slack. */
  slack: string | null;
  name: string;
  ask: Ask;
  /** Id of the item or convergence point. */
  about: string;
  /** What is needed, the due date or the requirement. */
  detail: string | null;
}

export interface TrackDetail {
  id: string;
  name: string;
  lead: string | null;
  /** 0 to 1 */
  progress: number;
  done: number;
  needed: number;
  finish: IsoDate | null;
  inProgress: (ItemLine & { finish: IsoDate; blocked: boolean })[];
  next: (ItemLine & { start: IsoDate })[];
}

/** Everything that one digest says, as facts; the words are made from it in `sentences.ts`. */
export interface DigestView {
  /** `short` is one line, `skip` is nothing at all. */
  kind: 'full' | 'short' | 'skip';
  /** Says whether the next digest has anything new; keep it with the digest. */
  fingerprint: string;
  planId: string;
  plan: string;
  date: IsoDate;
  lateMinutes: number;
  /** 1-based working day of the plan; 0 before its start. */
  day: number;
  days: number;
  starts: IsoDate;
  phase: string | null;
  end: IsoDate;
  /** Working days later than the baseline; earlier is negative; null without a baseline. */
  laterDays: number | null;
  allDone: boolean;
  blockers: BlockerLine[];
  /** Missed conditions that are still to be kept, as `COND-1 Run one at night`. */
  missed: readonly string[];
  convergence: ConvergenceLine[];
  /** The day of the digest before this one; null on the first. */
  since: IsoDate | null;
  moves: MoveLine[];
  /** Gates that were decided since the last digest, or whose decision an owner overrode. */
  decided: (DecidedGate & { name: string | null })[];
  /** Convergence points that were open in the last digest and are reached now. */
  reached: { id: string; name: string }[];
  /** Finished since the last digest; `owner` is who finished it. */
  finished: ItemLine[];
  critical: ItemLine[];
  ready: ItemLine[];
  overdue: OverdueLine[];
  stale: StaleLine[];
  gate: GateLine | null;
  checkIns: { answered: number; asked: number } | null;
  /** The next digest, where a holiday or a closure comes before it. */
  pausedUntil: IsoDate | null;
  /** Nothing is asked on a day without news. */
  requests: RequestLine[];
  tracks: TrackDetail[];
}
