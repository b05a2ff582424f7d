import type { BallotFault } from '../../gate/ballot.ts';
import type { PromiseFault } from '../../gate/promise.ts';
import type { Colour, Shortfall, Standing } from '../../gate/review.ts';
import type { SeatRefusal } from '../../gate/seats.ts';
import type { NumberRefusal } from '../../gate/target.ts';
import type { IsoDate } from '../../plan/plan.ts';

/** Why something was not done in a gate review. Seats and holders are people as the plan names them. */
export type GateRefusal =
  | { reason: 'unknown-review' }
  | { reason: 'unknown-criterion'; id: string; nearest: string | null }
  | { reason: 'never-reviewed'; gate: string }
  | OpeningRefusal
  | StandingRefusal
  | SeatRefusal
  | VotingRefusal
  | SayingRefusal
  | ClosingRefusal
  | DelegatingRefusal
  | OverridingRefusal;

type OpeningRefusal =
  | { reason: 'review-open'; gate: string; reviewId: string }
  | { reason: 'no-phase'; gate: string }
  | { reason: 'other-phase'; gate: string; phase: string; current: string }
  | { reason: 'no-criteria'; gate: string }
  | { reason: 'no-seats'; gate: string };

type StandingRefusal =
  | { reason: 'review-closed' }
  | { reason: 'window-over'; closedAt: number }
  | { reason: 'not-eligible'; standing: Exclude<Standing, 'member'> };

type VotingRefusal =
  | { reason: 'stale-version'; current: number }
  | { reason: 'unchanged'; what: 'vote' | 'condition' | 'evidence' | 'delegation' | 'override' }
  | { reason: 'nothing-to-confirm' }
  | { reason: 'incomplete'; faults: (BallotFault | PromiseFault)[] }
  | { reason: 'not-a-shortfall' }
  | { reason: 'blind-ballot' }
  | { reason: 'blind-record' };

type SayingRefusal =
  | { reason: 'computed-criterion'; criterion: string }
  | { reason: 'value-refused'; because: NumberRefusal }
  | { reason: 'state-missing' }
  | { reason: 'how-missing' }
  | { reason: 'workaround-only' }
  | { reason: 'link-invalid' };

type ClosingRefusal =
  | { reason: 'not-presenter'; presenter: string }
  | { reason: 'no-quorum'; missing: string[]; withoutCondition: string[] }
  | { reason: 'already-extended' };

type DelegatingRefusal =
  | { reason: 'delegate-has-seat'; seat: string }
  | { reason: 'delegate-hands-on'; seat: string }
  | { reason: 'until-past'; until: IsoDate }
  | { reason: 'not-delegated'; seat: string };

type OverridingRefusal =
  | { reason: 'nothing-decided' }
  | { reason: 'presenter-overrides' }
  | { reason: 'not-overrider' }
  | { reason: 'superseded' }
  | { reason: 'too-lenient'; computed: Colour }
  | { reason: 'conditions-missing'; missing: Shortfall[] }
  | { reason: 'nothing-to-choose' }
  | { reason: 'already-chosen'; choice: 'rework' | 'pivot' | 'stop' };
