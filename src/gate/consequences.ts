import type { Gate, Plan } from '../plan/plan.ts';
import { phaseAfter } from './phase-items.ts';
import type { Condition, Outcome, ReviewFacts } from './review.ts';
import { conditionsInForce } from './shortfalls.ts';

export type OwnerChoice = 'rework' | 'pivot' | 'stop';

export interface Closing {
  /** What counts: the decision, or what an override made of it. */
  outcome: Outcome;
  gate: Pick<Gate, 'id' | 'phase'>;
  /** The plan's phase before, which is left only by gates of its own; null where the plan is complete. */
  phase: string | null;
  /** Outcome of the last decision of the plan's other gates, by gate id. */
  lastOutcomes: ReadonlyMap<string, Outcome>;
  /** A round on missed conditions alone: it takes no phase back. */
  followUp: boolean;
  facts: ReviewFacts;
  /** Conditions that an override added. */
  added: readonly Condition[];
}

export interface Consequences {
  /** The plan's phase afterwards; null where the plan is complete. */
  phase: string | null;
  phaseMoved: boolean;
  completesPlan: boolean;
  /** Other gates that still keep the plan in the gate's phase. */
  waitingFor: string[];
  /** Conditions that become items of the plan. */
  conditions: Condition[];
  /** What the plan's owner is asked to choose from; empty where nothing is asked. */
  choices: OwnerChoice[];
  /** The owner is asked to open a new round. */
  askNewRound: boolean;
}

export const ownerChoices: readonly OwnerChoice[] = ['rework', 'pivot', 'stop'];

/** What follows from a decision or an override (product rules 9 and 10). */
export function consequences(plan: Pick<Plan, 'phases' | 'gates'>, closing: Closing): Consequences {
  const { outcome, gate, facts, added } = closing;
  const stays = { phase: closing.phase, phaseMoved: false, completesPlan: false, waitingFor: [] };
  const nothing = { ...stays, conditions: [], choices: [], askNewRound: false };
  if (outcome === 'no decision') return { ...nothing, askNewRound: true };
  const conditions = [...conditionsInForce(facts), ...added];
  if (outcome === 'red') {
    const phase = closing.followUp ? closing.phase : gate.phase;
    return { ...nothing, phase, phaseMoved: phase !== closing.phase, choices: [...ownerChoices] };
  }
  if (closing.phase !== gate.phase) return { ...nothing, conditions };
  return { ...nothing, ...advance(plan, closing), conditions };
}

type Advance = Pick<Consequences, 'phase' | 'phaseMoved' | 'completesPlan' | 'waitingFor'>;

/** The gate's phase, which is current, is left when the last decision of each of its gates is green or yellow. */
function advance(plan: Pick<Plan, 'phases' | 'gates'>, { gate, lastOutcomes }: Closing): Advance {
  const waitingFor = plan.gates
    .filter((other) => other.phase === gate.phase && other.id !== gate.id)
    .filter(({ id }) => !passes(lastOutcomes.get(id)))
    .map(({ id }) => id);
  if (waitingFor.length > 0) {
    return { phase: gate.phase, phaseMoved: false, completesPlan: false, waitingFor };
  }
  const next = phaseAfter(plan, gate.phase)?.id ?? null;
  return { phase: next, phaseMoved: true, completesPlan: next === null, waitingFor };
}

function passes(outcome: Outcome | undefined): boolean {
  return outcome === 'green' || outcome === 'yellow';
}

/** The plan's phase after the owner's choice; a pivot begins the first phase of the new plan. */
export function phaseAfterChoice(
  choice: OwnerChoice,
  gate: Pick<Gate, 'phase'>,
  newPlan: Pick<Plan, 'phases'> | null,
): string | null {
  if (choice === 'rework') return gate.phase;
  return choice === 'pivot' ? (newPlan?.phases[0]?.id ?? null) : null;
}
