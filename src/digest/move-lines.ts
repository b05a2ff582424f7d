import type { Indexed } from './index-input.ts';
import type { MoveLine } from './view.ts';

/** What moved since the last digest, the furthest first, with why. */
export function moveLines(indexed: Indexed): MoveLine[] {
  const { input, nameOf } = indexed;
  const gates = new Set(input.plan.gates.map(({ id }) => id));
  return input.moves
    .filter((move) => move.days !== 0)
    .map(({ id, days, cause }) => ({
      id,
      isGate: gates.has(id),
      days,
      cause: cause === null ? openRequirement(indexed, id) : { ...cause, owner: nameOf(cause.owner) },
    }))
    .sort((a, b) => Math.abs(b.days) - Math.abs(a.days));
}

/** Where no item moved a point or gate: a requirement of a point whose items are done holds it open day by day. */
function openRequirement({ input, nameOf }: Indexed, id: string): MoveLine['cause'] {
  const points = new Set([id, ...(input.plan.gates.find((gate) => gate.id === id)?.needs ?? [])]);
  const held = input.analysis.convergence.find(
    (point) => points.has(point.id) && !point.reached && point.driver === null,
  );
  const requirement = held?.requirementsOpen[0];
  if (held === undefined || requirement === undefined) return null;
  const owner = input.plan.convergence.find((point) => point.id === held.id)?.owner ?? null;
  return { item: `“${requirement}”`, what: 'is not ticked off', owner: nameOf(owner) };
}
