import type { Change } from '../change.ts';
import type { Refusal } from '../refusal.ts';

/** What was tried: in which plan, gate and review, as far as they are known. */
export interface Attempt {
  planId: string | null;
  gate: string | null;
  review: string | null;
}

/** Notes in the execution log that somebody tried what the rules of a review refuse; a double click is no attempt. */
export function logRefused(c: Change, { planId, gate, review }: Attempt, { reason }: Refusal): void {
  if (reason === 'unchanged') return;
  c.note(planId, { verb: 'gate.refused', subject: gate, level: 'warning', data: { review, reason } });
}
