import type { Gate, Plan } from '../plan/plan.ts';
import type { FrozenGate } from './review.ts';

export type OpeningRefusal =
  | { reason: 'no-gate' }
  | { reason: 'already-open' }
  | { reason: 'plan-complete' }
  | { reason: 'other-phase'; current: string }
  | { reason: 'no-criteria' }
  | { reason: 'no-seats' };

interface Opened {
  ok: true;
  gate: FrozenGate;
  presenter: string | null;
  kind: 'round' | 'follow-up';
}

/**
 * Whether a gate's review may open now, and what it freezes (product rule 1). `undecided` is what the gate's last round
 * asked where that was a follow-up that ended without a decision: once the phase was left, it is asked again.
 */
export function decideOpening(
  plan: Pick<Plan, 'gates'>,
  gateId: string,
  { phase, open, undecided }: { phase: string | null; open: boolean; undecided: FrozenGate | null },
): Opened | ({ ok: false } & OpeningRefusal) {
  const gate = plan.gates.find(({ id }) => id === gateId);
  if (gate === undefined) return { ok: false, reason: 'no-gate' };
  if (open) return { ok: false, reason: 'already-open' };
  if (gate.phase !== phase && undecided !== null)
    return { ok: true, gate: undecided, presenter: gate.presenter, kind: 'follow-up' };
  if (phase === null) return { ok: false, reason: 'plan-complete' };
  if (gate.phase !== phase) return { ok: false, reason: 'other-phase', current: phase };
  if (gate.criteria.length === 0) return { ok: false, reason: 'no-criteria' };
  if (gate.seats.length === 0) return { ok: false, reason: 'no-seats' };
  return { ok: true, gate: frozen(gate), presenter: gate.presenter, kind: 'round' };
}

/** A copy that later edits of the plan do not reach. */
function frozen({ id, name, phase, criteria, seats, quorum, windowDays, blind }: Gate): FrozenGate {
  return structuredClone({ id, name, phase, criteria, seats, quorum, windowDays, blind });
}
