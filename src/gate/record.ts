import type { IsoDate } from '../plan/plan.ts';
import type { Consequences } from './consequences.ts';
import type { Decision } from './decision.ts';
import type { Override } from './override.ts';
import type { Ballot, Condition, Delegation, Evidence, FrozenGate } from './review.ts';

/** One row of the execution log as its hash was made from it, in the order of the chain. */
export interface LogLine {
  seq: number;
  workspace: string;
  planId: string | null;
  /** Epoch milliseconds. */
  at: number;
  actor: string;
  level: string;
  verb: string;
  subject: string | null;
  /** JSON text. */
  data: string;
  previous: string;
  hash: string;
}

/** Everything that is kept of one round of one gate; instants are epoch milliseconds. Its JSON is this very shape. */
export interface GateRecord {
  version: 1;
  plan: { id: string; name: string; timezone: string };
  review: {
    id: string;
    round: number;
    kind: 'round' | 'follow-up';
    /** The review that this round follows. */
    follows: string | null;
    presenter: string;
    openedAt: number;
    closesAt: number;
    extended: boolean;
    closedAt: number | null;
    closedBy: string | null;
  };
  gate: FrozenGate;
  /** Every version, oldest first, as are all lists here. */
  evidence: (Evidence & { version: number; at: number })[];
  ballots: (Ballot & { at: number })[];
  conditions: (Condition & { at: number; withdrawnAt: number | null })[];
  delegations: (Delegation & { at: number })[];
  /** null while the review is open, and where it was cancelled. */
  decision: Decision | null;
  override: (Override & { at: number; head: string | null }) | null;
  /** What followed, with the day on which it did. */
  after: (Pick<Consequences, 'phase' | 'completesPlan' | 'choices'> & { on: IsoDate }) | null;
  /** The part of the plan's log chain from the opening to the decision, without gaps. */
  log: LogLine[];
  /** Head of the chain right after the decision, as its message shows it. */
  head: string | null;
}

/** The record as a JSON file. */
export function recordJson(record: GateRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}
