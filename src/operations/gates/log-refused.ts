import type { Change } from '../change.ts';
import type { Refusal } from '../refusal.ts';
import type { FoundReview } from './find-review.ts';

/** Attempts at what somebody may not do; a form that is filled in badly is none. */
const logged: ReadonlySet<Refusal['reason']> = new Set([
  'not-allowed',
  'not-eligible',
  'review-closed',
  'window-over',
  'no-seat',
  'delegated-away',
  'delegate-expired',
  'delegation-taken-back',
  'seat-held-by',
  'stale-version',
  'not-presenter',
  'presenter-overrides',
  'not-overrider',
  'superseded',
  'too-lenient',
]);

/** Notes in the execution log that somebody tried what the rules of a review refuse. */
export function logRefused(c: Change, { head, stored }: FoundReview, { reason }: Refusal): void {
  if (!logged.has(reason)) return;
  const { row } = stored;
  c.note(head.id, {
    verb: 'gate.refused',
    subject: row.gate,
    level: 'warning',
    data: { review: row.id, reason },
  });
}
