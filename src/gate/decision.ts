import type { CriterionKind, Share } from '../plan/plan.ts';
import type { Choice, Colour, EvidenceState, Outcome, Shortfall } from './review.ts';

/** Why the evidence has its colour (product rule 4), in the order in which the reasons are tried. */
export type EvidenceRule =
  | 'critical-not-met'
  | 'resources-not-met'
  | 'blocker-unresolvable'
  | 'all-not-met'
  | 'all-met'
  | 'not-all-met';

/** Why the votes have their colour (rule 5); `nobody-cast` where there is no colour to count. */
export type VoteRule = 'mandatory-red' | 'third-red' | 'two-thirds-green' | 'mixed' | 'nobody-cast';

/** What quorum lacks (rule 6), in the order in which it is named. */
export type QuorumLack = 'too-few-answers' | 'too-few-colours' | 'mandatory-missing' | 'critical-unknown';

/** The one rule that made the outcome what it is. */
export type DecidingRule =
  | QuorumLack
  | Extract<EvidenceRule, 'critical-not-met' | 'resources-not-met' | 'blocker-unresolvable' | 'all-not-met'>
  | Extract<VoteRule, 'mandatory-red' | 'third-red'>
  | 'condition-missing'
  | 'yellow-evidence'
  | 'yellow-votes'
  | 'yellow-both'
  | 'both-green';

/** How a seat counts at the moment of the decision. */
export type SeatAnswer = Choice | 'silent' | 'outdated';

export interface Quorum {
  standing: boolean;
  seats: number;
  share: Share;
  /** `seats` times the share, rounded up. */
  required: number;
  /** Ballots that are not outdated, abstentions among them. */
  answered: number;
  /** Answers that are not abstentions. */
  colours: number;
  /** Mandatory seats that have not voted a colour. */
  mandatoryMissing: string[];
  /** Critical criteria of which nothing is known. */
  criticalUnknown: string[];
  lacks: QuorumLack[];
}

/**
 * One step of the way to a decision. The `criterion`, `blocker`, `seat`, `condition` and `quorum.share` entries are what
 * went in; the others are what followed from the steps before them. The whole list is enough to decide again.
 */
export type TraceStep =
  | { step: 'criterion'; criterion: string; kind: CriterionKind; critical: boolean; state: EvidenceState }
  | { step: 'blocker'; unresolvable: boolean }
  | { step: 'evidence'; rule: EvidenceRule; colour: Colour }
  | { step: 'seat'; seat: string; mandatory: boolean; answer: SeatAnswer }
  | { step: 'votes'; rule: VoteRule; green: number; yellow: number; red: number; colour: Colour | null }
  | ({ step: 'quorum' } & Quorum)
  | { step: 'cautious'; evidence: Colour; votes: Colour | null; colour: Colour }
  | { step: 'condition'; against: Shortfall; conditions: string[] }
  | { step: 'decision'; rule: DecidingRule; outcome: Outcome };

export interface Decision {
  outcome: Outcome;
  rule: DecidingRule;
  evidence: Colour;
  evidenceRule: EvidenceRule;
  /** null while nobody has voted a colour. */
  votes: Colour | null;
  votesRule: VoteRule;
  quorum: Quorum;
  /** Shortfalls that no condition answers, whatever the outcome is; a yellow does not stand with any of them. */
  missingConditions: Shortfall[];
  trace: TraceStep[];
}
