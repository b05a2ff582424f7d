import type { IsoDate } from '../plan/plan.ts';
import type { Colour, Outcome } from './review.ts';
import type { GateStanding, GateWaits } from './standing.ts';

/** One gate of a plan in a list. */
export interface GateListLine {
  id: string;
  name: string;
  phase: string;
  /** Its phase is the plan's current one. */
  current: boolean;
  state: 'open' | 'decided' | 'cancelled' | 'reached' | 'ahead';
  /** The day on which its needs are reached by today's forecast. */
  forecast: IsoDate | null;
  /** Its newest round. */
  review: GateRoundLine | null;
  /** The newest round that was decided, since the plan or its phase began anew. */
  decided: GateRoundLine | null;
  waits: GateWaits | null;
  /** Missed conditions that are still to be kept, as `COND-1 Run one at night`. */
  missed: string[];
}

/** One round of a gate, open or past. */
export interface GateRoundLine {
  reviewId: string;
  round: number;
  kind: 'round' | 'follow-up';
  presenter: string;
  openedAt: number;
  closesAt: number;
  /** null while it is open. */
  closedAt: number | null;
  status: 'open' | 'closed' | 'cancelled';
  answered: number;
  seats: number;
  /** What counts: the decision, or what an override made of it; null while nothing is decided. */
  outcome: Outcome | null;
  /** The computed outcome, where an override replaced it. */
  computed: Outcome | null;
  rule: string | null;
  chainHead: string | null;
}

export interface GateListView {
  planName: string;
  /** An ended plan's gates are not opened any more. */
  active: boolean;
  timezone: string;
  gates: GateListLine[];
}

export interface GateHistoryView {
  planName: string;
  timezone: string;
  gate: string;
  gateName: string;
  /** The newest first. */
  rounds: GateRoundLine[];
}

/** What a gate would look like today, and what is in its way. */
export interface RehearsalView {
  planName: string;
  gate: string;
  gateName: string;
  phase: string;
  opensOn: IsoDate;
  /** How its last round was decided; null where none was. */
  last: GateStanding | null;
  /** First and last day of the window, if it opened on that day. */
  window: { from: IsoDate; to: IsoDate };
  colour: Colour;
  /** Why the evidence has that colour. */
  rule: string;
  best: Outcome;
  met: number;
  criteria: number;
  /** As `C3 Core phase is staffed: not met, nobody there for role backend`. */
  missing: { text: string; critical: boolean }[];
  /** Seats that are away in the window; `delegated` where somebody votes for them already. */
  away: { seat: string; mandatory: boolean; days: IsoDate[]; throughout: boolean; delegated: boolean }[];
}

/** Where a plan is, and what the gates of its phase lack. */
export interface PhaseView {
  planName: string;
  /** null where the plan is complete or has no phases. */
  current: string | null;
  phases: { name: string; state: 'left' | 'current' | 'ahead' }[];
  /** Gates of the current phase that did not pass yet. */
  gates: { gate: string; name: string; open: boolean; rehearsal: RehearsalView }[];
}
