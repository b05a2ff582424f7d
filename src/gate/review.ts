import type { Criterion, IsoDate, Seat, Share } from '../plan/plan.ts';

export type Colour = 'green' | 'yellow' | 'red';
export type Choice = Colour | 'abstain';
export type Outcome = Colour | 'no decision';
export type EvidenceState = 'met' | 'workaround' | 'not met' | 'unknown';

/** What a gate asked when its review opened; later edits of the plan do not reach it. */
export interface FrozenGate {
  id: string;
  name: string;
  phase: string;
  criteria: Criterion[];
  seats: Seat[];
  quorum: Share;
  windowDays: number;
  blind: boolean;
}

export interface Evidence {
  criterion: string;
  state: EvidenceState;
  /** The measured value, how the workaround goes, or the presenter's word. */
  value: string | null;
  link: string | null;
  /** `computed`, or the person who said it. */
  source: string;
}

/** One version of what somebody said of a criterion; `value` of a metric is its figure as it was written. */
export interface GivenEvidence {
  criterion: string;
  version: number;
  /** null where the figure speaks for itself. */
  state: EvidenceState | null;
  value: string | null;
  link: string | null;
  by: string;
}

/** The current version of one seat's vote. */
export interface Ballot {
  seat: string;
  choice: Choice;
  /** Yellow: the risk; red: the reason; optional otherwise. */
  reason: string | null;
  /** Yellow: how the risk is got around, where that was said. */
  workaround?: string | null;
  /** Red: what would change it. */
  wouldChange: string | null;
  version: number;
  /** A criterion changed its state after this vote; it counts as unanswered until confirmed. */
  outdated: boolean;
  /** Person who clicked: the seat's holder or its delegate. */
  castBy: string;
}

/** What a condition answers: a criterion, or the yellow or red ballot of a seat. */
export type Shortfall = { kind: 'criterion'; criterion: string } | { kind: 'ballot'; seat: string };

export interface Condition {
  id: string;
  against: Shortfall;
  text: string;
  owner: string;
  due: IsoDate;
  offeredBy: string;
}

/** Everything that a decision is made from, and nothing else. */
export interface ReviewFacts {
  criteria: Criterion[];
  evidence: Evidence[];
  /** A critical blocker of the gate's phase is marked unresolvable. */
  unresolvableBlocker: boolean;
  seats: Seat[];
  ballots: Ballot[];
  conditions: Condition[];
  quorum: Share;
}

/** Somebody without a seat votes for a seat; the last delegation of a seat that is in force counts. */
export interface Delegation {
  seat: string;
  delegate: string;
  /** Last day on which it holds; null until it is taken back. */
  until: IsoDate | null;
  takenBack: boolean;
}

/** One round of a gate as it stands. People are plan ids, or Slack user ids where the plan does not name them. */
export interface Review {
  id: string;
  gate: FrozenGate;
  timezone: string;
  presenter: string;
  /** Epoch milliseconds, as all instants here. */
  openedAt: number;
  closesAt: number;
  /** null while the review is open. */
  closedAt: number | null;
  extended: boolean;
  evidence: Evidence[];
  unresolvableBlocker: boolean;
  ballots: Ballot[];
  conditions: Condition[];
  delegations: Delegation[];
}

/** What Slack says of somebody who acts; a `member` alone may vote. */
export type Standing = 'member' | 'guest' | 'bot' | 'deactivated' | 'stranger';
