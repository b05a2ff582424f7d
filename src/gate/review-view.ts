import type { CriterionKind, IsoDate } from '../plan/plan.ts';
import type { Choice, Colour, EvidenceState, Outcome } from './review.ts';

/** A person as a message names them. */
export interface PersonView {
  name: string;
  /** Slack user id; null where the person is not known in Slack. */
  slack: string | null;
}

export interface CriterionView {
  id: string;
  text: string;
  kind: CriterionKind;
  critical: boolean;
  /** With its unit, as `< 300 ms`; null where there is none. */
  target: string | null;
  state: EvidenceState;
  /** A measured figure with its unit. */
  value: string | null;
  link: string | null;
}

export interface SeatView {
  person: PersonView;
  mandatory: boolean;
  /** Name of whoever votes for the seat; null where its holder does. */
  delegate: string | null;
  /** `outdated`: voted before a criterion changed, and has to confirm. */
  answer: 'none' | 'outdated' | 'given';
  /** null while nothing is given, and in a blind review until its close. */
  choice: Choice | null;
  away: boolean;
}

export interface ShortfallView {
  /** As a select's value carries it, as `criterion:C3` or `ballot:bo`; at most 150 characters. */
  key: string;
  /** As `C3 Core phase is staffed: not met` or `yellow of Bo: no load test yet`. */
  text: string;
  conditions: { text: string; owner: string; due: IsoDate }[];
}

/** How a review ended. */
export interface DecisionView {
  outcome: Outcome;
  /** What the ballots and the evidence gave, where an owner overrode it; `head` of the chain right after that. */
  override: { computed: Outcome; by: string; reason: string; head: string | null } | null;
  /** The rule that decided, in one sentence. */
  rule: string;
  /** What happens now, in one sentence, as `Core begins` or `The owner chooses: rework, pivot or stop`. */
  next: string | null;
  closedAt: number;
  /** Head of the execution log's hash chain at the decision, in hexadecimal. */
  chainHead: string | null;
}

/** One round of one gate as its message shows it. */
export interface ReviewView {
  reviewId: string;
  planName: string;
  /** IANA name of the plan's zone. */
  timezone: string;
  gate: string;
  gateName: string;
  /** 1 for the first review of the gate. */
  round: number;
  /** It asks about missed conditions alone. */
  followUp: boolean;
  presenter: PersonView | null;
  openedAt: number;
  closesAt: number;
  blind: boolean;
  criteria: CriterionView[];
  seats: SeatView[];
  /** null in a blind review until its close. */
  tally: { green: number; yellow: number; red: number; abstain: number } | null;
  /** `missing` says in sentences what quorum still lacks. */
  quorum: { reached: boolean; answered: number; needed: number; missing: string[] };
  evidenceColour: Colour;
  /** null while nobody has voted a colour, and in a blind review until its close. */
  voteColour: Colour | null;
  /** The outcome if it were closed now, and the rule as half a sentence; null in a blind review until its close. */
  closedNow: { outcome: Outcome; rule: string } | null;
  shortfalls: ShortfallView[];
  /** null while the review is open. */
  decision: DecisionView | null;
}

/** One ballot as the thread shows it. */
export interface BallotView {
  voter: string;
  /** The holder of the seat, where a delegate voted. */
  seat: string | null;
  choice: Choice;
  reason: string | null;
  workaround: string | null;
  wouldChange: string | null;
  version: number;
  /** The vote stands as it was; new evidence had outdated it. */
  confirms: boolean;
}
