import { explainRule } from '../../gate/explain.ts';
import type { DecisionView } from '../../gate/review-view.ts';
import type { Store } from '../../storage/database.ts';
import { loadChoice, loadOverrideHead } from '../../storage/overrides.ts';
import type { After } from './close-review.ts';
import { decidedOrNow, type ReviewContext } from './review-context.ts';

/** How a review that is not open any more ended. */
export function decisionView(
  store: Store,
  { head, stored, review }: ReviewContext,
  name: (person: string) => string,
): DecisionView {
  const { row, override } = stored;
  const closedAt = row.closedAt ?? row.closesAt;
  if (row.status === 'cancelled') {
    const rule = `Cancelled by ${name(row.closedBy ?? '')}: ${row.cancelReason ?? ''}`;
    return { outcome: 'no decision', override: null, rule, next: null, closedAt, chainHead: null };
  }
  const decided = decidedOrNow({ stored, review });
  const after = JSON.parse(override?.after ?? row.after ?? 'null') as After | null;
  return {
    outcome: override?.to ?? decided.outcome,
    override:
      override === null
        ? null
        : {
            computed: decided.outcome,
            by: name(override.by),
            reason: override.reason,
            head: loadOverrideHead(store, override, head.id),
          },
    rule: capital(explainRule(decided.rule)),
    next: after === null ? null : nextWords(store, head.plan.phases, row.id, after),
    closedAt,
    chainHead: row.head,
  };
}

function nextWords(
  store: Store,
  phases: readonly { id: string; name: string }[],
  reviewId: string,
  after: After,
): string | null {
  const phase = phases.find(({ id }) => id === after.phase)?.name ?? after.phase;
  const chosen = loadChoice(store, reviewId)?.choice ?? null;
  if (chosen !== null)
    return `The owner chose to ${chosen === 'rework' ? `rework ${phase ?? 'the phase'}` : chosen}`;
  if (after.completesPlan) return 'The plan is complete';
  if (after.choices.length > 0) return 'The owner chooses: rework, pivot or stop';
  if (after.askNewRound) return 'The owner is asked to open a new round';
  if (after.waitingFor.length > 0) return `${phase} goes on until ${after.waitingFor.join(', ')} passes`;
  return after.phaseMoved ? `${phase} begins` : null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
