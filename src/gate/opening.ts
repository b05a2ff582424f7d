import type { Gate, Plan } from '../plan/plan.ts';
import type { FrozenGate } from './review.ts';

export type OpeningRefusal =
  | { reason: 'no-gate' }
  | { reason: 'already-open' }
  | { reason: 'plan-complete' }
  | { reason: 'other-phase'; current: string }
  | { reason: 'no-criteria' }
  | { reason: 'no-seats' };

/** Whether a gate's review may open now, and what it freezes (product rule 1). */
export function decideOpening(
  plan: Pick<Plan, 'gates'>,
  gateId: string,
  { phase, open }: { phase: string | null; open: boolean },
): { ok: true; gate: FrozenGate; presenter: string | null } | ({ ok: false } & OpeningRefusal) {
  const gate = plan.gates.find(({ id }) => id === gateId);
  if (gate === undefined) return { ok: false, reason: 'no-gate' };
  if (open) return { ok: false, reason: 'already-open' };
  if (phase === null) return { ok: false, reason: 'plan-complete' };
  if (gate.phase !== phase) return { ok: false, reason: 'other-phase', current: phase };
  if (gate.criteria.length === 0) return { ok: false, reason: 'no-criteria' };
  if (gate.seats.length === 0) return { ok: false, reason: 'no-seats' };
  return { ok: true, gate: frozen(gate), presenter: gate.presenter };
}

/** A copy that later edits of the plan do not reach. */
function frozen({ id, name, phase, criteria, seats, quorum, windowDays, blind }: Gate): FrozenGate {
  return structuredClone({ id, name, phase, criteria, seats, quorum, windowDays, blind });
}
