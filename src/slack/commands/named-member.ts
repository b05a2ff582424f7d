import type { Result } from '../../operations/refusal.ts';
import { refuse } from '../../operations/refusal.ts';
import type { SlackContext } from '../context.ts';
import { mentionedUser, plainText, splitWords } from './words.ts';

/** The Slack user that the first of some words names as `@somebody`; apps and deactivated accounts are nobody. */
export async function namedMember({ people }: SlackContext, text: string): Promise<Result<{ user: string }>> {
  const [word = ''] = splitWords(text);
  const user = mentionedUser(word);
  if (user === null) return refuse({ reason: 'unknown-person', id: plainText(word) || 'nobody' });
  const standing = await people.standingOf(user);
  if (standing === 'bot' || standing === 'deactivated')
    return refuse({ reason: 'unknown-person', id: plainText(word) });
  return { ok: true, user };
}
