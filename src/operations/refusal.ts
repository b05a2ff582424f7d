import type { IsoDate } from '../plan/plan.ts';
import type { GateRefusal } from './gates/gate-refusal.ts';

/** Why something was not done. The set is closed; `slack/refusals.ts` and the terminal render each one. */
export type Refusal =
  | GateRefusal
  | { reason: 'no-plan' }
  | { reason: 'plan-ended'; plan: string; end?: { how: 'archived' | 'complete'; on: IsoDate } }
  | { reason: 'zone-unknown'; timezone: string }
  | { reason: 'plan-changed-meanwhile' }
  | { reason: 'draft-gone' }
  | { reason: 'unknown-item'; id: string; nearest: string | null }
  | { reason: 'unknown-gate'; id: string; nearest: string | null }
  | { reason: 'unknown-thing'; id: string; nearest: string | null }
  | { reason: 'bad-what-if'; text: string }
  | { reason: 'wrong-confirmation'; expected: string }
  | { reason: 'last-owner' }
  | { reason: 'role-unchanged'; role: 'owner' | 'editor' | 'member' | 'viewer' }
  | { reason: 'not-admin' }
  | { reason: 'owners-there'; owners: string[] }
  | { reason: 'nothing-to-undo' }
  | { reason: 'no-example' }
  | { reason: 'not-visible' }
  | { reason: 'unknown-point'; id: string; nearest: string | null }
  | { reason: 'unknown-person'; id: string }
  | { reason: 'not-a-person'; name: string; standing: 'bot' | 'deactivated' }
  | { reason: 'unknown-blocker'; item: string | null }
  | { reason: 'unknown-subtask'; text: string; nearest: string | null }
  | { reason: 'unknown-metric'; text: string; nearest: string | null }
  | { reason: 'no-metrics'; id: string }
  | { reason: 'unknown-requirement'; point: string; text: string; nearest: string | null }
  | { reason: 'not-allowed'; needs: 'owner' | 'editor' | 'member' | 'item owner' | 'seat'; ask?: string[] }
  | { reason: 'summary-item'; id: string; children: string[] }
  | { reason: 'already-started'; id: string; on: IsoDate }
  | { reason: 'already-done'; id: string; on: IsoDate }
  | { reason: 'subtasks-open'; planId: string; id: string; open: string[] }
  | { reason: 'not-in-plan'; person: string }
  | { reason: 'bad-estimate'; text: string }
  | { reason: 'text-missing'; what: string }
  | { reason: 'text-too-long'; what: string; limit: number }
  | { reason: 'date-past'; date: IsoDate }
  | { reason: 'bad-date'; text: string }
  | { reason: 'bad-schedule'; text: string; example: string }
  | { reason: 'no-sync' }
  | { reason: 'no-digest' }
  | { reason: 'sync-paused' }
  | { reason: 'already-claimed'; by: string; item: string }
  | { reason: 'not-done'; id: string }
  | { reason: 'already-resolved' }
  | { reason: 'not-resolved' }
  | { reason: 'no-open-blocker'; item: string }
  | { reason: 'several-blockers'; item: string; ids: string[] };

/** What an operation answers: its result, or one refusal as a value. */
export type Result<T = object> = ({ ok: true } & T) | ({ ok: false } & Refusal);

/** Shorthand for a refusal. */
export function refuse(refusal: Refusal): { ok: false } & Refusal {
  return { ok: false, ...refusal };
}
