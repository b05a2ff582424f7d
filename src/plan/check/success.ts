import type { CheckedPlan } from './checked-plan.ts';
import type { Finding } from './finding.ts';
import { found } from './found.ts';
import { isMilestone, needsWords } from './weight.ts';

/** A figure, a comparison, or a word that makes the sentence plainly true or false. */
const MEASURABLE =
  /\d|%|[<>=≤≥]|\b(all|any|both|each|every|everyone|everything|green|half|less|more|never|no|nobody|none|nothing|once|one|pass|passed|passes|twice|two|three|within|without|zero)\b/i;

export function missingSuccess(checked: CheckedPlan): Finding[] {
  return checked.open
    .filter((item) => needsWords(item) && item.success.length === 0)
    .map((item) => found('no-success-criteria', item.id, `${item.id} has no success criteria.`));
}

export function unmeasuredSuccess(checked: CheckedPlan): Finding[] {
  return checked.open
    .filter((item) => item.success.length > 0 && !item.success.some(({ metric }) => MEASURABLE.test(metric)))
    .map((item) => found('no-metric', item.id, `No success criterion of ${item.id} can be measured.`));
}

export function unverifiedSuccess(checked: CheckedPlan): Finding[] {
  return checked.open.flatMap((item) => {
    const unverified = item.success.find(({ verify }) => !verify?.trim());
    if (!unverified) return [];
    return [
      found('no-verification', item.id, `${item.id} does not say how "${unverified.metric}" is verified.`),
    ];
  });
}

export function missingEdgeCases(checked: CheckedPlan): Finding[] {
  return checked.open
    .filter((item) => item.priority === 'critical' && item.kind !== 'subtask' && !isMilestone(item))
    .filter((item) => item.success.every(({ edgeCases }) => edgeCases.length === 0))
    .map((item) => found('no-edge-case', item.id, `${item.id} is critical and names no edge case.`));
}
