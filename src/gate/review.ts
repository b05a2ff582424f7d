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

/** The current version of one seat's vote. */
export interface Ballot {
  seat: string;
  choice: Choice;
  /** Yellow: the risk; red: the reason; optional otherwise. */
  reason: string | null;
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
