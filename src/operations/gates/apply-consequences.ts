import type { Consequences } from '../../gate/consequences.ts';
import { savePhase } from '../../storage/plans.ts';
import type { Change } from '../change.ts';
import { askOwners } from './ask-owners.ts';
import { keepConditions } from './condition-items.ts';
import { completePlan } from './end-plan.ts';
import type { FoundReview } from './find-review.ts';

/** Lets a decision or an override take effect: the phase, the conditions as items, the plan's end, the owner's part. */
export function applyConsequences(
  c: Change,
  found: Pick<FoundReview, 'head' | 'stored' | 'review'>,
  followed: Consequences,
): void {
  const { head, stored, review } = found;
  if (followed.phaseMoved) {
    savePhase(c.store, head.id, followed.phase);
    c.record(head.id, {
      verb: 'phase.moved',
      subject: followed.phase,
      level: 'notice',
      data: { from: head.phase, to: followed.phase, gate: review.gate.id, review: review.id },
    });
  }
  keepConditions(c, head, followed.conditions, followed.phase ?? review.gate.phase);
  if (followed.completesPlan && head.status === 'active') completePlan(c, head, review.id);
  if (followed.choices.length > 0) askOwners(c, head, stored.row, 'red');
  if (followed.askNewRound) askOwners(c, head, stored.row, 'no decision');
}
