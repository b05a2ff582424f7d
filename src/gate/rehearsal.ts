import type { Gate, IsoDate, Plan } from '../plan/plan.ts';
import type { PlanState } from '../plan/state.ts';
import { decide } from './decide.ts';
import type { EvidenceRule } from './decision.ts';
import { judgeEvidence } from './evidence.ts';
import { type WorkdayCalendar, workdayAfter, workdaysBetween } from './local-time.ts';
import { hasUnresolvableBlocker } from './phase-items.ts';
import type { Ballot, Colour, Condition, Delegation, Evidence, GivenEvidence, Outcome } from './review.ts';
import { holderOf } from './seats.ts';
import { judgedCriteria, shortfallsOf } from './shortfalls.ts';
import { isAway } from './staffing.ts';

export interface RehearsalInput {
  plan: Plan;
  state: PlanState;
  gate: Gate;
  given: readonly GivenEvidence[];
  delegations: readonly Delegation[];
  today: IsoDate;
  /** The day on which the gate would open: its forecast, or today. */
  opensOn: IsoDate;
  calendar: WorkdayCalendar;
}

interface SeatAway {
  seat: string;
  holder: string;
  mandatory: boolean;
  /** Working days of the window on which the holder is away. */
  days: IsoDate[];
  /** Away on every one of them. */
  throughout: boolean;
}

export interface Rehearsal {
  evidence: Evidence[];
  colour: Colour;
  rule: EvidenceRule;
  /** The outcome if all that is open turns out well; `bestOutcome` says how that is meant. */
  best: Outcome;
  /** Criteria that are not met today, in the gate's order. */
  missing: (Evidence & { critical: boolean })[];
  unresolvableBlocker: boolean;
  away: SeatAway[];
  window: { from: IsoDate; to: IsoDate };
}

/** What a gate would look like if its review opened; stores nothing (product rule 11). */
export function rehearse(input: RehearsalInput): Rehearsal {
  const { plan, state, gate, calendar, opensOn } = input;
  const evidence = judgeEvidence(input);
  const unresolvableBlocker = hasUnresolvableBlocker(plan, state, gate.phase);
  const to = workdayAfter(opensOn, Math.max(1, Math.ceil(gate.windowDays)), calendar);
  const away = seatsAway(input, workdaysBetween(opensOn, to, calendar));
  const today = decide({ ...gate, evidence, unresolvableBlocker, ballots: [], conditions: [] });
  const critical = new Set(gate.criteria.filter((criterion) => criterion.critical).map(({ id }) => id));
  return {
    evidence,
    colour: today.evidence,
    rule: today.evidenceRule,
    best: bestOutcome(gate, evidence, unresolvableBlocker, away),
    missing: evidence
      .filter((known) => known.state !== 'met')
      .map((known) => ({ ...known, critical: critical.has(known.criterion) })),
    unresolvableBlocker,
    away,
    window: { from: opensOn, to },
  };
}

function seatsAway({ plan, gate, delegations, opensOn }: RehearsalInput, days: IsoDate[]): SeatAway[] {
  return gate.seats
    .map(({ person, mandatory }) => {
      const holder = holderOf(person, delegations, opensOn);
      const gone = days.filter((day) => isAway(plan, holder, day));
      return { seat: person, holder, mandatory, days: gone, throughout: gone.length === days.length };
    })
    .filter((seat) => seat.days.length > 0);
}

/**
 * The best decision that is still possible where what is known today stays as it is: criteria of which nothing is
 * known turn out met, everybody who is not away throughout votes green, and every shortfall gets its condition.
 */
function bestOutcome(
  gate: Gate,
  evidence: readonly Evidence[],
  unresolvableBlocker: boolean,
  away: readonly SeatAway[],
): Outcome {
  const gone = new Set(away.filter(({ throughout }) => throughout).map(({ seat }) => seat));
  const hoped = evidence.map((known) =>
    known.state === 'unknown' ? { ...known, state: 'met' as const } : known,
  );
  const ballots = gate.seats.filter(({ person }) => !gone.has(person)).map(({ person }) => greenOf(person));
  const facts = { ...gate, evidence: hoped, unresolvableBlocker, ballots, conditions: [] };
  const conditions = shortfallsOf(judgedCriteria(facts), []).map(
    (against, index): Condition => ({
      id: String(index),
      against,
      text: '',
      owner: '',
      due: '',
      offeredBy: '',
    }),
  );
  return decide({ ...facts, conditions }).outcome;
}

function greenOf(seat: string): Ballot {
  const ballot = { seat, choice: 'green', version: 1, outdated: false, castBy: seat } as const;
  return { ...ballot, reason: null, wouldChange: null };
}
