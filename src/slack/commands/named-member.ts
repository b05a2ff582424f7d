import type { Result } from '../../operations/refusal.ts';
import { refuse } from '../../operations/refusal.ts';
import { refusesPerson } from '../../operations/refuses-person.ts';
import type { SlackContext } from '../context.ts';
import { mentionedUser, plainText, splitWords } from './words.ts';

/** The Slack user that the first of some words names as `@somebody`; apps and deactivated accounts are nobody. */
export async function namedMember(
  { deps, identity, people }: SlackContext,
  text: string,
): Promise<Result<{ user: string }>> {
  const [word = ''] = splitWords(text);
  const user = mentionedUser(word);
  if (user === null) return refuse({ reason: 'unknown-person', id: plainText(word) || 'nobody' });
  await people.standingOf(user);
  return refusesPerson(deps.database.store, identity.workspace, user) ?? { ok: true, user };
}
