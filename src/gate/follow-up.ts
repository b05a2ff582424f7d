import { bareItem } from '../plan/bare-item.ts';
import type { Criterion, IsoDate, Item, Phase } from '../plan/plan.ts';
import type { Condition, FrozenGate } from './review.ts';

/** A condition as an item of the plan: a task of the current phase with its owner and due date. */
export function conditionItem(condition: Condition, id: string, phase: Phase['id'] | null): Item {
  const { text, owner, due } = condition;
  return { ...bareItem(id, 'task', text), phase, owner, due, priority: 'high', deliverable: text };
}

/** Conditions whose due day has passed before they were done; one that is done late was missed too. */
export function missedConditions(
  conditions: readonly Condition[],
  finishedOn: (condition: Condition) => IsoDate | null,
  today: IsoDate,
): Condition[] {
  return conditions.filter((condition) => (finishedOn(condition) ?? today) > condition.due);
}

export type AfterMissed = 'follow-up' | 'open round' | 'owner chooses';

/**
 * What missed conditions lead to: the first time a follow-up round on all that are missed by then, and the owner's
 * choice once a follow-up round of the gate has been opened before. A full round that is open already looks at the whole
 * gate, so that no second review is opened beside it.
 */
export function afterMissed(
  missed: readonly Condition[],
  { followUpsBefore, roundOpen }: { followUpsBefore: number; roundOpen: boolean },
): 'nothing' | AfterMissed {
  if (missed.length === 0) return 'nothing';
  if (followUpsBefore > 0) return 'owner chooses';
  return roundOpen ? 'open round' : 'follow-up';
}

/**
 * The gate of a follow-up round: each missed condition is a judgment criterion under the condition's id, critical where
 * the criterion that it answered was; seats, quorum and window stay as they were.
 */
export function followUpGate(gate: FrozenGate, missed: readonly Condition[]): FrozenGate {
  const critical = new Set(gate.criteria.filter((criterion) => criterion.critical).map(({ id }) => id));
  const criteria = missed.map(
    ({ id, text, against }): Criterion => ({
      id,
      kind: 'judgment',
      text,
      critical: against.kind === 'criterion' && critical.has(against.criterion),
      target: null,
      unit: null,
      items: null,
    }),
  );
  return { ...gate, criteria };
}
