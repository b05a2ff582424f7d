import type { Store } from '../storage/database.ts';
import { loadMember } from '../storage/members.ts';
import type { Refusal } from './refusal.ts';

export type NotAPerson = { ok: false } & Extract<Refusal, { reason: 'not-a-person' }>;

/** A refusal where Slack said last that an account is an app's or deactivated: nobody behind it can see to anything. */
export function refusesPerson(store: Store, workspace: string, user: string): NotAPerson | null {
  const { standing, name } = loadMember(store, workspace, user) ?? {};
  if (standing !== 'bot' && standing !== 'deactivated') return null;
  return { ok: false, reason: 'not-a-person', name: name ?? 'That account', standing };
}
