import type { Refusal } from '../../operations/refusal.ts';
import type { FormAnswer } from '../answer.ts';
import { fieldIds } from '../blocks/action-ids.ts';
import { noticeForm } from '../blocks/forms/form.ts';
import { FAULTS } from '../gate-refusals.ts';
import { refusalWords } from '../refuse.ts';

/** Under which input a fault is shown. */
const FIELDS = {
  'risk-missing': fieldIds.risk,
  'reason-missing': fieldIds.reason,
  'would-change-missing': fieldIds.wouldChange,
  'text-missing': fieldIds.condition,
  'owner-missing': fieldIds.owner,
  'due-missing': fieldIds.due,
  'due-invalid': fieldIds.due,
  'due-past': fieldIds.due,
} as const satisfies Record<keyof typeof FAULTS, string>;

/** What no input of a form can mend: the form gives way to the reason. */
const BEYOND: ReadonlySet<Refusal['reason']> = new Set([
  'unknown-review',
  'review-closed',
  'window-over',
  'not-eligible',
  'no-seat',
  'delegated-away',
  'delegate-expired',
  'delegation-taken-back',
  'stale-version',
  'not-allowed',
  'not-presenter',
  'nothing-decided',
  'presenter-overrides',
  'not-overrider',
  'superseded',
  'plan-ended',
  'nothing-to-choose',
  'already-chosen',
] satisfies Refusal['reason'][]);

/** What a refused form shows: every fault under its input, another refusal under `first` or in place of the form. */
export function formRefusal(refusal: Refusal, first: string): FormAnswer {
  if (refusal.reason === 'incomplete')
    return {
      kind: 'errors',
      errors: Object.fromEntries(refusal.faults.map((fault) => [FIELDS[fault], FAULTS[fault]])),
    };
  const { title, advice } = refusalWords(refusal);
  if (BEYOND.has(refusal.reason)) return { kind: 'update', view: noticeForm('Not Done', [title, advice]) };
  const field = refusal.reason === 'not-a-person' ? fieldIds.owner : first;
  return { kind: 'errors', errors: { [field]: `${title} ${advice}` } };
}
